/** A body that calls notes, read from Markdown in one language. */
import { fillBlocks } from '../../pipeline/markup/fill.ts';
import { writeCalls } from '../../pipeline/markup/footnotes.ts';
import { readText } from '../../pipeline/markup/inline-codes.ts';
import { readBody } from '../../pipeline/markup/read-body.ts';
import type { Block } from '../../pipeline/model/edition.ts';
import { plainText } from '../../pipeline/model/html.ts';
import type { LanguageTag, UnitId } from '../../pipeline/model/id.ts';

export function bodyOf(markdown: string, language: string): readonly Block[] {
  const { units, blocks, diagnostics } = readBody(markdown, {
    file: 'content/a.md',
    firstLine: 1,
    unitOffset: 0,
    facts: new Map(),
    picture: () => undefined,
  });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ code }) => code).join());
  return fillBlocks(blocks, {
    language: language as LanguageTag,
    text(index) {
      const { text = '', codes = [] } = units[index] ?? {};
      const nodes = writeCalls(readText(text, codes), String);
      const unit = 'x' as UnitId;
      return { unit, language: language as LanguageTag, state: 'approved', nodes, plain: plainText(nodes) };
    },
    figure: (value) => ({ ...value, text: String(value.value), short: String(value.value) }),
    date: (iso) => iso,
    number: String,
  });
}
