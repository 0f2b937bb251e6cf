/**
 * Sets in black ink what would be mixed of four: text that is nearly black, and every grey. Mixed black text gets coloured
 * edges as soon as the plates are not in register, and four inks on one spot do not dry. Grey of a device (`g`) is black
 * ink alone where a file becomes CMYK (Ghostscript, `DeviceGrayToK`).
 */
import { PDFDict, type PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { deflated, type Operation, operations, sourceOfPage, sourceOfStream } from './content-stream.ts';

/** Of text: darker than this (relative luminance, WCAG 2.2) it is read as black. */
const nearlyBlack = 0.05;

/** Changes the colours of all pages, and of the drawings that they hold. */
export function setBlackInk(pdf: PDFDocument): void {
  for (const page of pdf.getPages()) {
    const stream = deflated(inBlackInk(sourceOfPage(page)), pdf.context.obj({}));
    page.node.set(PDFName.of('Contents'), pdf.context.register(stream));
  }
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || !isForm(object)) continue;
    const stream = deflated(inBlackInk(sourceOfStream(object)), pdf.context.obj({}));
    for (const [key, value] of object.dict.entries())
      if (!written.has(key.decodeText())) stream.dict.set(key, value);
    pdf.context.assign(ref, stream);
  }
}

/** What is written anew with a stream. */
const written: ReadonlySet<string> = new Set(['Length', 'Filter', 'DecodeParms']);

const isForm = ({ dict }: PDFRawStream): boolean =>
  dict instanceof PDFDict && dict.get(PDFName.of('Subtype')) === PDFName.of('Form');

/** The instructions of one stream with their colours changed; all else stays as it is written. */
export function inBlackInk(source: string): string {
  const parts: string[] = [];
  let copied = 0;
  /** The fill colour as it was set, which a text of its own colour has to give back. */
  let fill: Operation | undefined;
  const saved: (Operation | undefined)[] = [];
  const replace = (start: number, end: number, by: string) => {
    parts.push(source.slice(copied, start), by);
    copied = end;
  };
  for (const operation of operations(source)) {
    const { operator, operands, start, end } = operation;
    if (operator === 'q') saved.push(fill);
    else if (operator === 'Q') fill = saved.pop();
    else if (fills.has(operator)) fill = operation;
    if (operator === 'BT' && isNearlyBlack(fill)) replace(end, end, '\n0 g');
    else if (operator === 'ET' && fill && isNearlyBlack(fill)) {
      replace(end, end, `\n${fill.operands.join(' ')} ${fill.operator}`);
    } else if ((operator === 'rg' || operator === 'RG') && isGrey(operands))
      replace(start, end, `${operands[0]} ${operator === 'rg' ? 'g' : 'G'}`);
  }
  return parts.join('') + source.slice(copied);
}

const fills: ReadonlySet<string> = new Set(['g', 'rg', 'k', 'sc', 'scn', 'cs']);

const isGrey = ([red, green, blue]: readonly string[]): boolean => red === green && green === blue;

/** A grey is black ink already. */
function isNearlyBlack(fill: Operation | undefined): boolean {
  if (fill?.operator !== 'rg' || isGrey(fill.operands)) return false;
  const [red = 0, green = 0, blue = 0] = fill.operands.map(Number).map(linear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < nearlyBlack;
}

/** sRGB without its curve (IEC 61966-2-1). */
const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
