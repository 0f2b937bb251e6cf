/** Finds the browser that prints and draws: the one that is named, one that is installed, at last the packaged one. */
import { readdir, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { PipelineError } from '../model/pipeline-error.ts';
import { browserVersion } from './browser-version.ts';
import { writeFontConfiguration } from './font-configuration.ts';
import { packagedBrowser } from './packaged-browser.ts';

export interface FoundBrowser {
  readonly executable: string;
  /** `153.0.8010.0` */
  readonly version: string;
  readonly source: 'environment' | 'puppeteer-cache' | 'system' | 'package';
  /** Everything that the browser's process finds in its environment. */
  readonly environment: Readonly<Record<string, string>>;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Candidate = Pick<FoundBrowser, 'executable' | 'source'>;

/** What a browser needs of our own environment to start at all; everything else is kept from it. */
const passedOn = ['PATH', 'SystemRoot', 'SystemDrive', 'TEMP', 'TMP', 'LOCALAPPDATA', 'ProgramFiles'];

/**
 * The first of these that starts: `PUPPETEER_EXECUTABLE_PATH`, puppeteer's cache, the system's browsers, the binary in
 * the package `@sparticuz/chromium`. What costs time (unpacking, asking a version) is kept in `cacheDirectory`.
 */
export async function findBrowser(environment: Environment, cacheDirectory: string): Promise<FoundBrowser> {
  const own = await ownEnvironment(environment, cacheDirectory);
  const named = environment.PUPPETEER_EXECUTABLE_PATH;
  if (named) {
    const version = await browserVersion(named, own, cacheDirectory);
    if (!version) throw notStarting(named);
    return { executable: named, version, source: 'environment', environment: own };
  }
  for (const candidate of await installed(environment)) {
    const version = await browserVersion(candidate.executable, own, cacheDirectory);
    if (version) return { ...candidate, version, environment: own };
  }
  const packaged = await packagedBrowser(own, cacheDirectory);
  if (packaged) return { ...packaged, source: 'package' };
  throw nowhere();
}

async function ownEnvironment(
  environment: Environment,
  cacheDirectory: string,
): Promise<Record<string, string>> {
  const own: Record<string, string> = { LANG: 'C.UTF-8', TZ: 'UTC' };
  for (const name of passedOn) {
    const value = environment[name];
    if (value !== undefined) own[name] = value;
  }
  if (process.platform === 'linux') own.FONTCONFIG_FILE = await writeFontConfiguration(cacheDirectory);
  return own;
}

async function installed(environment: Environment): Promise<Candidate[]> {
  const cached = await inPuppeteerCache(environment);
  const system = systemPlaces(environment);
  return [
    ...cached.map((executable): Candidate => ({ executable, source: 'puppeteer-cache' })),
    ...system.map((executable): Candidate => ({ executable, source: 'system' })),
  ];
}

/** `<cache>/chrome-headless-shell/linux-148.0.7778.97/chrome-headless-shell-linux64/chrome-headless-shell` */
async function inPuppeteerCache(environment: Environment): Promise<string[]> {
  const home = environment.HOME ?? environment.USERPROFILE;
  const cache = environment.PUPPETEER_CACHE_DIR ?? (home && join(home, '.cache', 'puppeteer'));
  if (!cache) return [];
  const found: string[] = [];
  for (const browser of ['chrome-headless-shell', 'chrome']) {
    const builds = (await list(join(cache, browser))).sort(newestFirst);
    for (const build of builds) {
      for (const folder of await list(join(cache, browser, build))) {
        for (const name of executableNames) {
          const executable = join(cache, browser, build, folder, name);
          if (await isFile(executable)) found.push(executable);
        }
      }
    }
  }
  return found;
}

const executableNames = [
  'chrome-headless-shell',
  'chrome',
  'chrome-headless-shell.exe',
  'chrome.exe',
  'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
];

function systemPlaces(environment: Environment): string[] {
  if (process.platform === 'darwin') return macPlaces;
  if (process.platform === 'win32') return windowsPlaces(environment);
  const folders = [
    ...(environment.PATH ?? '').split(delimiter).filter(Boolean),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
  ];
  const names = [
    'chromium-headless-shell',
    'chrome-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
  ];
  return [...new Set(names.flatMap((name) => folders.map((folder) => join(folder, name))))];
}

const macPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

function windowsPlaces(environment: Environment): string[] {
  const roots = [environment.ProgramFiles, environment['ProgramFiles(x86)'], environment.LOCALAPPDATA].filter(
    (root) => root !== undefined,
  );
  const inside = [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return inside.flatMap((path) => roots.map((root) => join(root, path)));
}

const newestFirst = (a: string, b: string): number => {
  const [left, right] = [a, b].map((name) => (name.match(/\d+/g) ?? []).map(Number)) as [number[], number[]];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (right[index] ?? 0) - (left[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

const list = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

const isFile = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isFile() ?? false;

const notStarting = (executable: string) =>
  new PipelineError(
    3,
    {
      vi: `Trình duyệt ghi trong PUPPETEER_EXECUTABLE_PATH không chạy được: ${executable}`,
      en: `The browser named by PUPPETEER_EXECUTABLE_PATH does not start: ${executable}`,
    },
    {
      vi: 'Sửa biến này cho trỏ đến Chrome hoặc Chromium đã cài, hoặc bỏ biến đi để chương trình tự tìm.',
      en: 'Point the variable at an installed Chrome or Chromium, or remove it so that the program looks for one itself.',
    },
  );

const nowhere = () =>
  new PipelineError(
    3,
    {
      vi: 'Không tìm thấy trình duyệt nào để dàn trang tờ rơi và hình ảnh.',
      en: 'No browser was found to lay out leaflets and images.',
    },
    {
      vi: 'Cài Chrome hoặc Chromium, rồi đặt PUPPETEER_EXECUTABLE_PATH bằng đường dẫn đến tệp chạy của nó; trên Linux x64 chỉ cần xóa thư mục node_modules rồi chạy lại npm run build.',
      en: 'Install Chrome or Chromium and set PUPPETEER_EXECUTABLE_PATH to its executable; on Linux x64 it is enough to delete the folder node_modules and run npm run build again.',
    },
  );
