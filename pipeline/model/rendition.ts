/** A layout is what a product asks an engine to make; a rendition is what came out. */
import type { Focus, LanguagePair } from './document.ts';
import type { Digest, DocumentId, LanguageTag } from './id.ts';
import type { PressFile, PressSettings } from './press.ts';

/** An HTML document, complete but for fonts and stylesheets, which the engine holds already. */
interface LayoutBase {
  readonly document: DocumentId;
  readonly language: LanguageTag;
  readonly product: string;
  readonly format: string;
  /** Of two languages side by side the other one, which `format` names too: see `formatBeside`. */
  readonly beside?: LanguageTag;
  /** Content of `<body>`. */
  readonly body: string;
  /** Title of the HTML document; its `lang` is `language`. */
  readonly title: string;
  /** Writing direction; left to right where absent. */
  readonly direction?: 'ltr' | 'rtl';
  /** Name of the stylesheet in the product's folder. */
  readonly stylesheet: string;
  /** Pictures that the body names: relative URL → file. A URL stands for one picture only: name it by its digest. */
  readonly pictures: Readonly<Record<string, LayoutPicture>>;
  /** Classes for `<body>`, tried in order until nothing overflows: from the type size intended to the smallest allowed. */
  readonly fits?: readonly string[];
  /**
   * Other divisions of the same text among the boxes. The engine tries `body`, then each of these, with one class of
   * `fits` before it goes on to the next class. It keeps the first that fits, else the one that overflows least, which
   * `inspect` judges.
   */
  readonly alternatives?: readonly string[];
  /**
   * The short text of the edition, tried in the same way once nothing of the above fits; `unready` where the document has
   * one which this edition can't show: it is not translated, or not yet reviewed.
   */
  readonly shortened?: ShortenedBodies | 'unready';
}

/** Bodies, one division of the short text each, and the classes that are worth trying with them. */
export interface ShortenedBodies {
  readonly bodies: readonly string[];
  readonly fits?: readonly string[];
}

/** `a4` of Khmer beside Vietnamese → `a4-km-vi`: what is made of one edition in one format has one name. */
export const formatBeside = (format: string, [first, other]: LanguagePair): string =>
  `${format}-${first}-${other}`;

/** The format as the document asks for it: `a4-km-vi` → `a4`. */
export function formatAsked({
  format,
  language,
  beside,
}: Pick<LayoutBase, 'format' | 'language' | 'beside'>): string {
  return beside ? format.slice(0, -formatBeside('', [language, beside]).length) : format;
}

export interface LayoutPicture {
  /** Source picture, relative to the project. */
  readonly file: string;
  readonly digest: Digest;
  /**
   * Box in device pixels: for print, millimetres × the resolution that the format asks for, 300 dpi where it names none.
   * The engine crops to it (cover).
   */
  readonly width: number;
  readonly height: number;
  /** Dots per inch, as it is laid out, that `width` and `height` come to. */
  readonly resolution: number;
  /** What must stay in the crop, as near to its middle as may be; the picture's own middle where absent. */
  readonly focus?: Focus;
  /** Pixels of the picture itself: fewer than the box's, and it would print coarsely. */
  readonly source: { readonly width: number; readonly height: number };
}

export interface PrintLayout extends LayoutBase {
  readonly medium: 'print';
  /** Trim size in millimetres, as laid out. */
  readonly width: number;
  readonly height: number;
  /**
   * How far colour runs out beyond the trim on every side, in millimetres; none where absent. The page is then larger
   * than the trim by it on every side, and the trim stands in its middle; the file for reading is cut to the trim.
   */
  readonly bleed?: number;
  /** How many times larger than laid out the thing is made: 10 for a banner laid out at a tenth. Once where absent. */
  readonly scale?: number;
  /** How many sides there must be, no more and no fewer; `flow`: as many as the text takes. */
  readonly sides: number | 'flow';
  /**
   * Where text flows, `<span data-page-of="id">` is given the number of the page on which the element with that id
   * stands, if a link leads there. These are the ten digits that it is written with, where they are others than 0–9.
   */
  readonly digits?: readonly string[];
  /**
   * For an office printer: its pages two by two on sheets of twice the size, in the order in which the sheets are laid
   * into one another, folded and stapled. A print-out, without tags.
   */
  readonly booklet?: boolean;
  /** The panels of a folded sheet, in reading order; absent where nothing is folded. */
  readonly panels?: readonly FoldedPanel[];
  /** The codes that stand on it, each of which must be read back from the printed file. */
  readonly codes?: readonly string[];
  /** Wanted for the print shop too: a second file, of the same print. */
  readonly press?: PressSettings;
  /** Bytes that the file for reading should not exceed: it is fetched where the network is weak. Any, where absent. */
  readonly limit?: number;
  readonly metadata: PrintMetadata;
}

