/**
 * What every product is given and gives back. A product is a pure function from an edition to HTML: engines (browser,
 * raster, PDF) do the rest, so a template can be read, tested and looked at without them.
 */
import type { Formatter } from '../language/format.ts';
import type { Words } from '../language/words.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Asset, Kind } from '../model/document.ts';
import type { Edition, EditionCard, Text } from '../model/edition.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import type { LanguageProfile, Profiles } from '../model/language.ts';
import type { PressProfile } from '../model/press.ts';
import type { Publisher } from '../model/publisher.ts';
import type { Layout, Measurement } from '../model/rendition.ts';

/** The publisher's own texts in the edition's language, each with the language that it is really in. */
export interface PublisherTexts {
  readonly name: Text;
  readonly parent: Text;
  readonly address: Text;
  readonly notice: Text | undefined;
  readonly licence: Text;
  /** Label of a topic, area, unit or programme: `label('topics', 'safety')`. */
  label(group: 'topics' | 'areas' | 'units' | 'programmes', id: string): Text;
}

/** Everything of one language that a template may use besides the edition. */
export interface Site {
  readonly language: LanguageTag;
  readonly profile: LanguageProfile;
  readonly profiles: Profiles;
  readonly words: Words;
  readonly format: Formatter;
  readonly publisher: Publisher;
  readonly texts: PublisherTexts;
  /** Bleed and folds of the print shop that the document is for; absent: `usualPress`. */
  readonly press?: PressProfile;
}

/** A file that a page offers beside itself. */
export interface Download {
  readonly product: string;
  readonly format: string;
  /** The language beside the page's own, in what holds two. */
  readonly beside?: LanguageTag;
  /** Relative to `output/web/`. */
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Pixels, for images. */
  readonly width?: number;
  readonly height?: number;
}

/** Web derivatives of a picture, narrowest first. Paths relative to `output/web/`. */
export interface WebPicture {
  readonly sources: readonly { readonly path: string; readonly width: number }[];
  readonly width: number;
  readonly height: number;
}

/** Kinds and topics that have a list of their own in this language. */
export interface Navigation {
  readonly kinds: readonly string[];
  readonly topics: readonly string[];
}

/** A document's page in one language. */
export type PageAlternate = Pick<EditionCard, 'language' | 'complete' | 'approved'>;

/** What a page has to know of the rest of the site. Paths are relative to `output/web/`. */
export interface PageLinks extends Navigation {
  /** This document in every language that has it, in the publisher's order, itself included. */
  readonly alternates: readonly PageAlternate[];
  readonly downloads: readonly Download[];
  readonly stylesheet: string;
  picture(asset: Asset): WebPicture;
}

/** A list page: home, one kind or one topic, in one language. */
export interface CardList extends Navigation {
  readonly type: 'home' | 'kind' | 'topic';
  /** Kind or topic id; absent for home. */
  readonly id?: string;
  /** Newest first. */
  readonly cards: readonly EditionCard[];
  /** Languages that have this same list. */
  readonly languages: readonly LanguageTag[];
  /** Of those, the ones whose list holds nothing but approved editions: it shows reviewed words only, and is indexed. */
  readonly finished: readonly LanguageTag[];
}

/** A document that a bulletin gathers, in the bulletin's language; without an edition where it has none there. */
export interface GatheredEdition {
  readonly document: DocumentId;
  readonly edition?: Edition;
}

/** The other language of two that stand side by side; without an edition where nobody has begun it. */
export interface Companion {
  readonly edition?: Edition;
  readonly site: Site;
}

/** What is known of a format outside its product. */
export interface PrintedFormat {
  /** What editors and print shops call the product in this format: `Tờ gấp ba (trifold)`. */
  readonly name: Bilingual;
}

/** A product made by an engine: `products/<id>/<id>.ts` exports one as `product`. */
export interface PrintedProduct {
  readonly id: string;
  /** The stylesheet of one that is printed begins with `print.css`. */
  readonly medium: Layout['medium'];
  /** Id, as documents ask for it and files are called, → what it is. The first is what a new document begins with. */
  readonly formats: Readonly<Record<string, PrintedFormat>>;
  /** The kinds of documents that it can be made of; all where absent. */
  readonly kinds?: readonly Kind[];
  /** It prints the texts that a bulletin gathers, so it is given them. */
  readonly gathers?: true;
  /** It sets two languages side by side: it is made once for each pair that begins with the edition's. */
  readonly pairs?: true;
  /** What an editor calls each `data-box` of its layouts. */
  readonly boxes?: Readonly<Record<string, Bilingual>>;
  /**
   * Lays an edition out. Returns diagnostics instead where the edition can't become this product: a text missing,
   * no figures for an infographic.
   */
  layout(
    edition: Edition,
    format: string,
    site: Site,
    gathered?: readonly GatheredEdition[],
    companion?: Companion,
  ): Layout | readonly Diagnostic[];
  /** Judges what the engine measured: overflow, sides, refused requests. */
  inspect(
    edition: Pick<Edition, 'facts' | 'language'>,
    layout: Layout,
    measurement: Measurement,
  ): readonly Diagnostic[];
}

/** `vi/news/2024/plan.html`, relative to `output/web/`. */
export const pagePath = (language: LanguageTag, document: DocumentId): string =>
  `${language}/${document}.html`;

/** `vi/index.html`, `vi/kinds/news.html`, `vi/topics/safety.html`, relative to `output/web/`. */
export const listPath = (language: LanguageTag, list: Pick<CardList, 'type' | 'id'>): string =>
  list.type === 'home' ? `${language}/index.html` : `${language}/${list.type}s/${list.id}.html`;

/** The path from one file of the site to another, as an href: `../../assets/page.css`. */
export function href(from: string, to: string): string {
  const up = from.split('/').length - 1;
  return '../'.repeat(up) + to;
}
