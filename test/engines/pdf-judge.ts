/**
 * Judges a PDF by what a program can see of PDF/UA-1 (ISO 14289-1; the numbers are those of the Matterhorn Protocol 1.1)
 * and PDF/A-2a (ISO 19005-2; the numbers are its clauses). What is drawn is read with pdf.js, the objects one by one with
 * nothing of the code that wrote them. veraPDF, where it is installed, judges the same files in full: `verapdf.ts`.
 */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Finding {
  readonly rule: string;
  readonly about: string;
}

export async function judge(bytes: Uint8Array): Promise<readonly Finding[]> {
  const drawn = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const file = await PDFDocument.load(bytes, { updateMetadata: false });
  const findings: Finding[] = [];
  const find = (rule: string, about: string) => void findings.push({ rule, about });
  judgeDescription(file, find);
  judgeObjects(file, find);
  const top = elementAt(entry(file, file.catalog, 'StructTreeRoot', 'K'), undefined, file);
  if (top) judgeStructure(top, file, find);
  else find('01-005', 'no tree of tags');
  await judgeDrawing(drawn, find);
  await drawn.cleanup();
  return findings;
}

type Find = (rule: string, about: string) => void;

const nameOf = (value: PDFObject | undefined): string | undefined =>
  value instanceof PDFName ? value.decodeText() : undefined;
const textOf = (value: PDFObject | undefined): string | undefined =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;

/** Follows names from a dictionary on. */
function entry(file: PDFDocument, from: PDFObject | undefined, ...path: string[]): PDFObject | undefined {
  return path.reduce<PDFObject | undefined>((at, name) => {
    const dict = at instanceof PDFRawStream ? at.dict : at;
    return dict instanceof PDFDict ? file.context.lookup(dict.get(PDFName.of(name))) : undefined;
  }, from);
}

/** What the file says of itself. */
function judgeDescription(file: PDFDocument, find: Find): void {
  const { catalog, context } = file;
  const say = (...path: string[]) => entry(file, catalog, ...path);
  if (String(say('MarkInfo', 'Marked')) !== 'true') find('06.7.2.2', 'not marked as tagged');
  if (String(say('ViewerPreferences', 'DisplayDocTitle')) !== 'true') find('07-001', 'title not shown');
  if (!isLanguage(textOf(say('Lang')))) find('11-006', 'language of the document');
  const stream = say('Metadata');
  const xmp =
    stream instanceof PDFRawStream && !stream.dict.has(PDFName.of('Filter'))
      ? Buffer.from(stream.contents).toString('utf8')
      : '';
  for (const [rule, wanted] of described)
    if (!wanted.test(xmp)) find(rule, `metadata without ${wanted.source}`);
  const intents = say('OutputIntents');
  const intent = intents instanceof PDFArray ? intents.lookup(0) : undefined;
  const profile = entry(file, intent, 'DestOutputProfile');
  if (nameOf(entry(file, intent, 'S')) !== 'GTS_PDFA1' || String(entry(file, profile, 'N')) !== '3')
    find('6.2.3', 'output intent');
  const id = context.trailerInfo.ID;
  if (!(id instanceof PDFArray) || id.size() !== 2) find('6.1.3', 'file identifier');
  if (context.trailerInfo.Encrypt) find('6.1.3', 'encrypted');
  const outline = say('Outlines', 'First');
  if (outline && !textOf(entry(file, outline, 'Title'))?.trim()) find('11-007', 'bookmark without a name');
}

const described: readonly (readonly [string, RegExp])[] = [
  ['06-001', /<\?xpacket begin=/],
  ['06-002', /<pdfuaid:part>1<\/pdfuaid:part>/],
  ['06-003', /<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]+</],
  ['6.6.4', /<pdfaid:part>2<\/pdfaid:part><pdfaid:conformance>A</],
  ['6.6.2.3', /<pdfaSchema:prefix>pdfuaid<\/pdfaSchema:prefix>/],
];

const isLanguage = (tag: string | undefined): boolean =>
  /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(tag ?? '');

/** Every object of the file by itself. */
function judgeObjects(file: PDFDocument, find: Find): void {
  for (const [ref, object] of file.context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFRawStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) continue;
    const is = (name: string) => nameOf(entry(file, dict, name));
    const [type, subtype] = [is('Type'), is('Subtype')];
    if (/LZW|Crypt/.test(String(dict.get(PDFName.of('Filter'))))) find('6.1.7.2', `filter of ${ref}`);
    if (['JavaScript', 'Launch', 'ImportData', 'ResetForm', 'Sound', 'Movie'].includes(is('S') ?? ''))
      find('6.5.1', `action ${is('S')}`);
    if (type === 'Font' && subtype === 'Type0') judgeFont(file, dict, find);
    if (type === 'Font' && subtype !== 'Type0' && !subtype?.startsWith('CIDFont'))
      find('31-009', `font ${subtype}`);
    if (type === 'Annot' && !textOf(entry(file, dict, 'Contents'))?.trim())
      find('28-012', `annotation ${ref}`);
    if (type === 'Page' && dict.has(PDFName.of('Annots')) && is('Tabs') !== 'S')
      find('28-009', `page ${ref}`);
    if (subtype === 'Image' && String(entry(file, dict, 'Interpolate')) === 'true')
      find('6.2.8', `picture ${ref}`);
  }
}