/** A part of a sheet between two folds or a fold and the trim. Two neighbours on a side are parted by a fold. */
export interface FoldedPanel {
  readonly name: string;
  readonly side: 1 | 2;
  /** From the left and upper trim, in millimetres. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PrintMetadata {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly identifier: string;
  /** What may be done with it, and the language in which that is said. */
  readonly rights?: { readonly text: string; readonly language: LanguageTag };
  /** ISO 8601 date of the document: the only date in the file. */
  readonly date: string;
}

export interface ImageLayout extends LayoutBase {
  readonly medium: 'image';
  /** Size in pixels. */
  readonly width: number;
  readonly height: number;
}

export type Layout = PrintLayout | ImageLayout;

/** A box whose content did not fit, as measured in the browser. */
export interface Overflow {
  /** Value of the nearest `data-box` attribute: the panel or part. */
  readonly box: string;
  /** Excess in CSS pixels. */
  readonly excess: number;
  /** How many lines too many there are, at least one; and about how many characters stand in them. */
  readonly lines: number;
  readonly characters: number;
  /** The first words that are cut. */
  readonly text: string;
  /** Set where a table there is wider than its column. */
  readonly wideTable?: true;
}

/** How full a box is. */
export interface BoxFit {
  readonly box: string;
  /** Percent of the room that its content takes; above 100 it does not fit. */
  readonly used: number;
}

/** What was taken of the settings and bodies that a layout offers. */
export interface Fit {
  /** The class of `fits`. */
  readonly setting: string;
  /** Size of the running text, in points. */
  readonly size: number;
  readonly shortened: boolean;
}

/** What a typesetter would not let pass, although everything fits. */
export interface Flaw {
  /**
   * A paragraph's first or last line alone in a column; a heading with nothing below it; a picture whose caption stands
   * elsewhere; a glyph cut by the edge of what holds it; text nearer to the trim than the knife is sure of.
   */
  readonly type: 'orphan' | 'widow' | 'heading-at-foot' | 'parted-caption' | 'cut' | 'near-trim';
  readonly box: string;
  readonly text: string;
}

/** What an engine measured while it rendered. */
export interface Measurement {
  readonly overflows: readonly Overflow[];
  /** Every `[data-box]`, in reading order. */
  readonly boxes: readonly BoxFit[];
  readonly fit: Fit;
  readonly flaws: readonly Flaw[];
  /** Sides of the PDF; 1 for an image. */
  readonly sides: number;
  /** Requests that the page made and that were refused, as URLs. */
  readonly refused: readonly string[];
  /** What was found when the printed file was read back; absent for an image. */
  readonly faults?: readonly PrintFault[];
}

/** A printed file is not what was to be printed. */
export interface PrintFault {
  /**
   * A glyph 0, the box that stands for a character without one; a font of drawings (Type 3); a text of the layout that
   * is not in the file, or that a screen reader says in another place; a QR code that is not there or cannot be read,
   * that leads elsewhere, or whose quiet zone is printed on; more bytes than the layout's limit.
   */
  readonly type:
    | 'missing-glyph'
    | 'drawn-font'
    | 'lost-text'
    | 'wrong-order'
    | 'lost-code'
    | 'wrong-code'
    | 'crowded-code'
    | 'large-file';
  /** What stands before the box; the font's name; the text; the address; the size and the limit. */
  readonly text: string;
}

export interface Rendered {
  readonly bytes: Uint8Array;
  readonly mediaType: 'application/pdf' | 'image/png';
  /** Small WebP pictures for the report, one a side. */
  readonly thumbnails: readonly Uint8Array[];
  readonly measurement: Measurement;
  /** Where the layout asks for one. */
  readonly press?: PressFile;
}

export interface Rendition {
  readonly document: DocumentId;
  readonly language: LanguageTag;
  readonly product: string;
  readonly format: string;
  /** Relative to `output/`. */
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Digest of the bytes. */
  readonly digest: Digest;
  /** Digest of all that it was made from. */
  readonly key: Digest;
}
