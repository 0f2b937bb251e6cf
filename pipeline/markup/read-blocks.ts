/** hast of a body → blocks with holes for the texts. */
import type { Element, Root } from 'hast';
import { factPlace } from '../language/interpolation.ts';
import { slugOf } from '../language/slug.ts';
import type { SkeletonBlock, SkeletonElement, SkeletonNode } from '../model/document.ts';
import { type HtmlNode, plainText } from '../model/html.ts';
import type { UnitRole } from '../model/unit.ts';
import { elementsOf, isNode, phrasing } from './elements.ts';
import { readFigure, readShortDate } from './figure.ts';
import { callsIn } from './footnotes.ts';
import { placeOf } from './parse.ts';
import { readDirective } from './read-directive.ts';
import { diagnose, type Reading, reportThousands } from './reading.ts';
import { reportPicture } from './report-picture.ts';

/** Reads the blocks that stand in `parent`, in order. */
export function readBlocks(parent: Root | Element, reading: Reading): readonly SkeletonBlock[] {
  return elementsOf(parent).flatMap((element) => readBlock(element, reading) ?? []);
}

function readBlock(element: Element, reading: Reading): SkeletonBlock | undefined {
  const place = placeOf(element, reading);
  const heading = /^h([1-6])$/.exec(element.tagName)?.[1];
  if (heading) {
    const text = plainText(phrasing(element));
    if (heading === '1') reading.diagnostics.push(diagnose('title-in-body', place, { values: { text } }));
    const depth = Math.max(2, Number(heading)) as 2 | 3 | 4 | 5 | 6;
    return {
      type: 'heading',
      depth,
      anchor: anchorFor(text, reading),
      unit: reading.addUnit('heading', phrasing(element), place),
    };
  }
  if (element.tagName === 'x-directive')
    return readDirective(element, reading, (inner) => readBlocks(inner, reading));
  if (element.tagName === 'x-footnote') {
    readFootnote(element, reading);
    return undefined;
  }
  if (element.tagName === 'p' && elementsOf(element).some((child) => child.tagName === 'img'))
    return readPicture(element, reading);
  return { type: 'prose', element: readElement(element, reading) };
}

function readFootnote(element: Element, reading: Reading): void {
  const { number, calls } = element.properties;
  const item = readElement({ ...element, tagName: 'li', properties: {} }, reading);
  reading.footnotes.push({ number: Number(number), calls: Number(calls), element: item });
}

/** An anchor made of the source's own words, so that a translated heading keeps its address. */
function anchorFor(text: string, reading: Reading): string {
  const slug = slugOf(text.replace(factPlace, '')) || 'section';
  const count = (reading.anchors.get(slug) ?? 0) + 1;
  reading.anchors.set(slug, count);
  return count === 1 ? slug : `${slug}-${count}`;
}

function readPicture(paragraph: Element, reading: Reading): SkeletonBlock | undefined {
  const place = placeOf(paragraph, reading);
  const image = elementsOf(paragraph).find((child) => child.tagName === 'img');
  const alone = paragraph.children.every(
    (child) => child === image || (child.type === 'text' && child.value.trim() === ''),
  );
  if (!image || !alone) {
    reportPicture(phrasing(paragraph), place, reading);
    return undefined;
  }
  const file = String(image.properties.src ?? '');
  const alt = String(image.properties.alt ?? '').trim();
  if (!alt) reading.diagnostics.push(diagnose('missing-alternative-text', place, { values: { file } }));
  const asset = reading.picture(file, place);
  if (!asset) return undefined;
  const altUnit = reading.addUnit('alt', [{ type: 'text', value: alt }], place);
  const title = String(image.properties.title ?? '').trim();
  return {
    type: 'picture',
    asset,
    alt: altUnit,
    ...(title && { caption: reading.addUnit('caption', [{ type: 'text', value: title }], place) }),
  };
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const roles: Readonly<Record<string, UnitRole>> = {
  li: 'item',
  td: 'cell',
  th: 'cell',
  ...Object.fromEntries(headings.map((name) => [name, 'heading'])),
};
const flow = new Set([
  ...headings,
  'p',
  'ul',
  'ol',
  'li',
  'blockquote',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'pre',
  'hr',
  'dl',
  'dt',
  'dd',
]);

/** An element of flow content: runs of phrasing in it become holes, elements of flow are read in turn. */
function readElement(element: Element, reading: Reading): SkeletonElement {
  const children: SkeletonNode[] = [];
  let run: HtmlNode[] = [];
  const endRun = () => {
    children.push(...readRun(run, element, reading));
    run = [];
  };
  if (element.tagName === 'pre') {
    return { ...bare(element), children: [{ type: 'text', value: plainText(phrasing(element)) }] };
  }
  for (const child of element.children) {
    if (child.type === 'element' && child.tagName === 'x-directive') {
      const values = { name: String(child.properties.name) };
      reading.diagnostics.push(diagnose('directive-inside', placeOf(child, reading), { values }));
    } else if (child.type === 'element' && child.tagName === 'x-footnote') {
      endRun();
      readFootnote(child, reading);
    } else if (child.type === 'element' && flow.has(child.tagName)) {
      endRun();
      children.push(readElement(child, reading));
    } else if (isNode(child)) run.push(child as HtmlNode);
  }
  endRun();
  return { ...bare(element), children };
}

/** A run of phrasing: a figure or a date stays out of the translator's hands, anything with letters becomes a unit. */
function readRun(run: readonly HtmlNode[], parent: Element, reading: Reading): readonly SkeletonNode[] {
  const text = plainText(run).trim();
  if (!text && !run.some((node) => node.type === 'element')) return [];
  if (parent.tagName === 'td') {
    const figure = readFigure(text, reading.facts);
    if (figure) {
      reportThousands(text, placeOf(parent, reading), reading);
      return [{ type: 'figure', figure }, ...callsOf(run)];
    }
    const date = readShortDate(text);
    if (date) return [{ type: 'date', date }, ...callsOf(run)];
  }
  // Marks around the whole block belong to the skeleton, not to the text that a translator sees.
  const only = run.length === 1 ? run[0] : undefined;
  if (only?.type === 'element' && (only.tagName === 'strong' || only.tagName === 'em')) {
    const inner = readRun(only.children, parent, reading);
    return inner.length > 0
      ? [{ type: 'element', tagName: only.tagName, properties: {}, children: inner }]
      : [];
  }
  if (!/[\p{L}\p{N}]/u.test(text)) {
    reportPicture(run, placeOf(parent, reading), reading);
    return [{ type: 'text', value: text }, ...callsOf(run)];
  }
  return [
    {
      type: 'hole',
      unit: reading.addUnit(roles[parent.tagName] ?? 'paragraph', run, placeOf(parent, reading)),
    },
  ];
}

/** The notes that are called in a run which is left to no translator. */
const callsOf = (run: readonly HtmlNode[]): readonly SkeletonElement[] =>
  callsIn(run).map((call) => ({ ...call, children: [] }));

function bare(element: Element): Omit<SkeletonElement, 'children'> {
  const { start, align } = element.properties;
  return {
    type: 'element',
    tagName: element.tagName,
    properties: { ...(typeof start === 'number' && { start }), ...(typeof align === 'string' && { align }) },
  };
}