function judgeFont(file: PDFDocument, font: PDFDict, find: Find): void {
  const name = nameOf(entry(file, font, 'BaseFont')) ?? '';
  const below = entry(file, font, 'DescendantFonts');
  const descriptor = entry(file, below instanceof PDFArray ? below.lookup(0) : undefined, 'FontDescriptor');
  if (!entry(file, descriptor, 'FontFile2') && !entry(file, descriptor, 'FontFile3')) find('31-009', name);
  const map = entry(file, font, 'ToUnicode');
  if (!(map instanceof PDFRawStream)) find('31-027', name);
}

interface Element {
  readonly type: string;
  readonly dict: PDFDict;
  readonly kids: readonly Element[];
  /** Annotations, and how many parts are drawn. */
  readonly objects: readonly PDFRef[];
  readonly marks: number;
}

/** By the role map, as a reader's program takes it. */
function elementAt(
  value: PDFObject | undefined,
  parent: PDFRef | undefined,
  file: PDFDocument,
): Element | undefined {
  const dict = file.context.lookup(value);
  const own = dict instanceof PDFDict ? nameOf(dict.get(PDFName.of('S'))) : undefined;
  if (!(dict instanceof PDFDict) || own === undefined) return undefined;
  const roles = entry(file, file.catalog, 'StructTreeRoot', 'RoleMap');
  const ref = value instanceof PDFRef ? value : parent;
  const list = entry(file, dict, 'K');
  const all = list instanceof PDFArray ? list.asArray() : [dict.get(PDFName.of('K'))];
  const objects = all.map((each) => entry(file, file.context.lookup(each), 'Obj') && each);
  return {
    type: (standard.has(own) ? own : nameOf(entry(file, roles, own))) ?? own,
    dict,
    kids: all.flatMap((each) => elementAt(each, ref, file) ?? []),
    objects: objects.flatMap((each) => {
      const object = each && file.context.lookup(each);
      const target = object instanceof PDFDict ? object.get(PDFName.of('Obj')) : undefined;
      return target instanceof PDFRef ? [target] : [];
    }),
    marks: all.filter((each) => isMark(file.context.lookup(each))).length,
  };
}

const isMark = (kid: PDFObject | undefined): boolean =>
  kid instanceof PDFNumber || (kid instanceof PDFDict && kid.has(PDFName.of('MCID')));

