/** What a translator without a computer gets: a table to print, with the id of each text, by which it is typed in later. */
import { h, toHtml } from '../markup/hast.ts';
import type { ElementNode, HtmlNode } from '../model/html.ts';
import type { DocumentId, LanguageTag, UnitId } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';

export interface FormUnit {
  readonly document: DocumentId;
  readonly id: UnitId;
  readonly source: string;
  readonly target: string;
  readonly previous?: string;
}

export interface FormInput {
  readonly units: readonly FormUnit[];
  readonly envelope: { readonly language: LanguageTag };
  readonly target: LanguageProfile;
  /** ISO 8601. */
  readonly date: string;
}

export const formTitle = ({ vietnamese }: LanguageProfile): string => `Phiếu dịch: ${vietnamese}`;

/** The table flows over as many pages as it needs; its head stands on each of them. */
export function renderForm(input: FormInput): string {
  const { target, date, units } = input;
  const documents = [...Map.groupBy(units, ({ document }) => document)];
  return toHtml([
    h(
      'header',
      null,
      h('h1', null, formTitle(target), ' ', h('span', { lang: target.tag }, target.endonym)),
      h(
        'p',
        null,
        'Viết bản dịch vào cột bên phải, bằng chữ rõ. Giữ nguyên các thẻ <1>…</1>, <2/> và {{…}} quanh những chữ tương ứng. ',
        'Câu nào không chắc thì gạch dưới. ',
        h(
          'span.english',
          { lang: 'en' },
          'Write on the right. Keep codes and places in braces. Underline what is not sure.',
        ),
      ),
      h('p.signature', null, `Ngày xuất: ${date}`, h('span', null, 'Người dịch:'), h('span', null, 'Ngày:')),
    ),
    ...documents.map(([document, of]) => table(document, of, input)),
  ]);
}

function table(document: DocumentId, units: readonly FormUnit[], input: FormInput): ElementNode {
  return h(
    'table',
    null,
    h('colgroup', null, h('col.ids'), h('col'), h('col')),
    h(
      'thead',
      null,
      h('tr', null, h('th.document', { colspan: 3 }, document)),
      h('tr', null, h('th', null, 'Mã'), h('th', null, 'Câu gốc'), h('th', null, 'Bản dịch')),
    ),
    h(
      'tbody',
      null,
      units.map((unit) => row(unit, input)),
    ),
  );
}

function row({ id, source, target, previous }: FormUnit, { envelope }: FormInput): HtmlNode {
  return h(
    'tr',
    null,
    h('td.id', null, id.replaceAll('.', '.\u200B')),
    h(
      'td',
      null,
      h('p', null, source),
      previous !== undefined && h('p.previous', null, `Trước đây: ${previous}`),
    ),
    h(
      'td.answer',
      null,
      target && h('p', { lang: envelope.language }, target),
      h('div.lines', { style: `height:${linesFor(target ? '' : source)}` }),
    ),
  );
}

/** Room for handwriting: 45 characters a line of 9 mm, and a third more; beside a translation, two lines for mending it. */
const linesFor = (source: string): string => `${Math.max(2, Math.ceil((source.length / 45) * 1.3)) * 9}mm`;
