/** Examines what the program stands on, for `nhipcau doctor`: facts, and what to do about each problem. */
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bilingual, inBoth } from '../model/bilingual.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import { askVersion } from './browser-version.ts';
import { type FoundBrowser, findBrowser } from './find-browser.ts';
import { facesOf, familyNames } from './fonts.ts';
import { findGhostscript } from './ghostscript.ts';
import { pinnedRelease } from './packaged-browser.ts';

export interface Finding {
  readonly subject: Bilingual;
  /** What was found: a version, a path, a reason. */
  readonly fact: Bilingual;
  readonly ok: boolean;
  /** What to do, where something is wrong or could be better. */
  readonly advice?: Bilingual;
}

export interface Examined {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cacheDirectory: string;
  readonly outputDirectory: string;
}

/** Looks at Node, its ICU, the browser, every font, the picture library, Ghostscript and the disk. Makes the two folders where they are missing. */
export async function examine(examined: Examined): Promise<Finding[]> {
  return [
    node(),
    await browser(examined),
    ...(await Promise.all(familyNames.map(font))),
    await pictureLibrary(),
    await separator(examined),
    await folder({ vi: 'Thư mục đệm', en: 'Cache folder' }, examined.cacheDirectory),
    await folder({ vi: 'Thư mục kết quả', en: 'Output folder' }, examined.outputDirectory),
  ];
}

function node(): Finding {
  const { node: version, icu, cldr } = process.versions;
  const ok = Number.parseInt(version, 10) >= 24 && icu !== undefined;
  return {
    subject: { vi: 'Node.js', en: 'Node.js' },
    fact: inBoth(`${version}, ICU ${icu ?? '–'}, CLDR ${cldr ?? '–'}, ${process.platform} ${process.arch}`),
    ok,
    ...(!ok && {
      advice: {
        vi: 'Cần Node.js 24 có ICU đầy đủ: chạy bằng “npm run nhipcau”, lệnh này tự dùng bản kèm theo.',
        en: 'Node.js 24 with full ICU is needed: start with “npm run nhipcau”, which uses the one that comes along.',
      },
    }),
  };
}

async function browser({ environment, cacheDirectory }: Examined): Promise<Finding> {
  const subject = { vi: 'Trình duyệt dàn trang', en: 'Browser for layout' };
  try {
    const found = await findBrowser(environment, cacheDirectory);
    if (!(await askVersion(found.executable, found.environment)))
      return {
        subject,
        fact: { vi: `không chạy được: ${found.executable}`, en: `does not start: ${found.executable}` },
        ok: false,
        advice: found.source === 'package' ? reinstall : named,
      };
    const pinned = (await pinnedRelease())?.split('.')[0];
    const isPinned = found.version.split('.')[0] === pinned;
    const origin = origins[found.source];
    return {
      subject,
      fact: {
        vi: `${found.version}, ${origin.vi}: ${found.executable}`,
        en: `${found.version}, ${origin.en}: ${found.executable}`,
      },
      ok: true,
      ...(!isPinned && {
        advice: {
          vi: `Bản chuẩn là Chromium ${pinned}. Bản khác vẫn dùng được, nhưng tệp PDF và hình ảnh có thể không giống từng byte với máy khác.`,
          en: `The reference is Chromium ${pinned}. Another one works, but PDFs and images may not be byte for byte those of other machines.`,
        },
      }),
    };
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    return { subject, fact: error.text, ok: false, advice: error.hint };
  }
}

const origins: Readonly<Record<FoundBrowser['source'], Bilingual>> = {
  environment: { vi: 'theo PUPPETEER_EXECUTABLE_PATH', en: 'named by PUPPETEER_EXECUTABLE_PATH' },
  'puppeteer-cache': { vi: 'trong bộ đệm của puppeteer', en: 'in puppeteer’s cache' },
  system: { vi: 'cài trên máy', en: 'installed on the system' },
  package: { vi: 'kèm theo gói npm', en: 'from the npm package' },
};

async function font(family: string): Promise<Finding> {
  const subject = { vi: `Phông chữ ${family}`, en: `Font ${family}` };
  try {
    const faces = facesOf(family);
    const sizes = await Promise.all(faces.map(async (face) => (await stat(face.file)).size));
    const kilobytes = Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024);
    return {
      subject,
      fact: {
        vi: `${faces.length} tệp, ${kilobytes} KB`,
        en: `${faces.length} ${faces.length === 1 ? 'file' : 'files'}, ${kilobytes} KB`,
      },
      ok: true,
    };
  } catch (error) {
    return { subject, fact: inBoth(reason(error)), ok: false, advice: reinstall };
  }
}

async function pictureLibrary(): Promise<Finding> {
  const subject = { vi: 'Thư viện ảnh sharp', en: 'Picture library sharp' };
  try {
    const { default: sharp } = await import('sharp');
    return {
      subject,
      fact: inBoth(`${sharp.versions.sharp ?? ''}, libvips ${sharp.versions.vips}`),
      ok: true,
    };
  } catch (error) {
    return { subject, fact: inBoth(reason(error)), ok: false, advice: reinstall };
  }
}

/** Nothing stands or falls with it: without Ghostscript the print shop gets RGB, and is told. */
async function separator({ environment }: Examined): Promise<Finding> {
  const found = await findGhostscript(environment);
  return {
    subject: { vi: 'Ghostscript (CMYK cho nhà in)', en: 'Ghostscript (CMYK for print shops)' },
    fact: found
      ? inBoth(`${found.version}: ${found.executable}`)
      : { vi: 'không có; tệp cho nhà in là RGB', en: 'not there; files for print shops are RGB' },
    ok: true,
    ...(!found && {
      advice: {
        vi: 'Chỉ cần khi nhà in đòi CMYK: cài Ghostscript (Debian: apt install ghostscript).',
        en: 'Needed only where a print shop asks for CMYK: install Ghostscript (Debian: apt install ghostscript).',
      },
    }),
  };
}

async function folder(subject: Bilingual, path: string): Promise<Finding> {
  const probe = join(path, `.probe-${process.pid}`);
  try {
    await mkdir(path, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
    return { subject, fact: { vi: `${path}: ghi được`, en: `${path}: writable` }, ok: true };
  } catch (error) {
    return {
      subject,
      fact: inBoth(`${path}: ${reason(error)}`),
      ok: false,
      advice: {
        vi: 'Kiểm tra quyền ghi và dung lượng đĩa còn trống của thư mục này.',
        en: 'Check the permission to write in this folder, and the free space on its disk.',
      },
    };
  }
}

const reinstall: Bilingual = {
  vi: 'Xóa thư mục node_modules của chương trình rồi chạy lại “npm run build”: các gói được cài lại.',
  en: 'Delete the program’s folder node_modules and run “npm run build” again: the packages are installed anew.',
};

const named: Bilingual = {
  vi: 'Cài lại trình duyệt đó, hoặc đặt PUPPETEER_EXECUTABLE_PATH bằng đường dẫn đến một trình duyệt khác.',
  en: 'Install that browser again, or set PUPPETEER_EXECUTABLE_PATH to another one.',
};

const reason = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
