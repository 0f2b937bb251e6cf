/** What all pages share: the stylesheet with its fonts, and the web's copies of the pictures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webPictures } from '../engines/raster.ts';
import { nameFonts, webFont, webFontFaces, webFontSet } from '../engines/web-fonts.ts';
import { digestOf } from '../model/digest.ts';
import type { LanguageTag } from '../model/id.ts';
import { languageCss } from '../products/language-css.ts';
import type { Outputs } from './outputs.ts';
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

/**
 * Chinese has no web font: its file has 10 MB, and a page leaves the script to the fonts of the reader's device.
 */
const systemFamilies = new Set(['Noto Sans SC']);

/** The stylesheet's path relative to `output/web/`, and the files. */
export function pageAssets(
  project: Project,
  cache: string,
): { stylesheet: string; assets: readonly Asset[] } {
  const profiles = project.languages.flatMap((tag: LanguageTag) => project.profiles.get(tag) ?? []);
  const families = [...new Set(profiles.flatMap(({ fonts }) => fonts.sans))]
    .filter((family) => !systemFamilies.has(family))
    .sort();
  const names = profiles
    .filter(({ script }) => script !== 'Latn')
    .flatMap(({ fonts: { sans }, endonym }) => sans.map((family) => ({ family, text: endonym })));
  const fonts = [...nameFonts(names), ...webFontSet(families, '')];
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
