/** The document as one language has it, where the editor gave it links or pictures of its own. */
import type { Asset, Document, Replacements, SkeletonBlock } from '../model/document.ts';
import type { LanguageTag } from '../model/id.ts';
import type { InlineCode, Unit } from '../model/unit.ts';

export interface Localised {
  readonly document: Document;
  readonly units: readonly Unit[];
}

/** The same records where nothing is replaced: their digests, and the approvals of them, stay. */
export function localise({ document, units }: Localised, language: LanguageTag): Localised {
  const replacements = document.replacements?.get(language);
  if (!replacements) return { document, units };
  const { blocks, image } = document;
  return {
    document: {
      ...document,
      blocks: blocks.map((block) => replaceIn(block, replacements)),
      ...(image && { image: { ...image, asset: replaced(image.asset, replacements) } }),
    },
    units: units.map((unit) => ({ ...unit, codes: unit.codes.map((code) => relink(code, replacements)) })),
  };
}

const replaced = (asset: Asset, { pictures }: Replacements): Asset => pictures.get(asset.file) ?? asset;

function replaceIn(block: SkeletonBlock, replacements: Replacements): SkeletonBlock {
  if (block.type === 'picture') return { ...block, asset: replaced(block.asset, replacements) };
  if (block.type !== 'directive') return block;
  return { ...block, blocks: block.blocks.map((each) => replaceIn(each, replacements)) };
}

function relink(code: InlineCode, { links }: Replacements): InlineCode {
  const { element } = code;
  const href = links.get(String(element.properties.href ?? ''))?.to;
  return href === undefined
    ? code
    : { ...code, element: { ...element, properties: { ...element.properties, href } } };
}