const grouping = 'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private';
const block = 'P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot';
const inline = 'Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP';
/** ISO 32000-1, 14.8.4. */
const standard = new Set(`${grouping} ${block} ${inline} Figure Formula Form`.split(' '));
/** What may stand where (ISO 32000-1, 14.8.4.3). */
const kidsOf: Readonly<Record<string, readonly string[]>> = {
  L: ['L', 'LI', 'Caption'],
  LI: ['Lbl', 'LBody'],
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  TR: ['TH', 'TD'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
};
const parentsOf: Readonly<Record<string, readonly string[]>> = {
  LI: ['L'],
  LBody: ['LI'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
};

function judgeStructure(top: Element, file: PDFDocument, find: Find): void {
  let level = 0;
  const linked = new Set<PDFRef>();
  visit(top, undefined);
  for (const page of file.getPages()) {
    const annotations = page.node.Annots()?.asArray() ?? [];
    for (const each of annotations) {
      const isFound = each instanceof PDFRef && linked.has(each);
      if (!isFound || !entry(file, file.context.lookup(each), 'StructParent'))
        find('28-011', `annotation ${each}`);
    }
  }

  function visit(element: Element, parent: Element | undefined): void {
    const { type, dict, kids } = element;
    if (!standard.has(type)) find('02-001', type);
    const allowed = kidsOf[type];
    for (const kid of kids)
      if ((allowed && !allowed.includes(kid.type)) || parentsOf[kid.type]?.includes(type) === false)
        find(type.startsWith('L') ? '09-005' : '09-004', `${kid.type} in ${type}`);
    if (type === 'Figure') judgeFigure(element);
    if (type === 'Table') judgeTable(element);
    if (type === 'TH' && !attribute(element, 'Scope')) find('15-003', 'a head of a table without scope');
    if (type === 'Link') for (const ref of element.objects) linked.add(ref);
    if (type === 'P' && kids.length === 0 && element.marks === 0 && element.objects.length === 0)
      find('09-empty', `an empty ${type} in ${parent?.type}`);
    const heading = /^H([1-6])$/.exec(type)?.[1];
    if (heading) {
      if (level === 0 && heading !== '1') find('14-002', `begins with ${type}`);
      else if (Number(heading) > level + 1) find('14-003', `${type} after H${level}`);
      level = Number(heading);
    }
    const language = entry(file, dict, 'Lang');
    if (language && !isLanguage(textOf(language))) find('11-001', String(language));
    for (const kid of kids) visit(kid, element);
  }

  function judgeFigure(figure: Element): void {
    if (!textOf(entry(file, figure.dict, 'Alt'))?.trim()) find('13-004', 'a figure without a text');
    const box = attribute(figure, 'BBox');
    if (!(box instanceof PDFArray) || box.size() !== 4) find('14.8.5.4.3', 'a figure without a place');
  }

  /** Every row has as many columns. */
  function judgeTable(table: Element): void {
    const rows = table.kids.flatMap((kid) => (kid.type === 'TR' ? [kid] : kid.kids));
    const widths = rows
      .filter(({ type }) => type === 'TR')
      .map(({ kids }) => kids.reduce((sum, cell) => sum + Number(attribute(cell, 'ColSpan') ?? 1), 0));
    const isSpanned = rows.some(({ kids }) => kids.some((cell) => attribute(cell, 'RowSpan')));
    if (!isSpanned && new Set(widths).size > 1)
      find('15-irregular', `a table of ${widths.join(', ')} columns`);
  }

  function attribute({ dict }: Element, name: string): PDFObject | undefined {
    const given = entry(file, dict, 'A');
    const all = given instanceof PDFArray ? given.asArray() : [given];
    return all.map((each) => entry(file, file.context.lookup(each), name)).find((each) => each !== undefined);
  }
}

/** Everything that is drawn is either part of the tree or an artifact. */
async function judgeDrawing(drawn: PDFDocumentProxy, find: Find): Promise<void> {
  for (let number = 1; number <= drawn.numPages; number++) {
    const page = await drawn.getPage(number);
    judgeMarks(await page.getOperatorList(), await marksOfTree(page), number, find);
  }
}

/** The marked parts of the page itself that its tree leads to: by the parent tree, as pdf.js reads it. */
async function marksOfTree(page: PDFPageProxy): Promise<ReadonlySet<number>> {
  interface Node {
    readonly id?: string;
    readonly children?: readonly Node[];
  }
  const marks = new Set<number>();
  const visit = ({ id, children = [] }: Node) => {
    const mark = /^p\d+R_mc(\d+)$/.exec(id ?? '')?.[1];
    if (mark) marks.add(Number(mark));
    for (const child of children) visit(child);
  };
  visit(((await page.getStructTree()) ?? {}) as Node);
  return marks;
}

const shown = new Set<number>(
  [
    'showText',
    'showSpacedText',
    'nextLineShowText',
    'shadingFill',
    'paintImageXObject',
    'paintInlineImageXObject',
    'paintImageMaskXObject',
    'paintSolidColorImageMask',
  ].map((name) => (OPS as Readonly<Record<string, number>>)[name] ?? -1),
);

function judgeMarks(
  { fnArray, argsArray }: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[][] },
  tree: ReadonlySet<number>,
  page: number,
  find: Find,
): void {
  const open: ('tagged' | 'artifact' | 'other')[] = [];
  let forms = 0;
  const found = new Set<string>();
  const once = (rule: string, about: string) => {
    if (!found.has(rule)) find(rule, `page ${page}: ${about}`);
    found.add(rule);
  };
  fnArray.forEach((operator, index) => {
    const args = argsArray[index] ?? [];
    if (operator === OPS.paintFormXObjectBegin) forms++;
    else if (operator === OPS.paintFormXObjectEnd) forms--;
    else if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) {
      const [given, mcid] = args;
      // With properties its name comes as a text, without as an object.
      const tag = typeof given === 'object' && given && 'name' in given ? given.name : given;
      const kind = tag === 'Artifact' ? 'artifact' : typeof mcid === 'number' ? 'tagged' : 'other';
      if (kind === 'artifact' && open.includes('tagged')) once('01-003', 'artifact in tagged content');
      if (kind === 'tagged' && open.includes('artifact')) once('01-004', 'tagged content in an artifact');
      if (kind === 'tagged' && forms === 0 && !tree.has(Number(mcid)))
        once('01-005', `part ${mcid} is in no tree`);
      open.push(kind);
    } else if (operator === OPS.endMarkedContent) open.pop();
    else if (isShown(operator, args) && !open.some((kind) => kind !== 'other'))
      once('01-005', `neither tagged nor an artifact: ${operator}`);
    if (operator === OPS.showText) {
      const glyphs = (args[0] ?? []) as readonly (number | { originalCharCode: number } | null)[];
      if (glyphs.some((glyph) => typeof glyph === 'object' && glyph?.originalCharCode === 0))
        once('31-030', 'glyph 0');
    }
  });
  if (open.length > 0) once('01-005', 'a marked part has no end');
}

/** A path says with its arguments how it ends; one that only cuts what follows shows nothing. */
const isShown = (operator: number, args: readonly unknown[]): boolean =>
  shown.has(operator) || (operator === OPS.constructPath && args[0] !== OPS.endPath);
