/**
 * Marks what no element of the tree of tags has as an artifact (ISO 32000-1, 14.8.2.2): frames, grounds, ribbons, running
 * heads. The browser leaves it unmarked, which PDF/UA-1 (7.1) forbids.
 */
import { PDFDict, type PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { deflated, type Operation, operations, sourceOfPage, sourceOfStream } from './content-stream.ts';

/** What has to be known of a page or a form to mark it. */
interface Owner {
  isTagged(mcid: number): boolean;
  /** Whether a drawing within this one, by its name, is marked itself. */
  isMarkedForm(name: string): boolean;
}

/** `isTagged`: whether an element has this marked part of a page or form. */
export function markArtifacts(pdf: PDFDocument, isTagged: (owner: PDFRef, mcid: number) => boolean): void {
  const { context } = pdf;
  const marked = new Set<PDFRef>();
  for (const page of pdf.getPages()) {
    const source = markUntagged(sourceOfPage(page), ownerOf(page.ref, page.node.Resources()));
    if (source === undefined) continue;
    const contents = page.node.get(contentsName);
    const ref = contents instanceof PDFRef ? contents : context.nextRef();
    context.assign(ref, deflated(source, context.obj({})));
    page.node.set(contentsName, ref);
  }

  function ownerOf(ref: PDFRef, resources: PDFDict | undefined): Owner {
    const drawings = resources?.lookup(PDFName.of('XObject'));
    return {
      isTagged: (mcid) => isTagged(ref, mcid),
      isMarkedForm(name) {
        const form = drawings instanceof PDFDict ? drawings.get(PDFName.of(name)) : undefined;
        return form instanceof PDFRef && markForm(form);
      },
    };
  }

  function markForm(ref: PDFRef): boolean {
    const form = context.lookup(ref);
    if (!(form instanceof PDFRawStream) || !form.dict.has(PDFName.of('StructParents'))) return false;
    if (marked.has(ref)) return true;
    marked.add(ref);
    const resources = form.dict.lookup(PDFName.of('Resources'));
    const owner = ownerOf(ref, resources instanceof PDFDict ? resources : undefined);
    const source = markUntagged(sourceOfStream(form), owner);
    if (source === undefined) return true;
    context.assign(ref, deflated(source, form.dict));
    return true;
  }
}

const contentsName = PDFName.of('Contents');
const begin = '/Artifact BMC\n';
const end = '\nEMC\n';
const starts = new Set(['m', 're']);
const fillsAndStrokes = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's']);
/** A text as a whole, a gradient, a picture among the instructions. */
const shows = new Set(['BT', 'sh', 'ID']);

/** The same drawing instructions with all marked that wasn't; undefined where nothing has to be. */
function markUntagged(source: string, owner: Owner): string | undefined {
  const out: string[] = [];
  let copied = 0;
  const insert = (text: string, at: number) => {
    out.push(source.slice(copied, at), text);
    copied = at;
  };
  /** How many marked parts are open, and whether one of ours is. */
  let depth = 0;
  let isOpen = false;
  let path: number | undefined;
  const open = (at: number) => {
    if (!isOpen) insert(begin, at);
    isOpen = true;
  };
  const close = (at: number) => {
    if (isOpen) insert(end, at);
    isOpen = false;
  };
  for (const operation of operations(source)) {
    const { operator, start } = operation;
    if (operator === 'BDC' || operator === 'BMC') {
      const mcid = depth === 0 ? mcidOf(operation) : undefined;
      if (mcid !== undefined) close(start);
      else if (depth === 0) open(start);
      if (mcid !== undefined && !owner.isTagged(mcid)) {
        insert(begin, start);
        copied = operation.end;
      }
      depth++;
    } else if (operator === 'EMC') depth--;
    else if (depth > 0) continue;
    else if (operator === 'q' || operator === 'Q') close(start);
    else if (starts.has(operator)) path ??= start;
    else if (operator === 'n') path = undefined;
    else if (fillsAndStrokes.has(operator)) {
      open(path ?? start);
      path = undefined;
    } else if (shows.has(operator)) open(start);
    else if (operator === 'Do') {
      if (owner.isMarkedForm(operation.operands[0]?.slice(1) ?? '')) close(start);
      else open(start);
    }
  }
  if (out.length === 0) return undefined;
  close(source.length);
  return out.join('') + source.slice(copied);
}

function mcidOf({ operands }: Operation): number | undefined {
  const at = operands.indexOf('/MCID');
  return at < 0 ? undefined : Number(operands[at + 1]);
}
