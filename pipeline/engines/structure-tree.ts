/** The tree of tags of a PDF (ISO 32000-1, 14.7) as data: read from what the browser wrote, and written again. */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib';

export interface StructureElement {
  /** `P`, `H1`, …; in what is read also types of PDF 2.0 and the browser's own. */
  type: string;
  kids: StructureKid[];
  /** Its other entries: language, alternative text, attributes. */
  readonly dict: PDFDict;
  /** Absent as long as it was not written. */
  readonly ref?: PDFRef;
}

/** A marked part of the drawing instructions of a page, or of a form that is drawn on it. */
export interface MarkedContent {
  readonly page: PDFRef;
  /** The page, or the form. */
  readonly owner: PDFRef;
  readonly mcid: number;
}

/** A thing that is not drawn by the page: an annotation. */
export interface ObjectContent {
  readonly page: PDFRef;
  readonly object: PDFRef;
}

export type StructureKid = StructureElement | MarkedContent | ObjectContent;

export const isElement = (kid: StructureKid): kid is StructureElement => 'kids' in kid;
export const isMarked = (kid: StructureKid): kid is MarkedContent => 'mcid' in kid;

const names = Object.fromEntries(
  [
    'Type',
    'S',
    'P',
    'K',
    'Pg',
    'Obj',
    'Stm',
    'MCID',
    'ID',
    'StructTreeRoot',
    'StructParents',
    'StructParent',
  ].map((name) => [name, PDFName.of(name)]),
) as Readonly<Record<string, PDFName>>;
const name = (text: string): PDFName => names[text] ?? PDFName.of(text);

/** The element at the top; undefined where the file has no tags. */
export function readStructure(pdf: PDFDocument): StructureElement | undefined {
  const root = pdf.catalog.lookup(name('StructTreeRoot'));
  const top = root instanceof PDFDict ? root.get(name('K')) : undefined;
  const kid = top && readKid(top, undefined, pdf.context);
  return kid && isElement(kid) ? kid : undefined;
}

/** A tree without anything in it, for a file that shows nothing but decoration: the browser writes none. */
export function plantStructure(pdf: PDFDocument): StructureElement {
  const { catalog, context } = pdf;
  catalog.set(name('StructTreeRoot'), context.register(context.obj({ Type: 'StructTreeRoot' })));
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  return { type: 'Document', kids: [], dict: PDFDict.withContext(context) };
}

/** `around`: the page of the element that this is part of. */
function readKid(
  value: PDFObject,
  around: PDFRef | undefined,
  context: PDFContext,
): StructureKid | undefined {
  const ref = value instanceof PDFRef ? value : undefined;
  const kid = ref ? context.lookup(ref) : value;
  if (kid instanceof PDFNumber) return around && { page: around, owner: around, mcid: kid.asNumber() };
  if (!(kid instanceof PDFDict)) return undefined;
  const own = kid.get(name('Pg'));
  const page = own instanceof PDFRef ? own : around;
  const type = kid.get(name('S'));
  if (type instanceof PDFName) {
    const kids = listOf(kid.get(name('K')), context).flatMap((each) => readKid(each, page, context) ?? []);
    return { type: type.decodeText(), kids, dict: kid, ...(ref && { ref }) };
  }
  const [object, form, mcid] = ['Obj', 'Stm', 'MCID'].map((entry) => kid.get(name(entry)));
  if (page && object instanceof PDFRef) return { page, object };
  if (page && mcid instanceof PDFNumber)
    return { page, owner: form instanceof PDFRef ? form : page, mcid: mcid.asNumber() };
  return undefined;
}

function listOf(value: PDFObject | undefined, context: PDFContext): readonly PDFObject[] {
  if (value === undefined) return [];
  const direct = value instanceof PDFRef ? context.lookup(value) : value;
  return direct instanceof PDFArray ? direct.asArray() : [value];
}

/** Puts `top` in the place of the tree that the file has: nothing of that one stays behind. */
export function writeStructure(pdf: PDFDocument, top: StructureElement): void {
  const { context } = pdf;
  const root = pdf.catalog.lookup(name('StructTreeRoot'));
  if (!(root instanceof PDFDict)) throw new Error('the file has no structure tree');
  const former = new Set(elementsBelow(root.get(name('K')), context));
  for (const entry of ['ParentTree', 'IDTree', 'RoleMap', 'ClassMap', 'ParentTreeNextKey']) {
    const value = root.get(name(entry));
    if (value) for (const ref of treeBelow(value, context)) context.delete(ref);
    root.delete(name(entry));
  }
  const parents: Parents = { marked: new Map(), objects: new Map() };
  const rootRef = pdf.catalog.get(name('StructTreeRoot'));
  if (!(rootRef instanceof PDFRef)) throw new Error('the structure tree is no object of its own');
  root.set(name('K'), writeElement(top, rootRef, parents, former, context));
  for (const ref of former) context.delete(ref);
  root.set(name('ParentTree'), context.register(parentTree(parents, context)));
  root.set(name('ParentTreeNextKey'), PDFNumber.of(parents.marked.size + parents.objects.size));
}

