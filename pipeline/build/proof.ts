/**
 * Contact sheets of what a document prints: `output/proof/<tag>/<document>.<format>.png`. They are made of the files in
 * `output/`, which are built first where they are not there or not as the document is now; nothing counts on them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../engines/find-browser.ts';
import type { Press } from '../engines/press.ts';
import { proofPages, proofParts } from '../engines/proof-pages.ts';
import { cutToContent } from '../engines/raster.ts';
import type { Tongue } from '../model/bilingual.ts';
import { fullName } from '../model/called.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import type { ImageLayout } from '../model/rendition.ts';
import { boxName } from '../products/box-name.ts';
import { languageCss } from '../products/language-css.ts';
import { type ProofInput, type ProofSide, renderProof, sheetRoom, sheetWidth } from '../report/proof.ts';
import type { BuildReport } from '../report/report.ts';
import { type Step, unfolding } from '../report/unfolding.ts';
import { build } from './build.ts';
import { calledOf } from './called.ts';
import { writeWhole } from './disk.ts';
import { cacheFolder, outputFolder, programCache } from './folders.ts';
import type { BuildOptions } from './options.ts';
import { printedProducts, reportStylesheet } from './products.ts';
import { type Project, readProject } from './project.ts';
import { refuseUnknown } from './selection.ts';
import { type Output, readState, type Sheet } from './state.ts';

export interface ProofOptions extends Omit<BuildOptions, 'release' | 'documents' | 'products'> {
  readonly document: DocumentId;
  /** Empty: all of them. */
  readonly formats: ReadonlySet<string>;
  /** Of the words on the sheets. */
  readonly tongue: Tongue;
}

export interface Proofs {
  /** Absolute paths. */
  readonly files: readonly string[];
  readonly report: BuildReport;
}

/** @throws PipelineError where the document has no such format, or there is no browser. */
export async function writeProofs(options: ProofOptions): Promise<Proofs> {
  const { root, document, formats, environment } = options;
  const onPaper = [...printedProducts.values()].filter(({ medium }) => medium === 'print');
  const report = await build({
    ...options,
    release: false,
    documents: new Set([document]),
    products: new Set(onPaper.map(({ id }) => id)),
  });
  const all = report.cards.find(({ facts }) => facts.id === document)?.facts.products ?? [];
  const there = all.filter(({ product }) => onPaper.some(({ id }) => id === product));
  refuseUnknown(
    '--formats',
    [...formats],
    there.map(({ format }) => format),
  );
  const prints = printsOf(options);
  if (prints.length === 0) return { files: [], report };
  const project = readProject(root);
  const [{ openPress }, browser] = await Promise.all([
    import('../engines/press.ts'),
    findBrowser(environment, programCache),
  ]);
  const press = await openPress(browser, {
    browsers: 1,
    stylesheets: new Map([[stylesheet, sheetCss(project)]]),
    projectRoot: root,
    cacheDirectory: cacheFolder(root),
  });
  try {
    const files: string[] = [];
    for (const print of prints) files.push(...(await writeProof(print, press, project, report, options)));
    return { files, report };
  } finally {
    await press.close();
  }
}

const stylesheet = 'proof.css';

const sheetCss = ({ profiles }: Project): string =>
  `${languageCss(profiles.values())}\n${reportStylesheet(stylesheet)}`;

interface Print {
  /** Of the file for reading, without folder and ending: `km/leaflet/2024/scam-calls.a5`. */
  readonly name: string;
  readonly language: LanguageTag;
  readonly beside?: LanguageTag;
  readonly product: string;
  readonly format: string;
  readonly sheet: Sheet;
  readonly reading: Uint8Array;
  /** Of the file for the print shop, where there is one. */
  readonly press?: Uint8Array;
}

/** What the build left of the document, in the order of its paths. */
function printsOf({ root, document, languages, formats }: ProofOptions): readonly Print[] {
  const state = readState(cacheFolder(root));
  if (!state) return [];
  const read = (path: string) => readFileSync(join(outputFolder(root), path));
  return [...state.outputs.values()].flatMap((output: Output): Print[] => {
    const { path, key, language, beside, product, format } = output;
    const sheet = state.prints.get(key)?.made?.sheet;
    if (!path.startsWith('print/') || output.document !== document) return [];
    if (!language || !product || !format || !sheet) return [];
    if (languages.size > 0 && !languages.has(language)) return [];
    if (formats.size > 0 && !formats.has(format)) return [];
    const press = path.replace(/^print/, 'press');
    const name = path.slice('print/'.length, -'.pdf'.length);
    const hasPress = state.outputs.has(press);
    return [
      {
        name,
        language,
        ...(beside && { beside }),
        product,
        format,
        sheet,
        reading: read(path),
        ...(hasPress && { press: read(press) }),
      },
    ];
  });
}

