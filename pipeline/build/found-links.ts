/** Where documents lead inside the project; what can only be judged when all of them have been read. */
import { missingSection } from '../checks/links.ts';
import { type DocumentLink, documentLink } from '../markup/links.ts';
import type { Diagnostic, Place } from '../model/diagnostic.ts';
import type { Document, SkeletonBlock } from '../model/document.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import type { Unit } from '../model/unit.ts';

export interface FoundLink extends DocumentLink {
  readonly href: string;
  readonly place: Place;
  /** The only language that it is given to by `replace`; absent: it stands in the text. */
  readonly language?: LanguageTag;
  /** Languages that have another in its place. */
  readonly except: readonly LanguageTag[];
}

export function linksOf(document: Document, units: readonly Unit[]): readonly FoundLink[] {
  const { facts, replacements = new Map() } = document;
  const find = (link: Omit<FoundLink, keyof DocumentLink>): readonly FoundLink[] => {
    const found = documentLink(link.href, facts.file);
    return found ? [{ ...link, ...found }] : [];
  };
  const given = [...replacements].flatMap(([language, { links }]) =>
    [...links.values()].flatMap(({ to, place }) => find({ href: to, place, language, except: [] })),
  );
  const written = units.flatMap(({ codes, place }) =>
    codes.flatMap(({ element }) => {
      const href = String(element.properties.href ?? '');
      const except = [...replacements].flatMap(([tag, { links }]) => (links.has(href) ? [tag] : []));
      return find({ href, place, except });
    }),
  );
  return [...written, ...given];
}

/** The links that readers of one language have. */
export const linksFor = (links: readonly FoundLink[], tag: LanguageTag): readonly FoundLink[] =>
  links.filter(({ language, except }) => (language ? language === tag : !except.includes(tag)));

/** What a link to a section of the document may name: made of the source's headings, for all languages. */
export const anchorsOf = (blocks: readonly SkeletonBlock[]): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.type === 'directive') return anchorsOf(block.blocks);
    return block.type === 'heading' ? [block.anchor] : [];
  });

interface LinkedRecord {
  readonly id: DocumentId;
  /** None where the document cannot be read. */
  readonly cards: readonly unknown[];
  readonly links: readonly FoundLink[];
  readonly anchors: readonly string[];
}

/** Links to sections that documents do not have. One that was not read, or that has errors, is not judged. */
export function judgeSections(records: readonly LinkedRecord[]): readonly Diagnostic[] {
  const anchors = new Map<DocumentId, readonly string[]>(
    records.flatMap((record) => (record.cards.length > 0 ? [[record.id, record.anchors] as const] : [])),
  );
  return records.flatMap(({ links }) =>
    links.flatMap((link) => {
      const known = anchors.get(link.document);
      return known ? (missingSection(link, known) ?? []) : [];
    }),
  );
}