/** The elements that a tree consists of, without what is marked. */
function* elementsBelow(value: PDFObject | undefined, context: PDFContext): Generator<PDFRef> {
  for (const each of listOf(value, context)) {
    const kid = each instanceof PDFRef ? context.lookup(each) : undefined;
    if (!(kid instanceof PDFDict) || !kid.has(name('S')) || !(each instanceof PDFRef)) continue;
    yield each;
    yield* elementsBelow(kid.get(name('K')), context);
  }
}

/** The nodes of a name tree or number tree (ISO 32000-1, 7.9.6), without what they lead to. */
function* treeBelow(value: PDFObject, context: PDFContext): Generator<PDFRef> {
  if (!(value instanceof PDFRef)) return;
  // Before it is handed out: whoever asks may delete it.
  const node = context.lookup(value);
  yield value;
  if (!(node instanceof PDFDict)) return;
  for (const kid of listOf(node.get(PDFName.of('Kids')), context)) yield* treeBelow(kid, context);
  const numbers = node.lookup(PDFName.of('Nums'));
  if (!(numbers instanceof PDFArray)) return;
  for (const each of numbers.asArray())
    if (each instanceof PDFRef && context.lookup(each) instanceof PDFArray) yield each;
}

/** By what each marked part and each annotation finds the element that it belongs to. */
interface Parents {
  readonly marked: Map<PDFRef, PDFRef[]>;
  readonly objects: Map<PDFRef, PDFRef>;
}

function writeElement(
  element: StructureElement,
  parent: PDFRef,
  parents: Parents,
  former: Set<PDFRef>,
  context: PDFContext,
): PDFRef {
  const { dict, kids, ref = context.nextRef() } = element;
  former.delete(ref);
  const page = kids.flatMap((kid) => (isElement(kid) ? [] : [kid.page]))[0];
  const written = kids.map((kid) => {
    if (isElement(kid)) return writeElement(kid, ref, parents, former, context);
    if (!isMarked(kid)) {
      parents.objects.set(kid.object, ref);
      return context.obj({ Type: 'OBJR', Obj: kid.object, ...(kid.page !== page && { Pg: kid.page }) });
    }
    const marks = parents.marked.get(kid.owner) ?? [];
    parents.marked.set(kid.owner, marks);
    marks[kid.mcid] = ref;
    if (kid.page === page && kid.owner === page) return PDFNumber.of(kid.mcid);
    const form = kid.owner === kid.page ? {} : { Stm: kid.owner };
    return context.obj({ Type: 'MCR', Pg: kid.page, ...form, MCID: kid.mcid });
  });
  dict.set(name('Type'), PDFName.of('StructElem'));
  dict.set(name('S'), PDFName.of(element.type));
  dict.set(name('P'), parent);
  dict.delete(name('ID'));
  if (page) dict.set(name('Pg'), page);
  else dict.delete(name('Pg'));
  const [only] = written;
  if (written.length === 0) dict.delete(name('K'));
  else dict.set(name('K'), written.length === 1 && only ? only : context.obj(written));
  context.assign(ref, dict);
  return ref;
}

/** Every owner and annotation gets a number of its own, in the order of the tree. */
function parentTree({ marked, objects }: Parents, context: PDFContext): PDFDict {
  const entries = context.obj([]);
  let key = 0;
  const add = (owner: PDFRef, entry: string, value: PDFObject) => {
    const thing = context.lookup(owner);
    const dict = thing instanceof PDFDict ? thing : thing && 'dict' in thing ? thing.dict : undefined;
    if (!(dict instanceof PDFDict)) throw new Error(`${owner} is tagged and is not there`);
    dict.set(name(entry), PDFNumber.of(key));
    entries.push(PDFNumber.of(key++));
    entries.push(value);
  };
  for (const [owner, marks] of marked) {
    const list = context.obj(Array.from(marks, (ref) => ref ?? null));
    add(owner, 'StructParents', context.register(list));
  }
  for (const [object, ref] of objects) add(object, 'StructParent', ref);
  return context.obj({ Nums: entries });
}