/** On one sheet, or where text flows over many pages, on as many as that takes. */
async function writeProof(
  print: Print,
  press: Press,
  { profiles }: Project,
  { cards }: BuildReport,
  { root, document, tongue }: ProofOptions,
): Promise<readonly string[]> {
  const { language, product, format, sheet, reading } = print;
  const profile = profiles.get(language);
  if (!profile) throw new Error(`no profile for ${language}`);
  const { width, height, scale = 1, panels = [] } = sheet;
  const flows = sheet.sides === 'flow';
  const sides = await sidesOf(reading, flows ? flowScale : sideScale);
  const shared: Omit<ProofInput, 'sides'> = {
    tongue,
    title:
      cards.find(({ facts, language: own }) => facts.id === document && own === language)?.title ?? document,
    profile,
    name: fullName(calledOf(print, profiles))[tongue],
    size: { width: width * scale, height: height * scale },
    enlarged: scale,
    press: print.press && !flows ? await sidesOf(print.press, sideScale) : [],
    panels,
    steps: await stepsOf(reading, panels),
    panelName: (name) => boxName(name, printedProducts.get(product)?.boxes ?? {}),
  };
  const sheets = flows ? chunks(sides, pagesASheet) : [sides];
  const files: string[] = [];
  for (const [index, shown] of sheets.entries()) {
    const body = renderProof({
      ...shared,
      sides: shown,
      ...(flows && { firstPage: index * pagesASheet + 1 }),
    });
    const layout: ImageLayout = {
      medium: 'image',
      document,
      language: tongue as string as LanguageTag,
      product: 'proof',
      format,
      title: document,
      body,
      stylesheet,
      pictures: {},
      width: sheetWidth,
      height: heightFor([...shown, ...shared.press], shared.steps),
    };
    const { bytes } = await press.render(layout);
    const number = sheets.length > 1 ? `.${index + 1}` : '';
    const file = join(outputFolder(root), 'proof', `${print.name}${number}.png`);
    writeWhole(file, await cutToContent(bytes, margin));
    files.push(file);
  }
  return files;
}

/** Pixels around what is shown. */
const margin = 60;
const pagesASheet = 20;

/** Pixels a millimetre: a wide side takes the whole sheet, two upright ones stand beside each other. */
const sideScale = (width: number, height: number): number =>
  width > height ? Math.min(sheetRoom / width, 1400 / height) : Math.min(730 / width, 1050 / height);
/** Four upright pages in a row, or three wide ones. */
const flowScale = (width: number, height: number): number => (width > height ? 480 : 357) / width;
/** A sheet of A4 that lies open takes two thirds of the width. */
const stepScale = 3;

async function sidesOf(
  bytes: Uint8Array,
  scale: (width: number, height: number) => number,
): Promise<readonly ProofSide[]> {
  const pages = await proofPages(bytes, scale);
  return pages.map(({ picture, width, height, ...boxes }) => ({
    ...boxes,
    width,
    height,
    scale: scale(width, height),
    src: dataUrl(picture),
  }));
}

async function stepsOf(reading: Uint8Array, panels: Sheet['panels'] = []): Promise<ProofInput['steps']> {
  const steps: readonly Step[] = panels.length > 0 ? unfolding(panels) : [];
  const seen = steps.flatMap((step) => step.panels);
  const pictures = await proofParts(
    reading,
    seen.map(({ side, x, y, width, height }) => ({ page: side - 1, x, y, width, height })),
    stepScale,
  );
  const rest = pictures.values();
  return steps.map((step) => ({
    name: step.name,
    panels: step.panels.map((panel) => ({
      ...panel,
      src: dataUrl(rest.next().value ?? new Uint8Array()),
      scale: stepScale,
    })),
  }));
}

const dataUrl = (picture: Uint8Array): string =>
  `data:image/png;base64,${Buffer.from(picture).toString('base64')}`;

/** As if everything stood below each other; what is not needed is cut off. */
function heightFor(sides: readonly ProofSide[], steps: ProofInput['steps']): number {
  const tall = sides.map(({ height, scale }) => height * scale + 120);
  const rows = sides.length > 4 ? tall.filter((_, index) => index % 3 === 0) : tall;
  const open = steps.map(
    ({ panels }) => Math.max(...panels.map(({ height, scale }) => height * scale)) + 120,
  );
  return Math.ceil([...rows, ...open].reduce((sum, each) => sum + each, 700));
}

const chunks = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
