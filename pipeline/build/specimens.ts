/** Sets the specimens of languages: `<tag>.pdf`, one sheet, and `<tag>.png`, its two sides below each other. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../engines/find-browser.ts';
import { fontsDigest } from '../engines/fonts.ts';
import type { Press } from '../engines/press.ts';
import { digestOfRecord } from '../model/digest.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import type { Layout, Measurement } from '../model/rendition.ts';
import { languageCss } from '../products/language-css.ts';
import { renderSpecimen, specimenTitle } from '../report/specimen.ts';
import { writeWhole } from './disk.ts';
import { cacheFolder, programCache } from './folders.ts';
import { reportStylesheet } from './products.ts';
import type { Project } from './project.ts';

export interface SpecimenOptions {
  readonly project: Project;
  readonly languages: readonly LanguageTag[];
  /** Absolute path of the folder that they go to. */
  readonly folder: string;
  /** ISO 8601: printed on the sheet. */
  readonly date: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  progress(done: number, of: number): void;
}

export interface Specimen {
  readonly language: LanguageTag;
  /** Absolute paths. */
  readonly files: readonly string[];
  /** What is cut, missing or not as it was written: a sheet to be signed must be whole. */
  readonly faults: readonly string[];
}

/** @throws PipelineError where there is no browser or the folder cannot be written to. */
export async function writeSpecimens(options: SpecimenOptions): Promise<readonly Specimen[]> {
  const { project, languages, environment } = options;
  const [{ openPress }, browser] = await Promise.all([
    import('../engines/press.ts'),
    findBrowser(environment, programCache),
  ]);
  const press = await openPress(browser, {
    browsers: Math.min(availableParallelism(), languages.length),
    stylesheets: new Map([[stylesheet, sheetOf(project)]]),
    projectRoot: project.root,
    cacheDirectory: cacheFolder(project.root),
  });
  let done = 0;
  try {
    return await Promise.all(
      languages.map(async (language) => {
        const specimen = await writeSpecimen(press, language, options);
        done += 1;
        options.progress(done, languages.length);
        return specimen;
      }),
    );
  } finally {
    await press.close();
  }
}

const stylesheet = 'specimen.css';

const sheetOf = ({ profiles }: Project): string =>
  `${languageCss(profiles.values())}\n${reportStylesheet(stylesheet)}`;

async function writeSpecimen(
  press: Press,
  language: LanguageTag,
  { project, folder, date }: SpecimenOptions,
): Promise<Specimen> {
  const profile = project.profiles.get(language);
  if (!profile) throw new Error(`no profile for ${language}`);
  const digest = digestOfRecord([profile, fontsDigest(profile.fonts.sans)]);
  const bodies = renderSpecimen({ profile, digest, date });
  const layouts = layoutsOf(project, profile, bodies, date);
  const [sheet, picture] = await Promise.all([press.render(layouts.sheet), press.render(layouts.picture)]);
  const files = [
    { path: join(folder, `${language}.pdf`), bytes: sheet.bytes },
    { path: join(folder, `${language}.png`), bytes: picture.bytes },
  ];
  for (const { path, bytes } of files) writeWhole(path, bytes);
  const faults = [sheet, picture].flatMap(({ measurement }) => faultsOf(measurement));
  return { language, files: files.map(({ path }) => path), faults };
}

const faultsOf = ({ overflows, faults = [] }: Measurement): readonly string[] =>
  [...overflows, ...faults].map(({ text }) => text);

const a4 = { width: 210, height: 297 };
/** CSS pixels of an A4 sheet’s sides one below the other, twice as large, so that marks can be looked at closely. */
const twoSides = { width: 1588, height: 4492 };

function layoutsOf(
  project: Project,
  profile: LanguageProfile,
  [body, alternative]: readonly [string, string],
  date: string,
): Readonly<Record<'sheet' | 'picture', Layout>> {
  const shared = {
    document: 'specimen' as DocumentId,
    language: project.publisher.sourceLanguage,
    product: 'specimen',
    body,
    alternatives: [alternative],
    title: specimenTitle(profile),
    stylesheet,
    pictures: {},
  };
  const metadata = {
    title: specimenTitle(profile),
    author: project.publisher.name,
    subject: profile.english,
    identifier: `specimen-${profile.tag}`,
    date,
  };
  return {
    sheet: {
      ...shared,
      format: 'a4',
      medium: 'print',
      ...a4,
      sides: 2,
      metadata,
      fits: ['', 'close', 'close closest'],
    },
    picture: {
      ...shared,
      format: 'sheet',
      medium: 'image',
      ...twoSides,
      fits: ['picture', 'picture close', 'picture close closest'],
    },
  };
}
