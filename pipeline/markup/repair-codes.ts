/** Inline codes as keyboards and translation tools mangle them: put right where there is one way to. */
import { foldDigits } from '../language/numerals.ts';
import type { InlineCode } from '../model/unit.ts';

export type BareCode = Pick<InlineCode, 'number' | 'single'>;

/** The codes that a source text has, told from the text alone: also of a source that is another by now. */
export const codesIn = (source: string): readonly BareCode[] =>
  [...source.matchAll(/<(\d+)(\/?)>/g)].map(([, number, single]) => ({
    number: Number(number),
    single: single === '/',
  }));

/** Brackets of an East Asian keyboard, spaces inside, digits of any script. */
const mangled = /[<＜〈‹]\s*([/／]?)\s*(\p{Nd}{1,3})\s*([/／]?)\s*[>＞〉›]/gu;

/** `＜１＞`, `< 1 >`, `<១>`, `< / 1>` become the code that they stand for, if it is one of these; all else stays. */
export const repairCodes = (text: string, codes: readonly BareCode[]): string =>
  text.replace(mangled, (whole, closing: string, digits: string, single: string) => {
    const number = Number(foldDigits(digits));
    if (!codes.some((code) => code.number === number)) return whole;
    return `<${closing && '/'}${number}${single && '/'}>`;
  });
