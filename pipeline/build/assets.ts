/** What all pages share: the stylesheet with its fonts, and the web's copies of the pictures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webPictures } from '../engines/raster.ts';
import { exactWebFonts, type WebFont, webFont, webFontFaces } from '../engines/web-fonts.ts';
import { digestOf } from '../model/digest.ts';
import type { LanguageTag } from '../model/id.ts';
import { languageCss } from '../products/language-css.ts';
import type { Making } from './making.ts';
import type { Outputs } from './outputs.ts';
import { pageFontFolder, sharedFonts } from './page-fonts.ts';
import { pageStylesheet } from './products.ts';
import type { Project } from './project.ts';
import { type Stage, write } from './stage.ts';
import { webPicture } from './web-pictures.ts';
import type { EditionPicture } from './workshop.ts';

/** A file of the site that no document owns. Its name holds a digest, so it is made once. */
export interface Asset {
  /** Relative to `output/`. */
  readonly path: string;
  readonly mediaType: string;
  readonly madeFrom: readonly string[];
  make(): Promise<string | Uint8Array>;
}

/** The stylesheet's path relative to `output/web/`, and the files. */
export function pageAssets(
  project: Project,
  cache: string,
): { stylesheet: string; assets: readonly Asset[] } {
  const profiles = project.languages.flatMap((tag: LanguageTag) => project.profiles.get(tag) ?? []);
  const fonts = sharedFonts(project);
  const css = `${webFontFaces(fonts, 'fonts/')}\n${languageCss(profiles)}\n${pageStylesheet()}`;
  const stylesheet = `assets/page.${digestOf(css).slice(0, 10)}.css`;
  return {
    stylesheet,
    assets: [
      { path: `web/${stylesheet}`, mediaType: 'text/css', madeFrom: [], make: async () => css },
      ...fonts.map((font) => ({
        path: `web/assets/fonts/${font.name}`,
        mediaType: 'font/woff2',
        madeFrom: [],
        make: () => webFont(font, cache),
      })),
    ],
  };
}

export function pictureAssets(root: string, pictures: readonly EditionPicture[]): readonly Asset[] {
  const unique = new Map(pictures.map((picture) => [picture.digest, picture]));
  return [...unique.values()].flatMap((picture) =>
    webPicture(picture).sources.map(({ path, width }) => ({
      path: `web/${path}`,
      mediaType: 'image/webp',
      madeFrom: [picture.file],
      make: async () =>
        (await webPictures(readFileSync(join(root, picture.file)), [width]))[0]?.bytes ?? new Uint8Array(),
    })),
  );
}

/** Makes what is not there yet. A path names its content, so a file that is there is the right one. */
export async function makeAssets(assets: readonly Asset[], stage: Stage, outputs: Outputs): Promise<void> {
  const made = await Promise.all(
    assets.map(async ({ make, ...asset }) => {
      const planned = { ...asset, key: digestOf(asset.path) };
      return outputs.has(planned)
        ? { planned }
        : { planned, written: write(stage, planned.path, await make()) };
    }),
  );
  for (const { planned, written } of made) {
    if (written) outputs.add(planned, written);
    else outputs.keep(planned);
  }
}

/** Fonts of single pages that were made anew, and those that the kept pages name: each once, however many name it. */
export async function makePageFonts(
  fonts: readonly WebFont[],
  { state: { outputs: before }, stage, programCache: cache }: Making,
  outputs: Outputs,
): Promise<void> {
  const planned = new Map(fonts.map((font) => [pageFontPath(font), font]));
  const missing = [...planned].flatMap(([path, font]) => (outputs.keep(plan(path)) ? [] : [font]));
  for (const [font, bytes] of await exactWebFonts(missing, cache)) {
    const path = pageFontPath(font);
    outputs.add(plan(path), write(stage, path, bytes));
  }
  for (const path of [...outputs.all.values()].flatMap(({ needs }) => needs ?? [])) {
    const font = before.get(path);
    if (font && !outputs.all.has(path)) outputs.leave(font);
  }
}

export const pageFontPath = ({ name }: WebFont): string => `web/${pageFontFolder}${name}`;

const plan = (path: string) => ({ path, mediaType: 'font/woff2', key: digestOf(path), madeFrom: [] });
