/**
 * Makes of the browser's tags a tree of the standard types of PDF 1.7 (ISO 32000-1, 14.8.4), as PDF/UA-1 asks: without
 * the boxes that only the layout needs, with paragraphs around loose text, `LBody` in lists, and nothing that is drawn
 * for decoration.
 */
import { PDFDict, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import {
  isElement,
  isMarked,
  type MarkedContent,
  type StructureElement,
  type StructureKid,
} from './structure-tree.ts';

/** The text that a marked part shows; empty where it only draws. */
export type TextOfMark = (content: MarkedContent) => string;

/**
 * Types that PDF 1.7 does not know → the nearest standard one, for the role map. The browser has them from HTML or from
 * PDF 2.0 (ISO 32000-2, 14.8.4); any other becomes `NonStruct`.
 */
export const roles: Readonly<Record<string, string>> = { Em: 'Span', Strong: 'Span', Aside: 'Sect' };

/** What holds blocks and no text of its own. */
const groups = new Set(['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Aside', 'TOC', 'Index']);
/** What stands in a line of text. */
const inline = new Set([
  'Span',
  'Em',
  'Strong',
  'Link',
  'Code',
  'Quote',
  'Reference',
  'Lbl',
  'Ruby',
  'Warichu',
]);
const blocks =
  'P H H1 H2 H3 H4 H5 H6 L LI LBody TOCI Table TR TH TD THead TBody TFoot Caption Figure Formula Note';
const known = new Set([...groups, ...inline, ...blocks.split(' ')]);
/** These stay, although nothing is in them: a row needs all its cells. */
const cells = new Set(['TR', 'TH', 'TD']);

/** Whether a marked part shows text. */
type Says = (content: MarkedContent) => boolean;

/** @param top is changed; what is left out of it belongs to nothing any more. */
export function standardize(top: StructureElement, textOf: TextOfMark): void {
  const says: Says = (content) => textOf(content) !== '';
  top.kids = inParagraphs(
    top.kids.flatMap((kid) => tidied(kid, top.type, says)),
    top,
  );
}

/** What stands for `kid` in an element of the type `parent`. */
function tidied(kid: StructureKid, parent: string, says: Says): StructureKid[] {
  if (!isElement(kid)) return isDecoration(kid, parent, says) ? [] : [kid];
  const isBox = !known.has(kid.type);
  if (isBox && isRun(kid)) return kid.kids.flatMap((each) => tidied(each, parent, says));
  if (isBox) kid.type = typeOfBox(kid, parent, says);
  // What holds a picture and its caption: the picture is a figure itself.
  if (kid.type === 'Figure' && !kid.dict.has(alt) && kid.kids.some(isElement)) kid.type = 'Div';
  const around = kid.type === 'NonStruct' ? parent : kid.type;
  kid.kids = kid.kids.flatMap((each) => tidied(each, around, says));
  if (groups.has(kid.type)) kid.kids = inParagraphs(kid.kids, kid);
  if (kid.type === 'LI') kid.kids = inListItem(kid.kids, kid);
  if (kid.kids.length === 0 && !cells.has(kid.type)) return [];
  return kid.type === 'NonStruct' ? kid.kids : [kid];
}

/** Frames, backgrounds, rules: outside a figure what draws and says nothing is decoration. */
const isDecoration = (kid: StructureKid, parent: string, says: Says): boolean =>
  !isElement(kid) && isMarked(kid) && parent !== 'Figure' && parent !== 'Lbl' && !says(kid);

/** A line of text as the browser tags it: a box of its own. */
const isRun = ({ dict, kids }: StructureElement): boolean =>
  !dict.has(lang) && kids.every((kid) => !isElement(kid) && isMarked(kid));

function typeOfBox(box: StructureElement, parent: string, says: Says): string {
  if (parent === 'L') return 'LI';
  if (box.kids.some((kid) => !isElement(kid) && !isMarked(kid))) return 'Link';
  if (groups.has(parent) && box.kids.some((kid) => isText(kid, says)) && !hasBlocks(box)) return 'P';
  if (!box.dict.has(lang)) return 'NonStruct';
  return groups.has(parent) ? 'Div' : 'Span';
}

function isText(kid: StructureKid, says: Says): boolean {
  if (!isElement(kid)) return isMarked(kid) && says(kid);
  return (
    inline.has(kid.type) ||
    (!known.has(kid.type) && isRun(kid) && kid.kids.some((each) => isText(each, says)))
  );
}

const hasBlocks = (element: StructureElement): boolean =>
  element.kids.some(
    (kid) => isElement(kid) && ((known.has(kid.type) && !inline.has(kid.type)) || hasBlocks(kid)),
  );

/** Puts text that stands loose among blocks into paragraphs. */
function inParagraphs(kids: readonly StructureKid[], parent: StructureElement): StructureKid[] {
  const out: StructureKid[] = [];
  let paragraph: StructureElement | undefined;
  for (const kid of kids) {
    if (isElement(kid) && !inline.has(kid.type)) {
      out.push(kid);
      paragraph = undefined;
    } else if (paragraph) paragraph.kids.push(kid);
    else {
      paragraph = make('P', [kid], parent);
      out.push(paragraph);
    }
  }
  return out;
}

/** A mark, and the rest as the body of the item. */
function inListItem(kids: readonly StructureKid[], parent: StructureElement): StructureKid[] {
  const [parts, body] = [true, false].map((wanted) =>
    kids.filter((kid) => (isElement(kid) && (kid.type === 'Lbl' || kid.type === 'LBody')) === wanted),
  ) as [StructureKid[], StructureKid[]];
  return body.length > 0 ? [...parts, make('LBody', body, parent)] : parts;
}

const make = (type: string, kids: StructureKid[], { dict }: StructureElement): StructureElement => ({
  type,
  kids,
  dict: PDFDict.withContext(dict.context),
});

const alt = PDFName.of('Alt');
const lang = PDFName.of('Lang');

/** The elements of a tree, each before those in it. */
export function* elementsOf(top: StructureElement): Generator<StructureElement> {
  yield top;
  for (const kid of top.kids) if (isElement(kid)) yield* elementsOf(kid);
}

/** What an element says, as one line; `without` its parts of that type. */
export function textOfElement(element: StructureElement, textOf: TextOfMark, without?: string): string {
  const whole = (kid: StructureKid): string => {
    if (!isElement(kid)) return isMarked(kid) ? textOf(kid) : '';
    return kid.type === without ? '' : (alternativeOf(kid) ?? kid.kids.map(whole).join(''));
  };
  return whole(element).replace(/\s+/g, ' ').trim();
}

function alternativeOf({ dict }: StructureElement): string | undefined {
  const text = dict.lookup(alt);
  return text instanceof PDFString || text instanceof PDFHexString ? text.decodeText() : undefined;
}
