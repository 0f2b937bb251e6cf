/** Markdown of every kind that documents may hold, made from a number: the same number gives the same document. */
import { seeded } from '../seeded.ts';

const words =
  'công an xã biên giới tuyên truyền loa đồng bào Khmer «điện thoại» “lễ hội” ghe-ngo, tỉnh; huyện? ê̆ ƀuôn y’ang ' +
  'ភាសាខ្មែរ។ 中文。 113 27/10/2023 12,5% 199/KH-UBND A&B 3<4 x>y $t(a) %s 😀 8:am a::b :smile: {tên} ~5 a_b_c 2*3';

const addresses = [
  'https://soctrang.gov.vn/a?b=1&c=2',
  '../plan.md#kinh-phi',
  'tel:113',
  'mailto:so@soctrang.gov.vn',
];

const entities = [
  '&amp;',
  '&lt;1&gt;',
  '&lt;',
  '&copy;',
  '&nbsp;',
  '&#x1EA5;',
  '&amp;lt;2/&gt;',
  '&quot;',
  '&eacute;',
];
const escapes = ['\\*', '\\_', '\\[', '\\<1>', '\\`', '\\\\', '\\!', '\\~', '\\&amp;'];

interface Writer {
  below(count: number): number;
  readonly definitions: string[];
  /** Names of the notes that were called. */
  readonly notes: string[];
}

/** `plain`: what CommonMark and GFM know; `whole`: pictures, facts, figures and the program's own blocks as well. */
export function writeDocument(seed: number, kind: 'plain' | 'whole'): string {
  const writer: Writer = { below: seeded(seed), definitions: [], notes: [] };
  const blocks = Array.from({ length: 1 + writer.below(5) }, () => block(writer, 0, kind));
  // A note may call others, which are written after it.
  for (let index = 0; index < writer.notes.length; index += 1) {
    const at = writer.below(2) === 0 ? blocks.length : writer.below(blocks.length + 1);
    blocks.splice(at, 0, note(writer, writer.notes[index] ?? ''));
  }
  return `${[...blocks, ...writer.definitions].join('\n\n')}\n`;
}

const pick = <Item>({ below }: Writer, items: readonly Item[]): Item => items[below(items.length)] as Item;

function text(writer: Writer, most = 8): string {
  const all = words.split(' ');
  return Array.from({ length: 1 + writer.below(most) }, () => pick(writer, all)).join(' ');
}

function inline(writer: Writer, depth = 0): string {
  const inner = () => (depth > 1 ? text(writer, 3) : inline(writer, depth + 1));
  const pieces: readonly (() => string)[] = [
    () => text(writer),
    () => text(writer),
    () => `**${inner()}**`,
    () => `*${inner()}*`,
    () => `***${text(writer, 3)}***`,
    () => `~~${inner()}~~`,
    () => `\`${pick(writer, ['mã', '<1>x</1>', 'a  b', '{{x}}', '&amp;'])}\``,
    () => pick(writer, entities),
    () => pick(writer, escapes),
    () => `<${pick(writer, ['https://vi.du/a', 'mailto:a@vi.du', 'so@vi.du'])}>`,
    () => 'https://vi.du/b_c',
    () => (depth === 0 ? '  \nxuống dòng' : 'thẳng'),
    () => (depth === 0 ? '\\\nxuống nữa' : 'hàng'),
    () =>
      depth === 0
        ? `[${text(writer, 3)}](${pick(writer, addresses)} "${text(writer, 2).replace(/["“”]/g, '')}")`
        : 'x',
    () => (depth === 0 ? `[**${text(writer, 2)}** và *nữa*](${pick(writer, addresses)})` : 'y'),
    () => (depth === 0 ? link(writer) : 'z'),
    () => call(writer),
  ];
  return Array.from({ length: 1 + writer.below(depth === 0 ? 5 : 2) }, () => pick(writer, pieces)()).join(
    ' ',
  );
}

/** A link by reference: full, collapsed or by its words alone. */
function link(writer: Writer): string {
  const name = `nguồn ${writer.definitions.length + 1}`;
  writer.definitions.push(`[${name}]: ${pick(writer, addresses)} "Nguồn"`);
  return pick(writer, [`[xem *thêm*][${name}]`, `[${name}][]`, `[${name}]`]);
}

/** Of a new note, or one more of an old one; glued to a word or standing by itself. */
function call(writer: Writer): string {
  const next = pick(writer, ['', 'ghi-chú-']) + (writer.notes.length + 1);
  const isNew = writer.notes.length < 6 && writer.below(3) > 0;
  if (isNew || writer.notes.length === 0) writer.notes.push(next);
  const name = isNew ? next : pick(writer, writer.notes);
  return `${pick(writer, ['', 'chữ.', '**đậm**'])}[^${name}]`;
}

/** One paragraph, or several blocks. */
function note(writer: Writer, name: string): string {
  const more = writer.below(3) === 0 ? `\n\n${block(writer, 1, 'plain')}` : '';
  const body = indent(`${line(writer)}${more}`, '', '    ');
  return `[^${name}]: ${body}`;
}

/** One line that starts with a letter, so that no block of another kind begins there. */
const line = (writer: Writer): string => `Dòng ${inline(writer).replace(/(?: {2}|\\)\n/g, ' ')}`;

function block(writer: Writer, depth: number, kind: 'plain' | 'whole'): string {
  const inner = () => (depth > 1 ? paragraph(writer) : block(writer, depth + 1, kind));
  const plain: readonly (() => string)[] = [
    () => paragraph(writer),
    () => paragraph(writer),
    () => `**${text(writer, 4)}**`,
    () => `${'#'.repeat(2 + writer.below(4))} ${line(writer)}`,
    () => list(writer, '- ', inner),
    () => list(writer, `${1 + writer.below(5)}. `, inner),
    () => indent(`${inner()}\n\n${inner()}`, '> ', '> '),
    () => table(writer),
    () => '```js\nlet x = "<1>";\n\n</1> & **không**\n```',
    () => '    <2/> thụt vào\n    &amp;',
    () => '***',
  ];
  const own: readonly (() => string)[] = [
    () =>
      `![${text(writer, 3).replace(/[[\]*_]/g, '')}](anh-${writer.below(9)}.jpg "${text(writer, 3).replace(/["“”]/g, '')}")`,
    () => `:::note[${text(writer, 3).replace(/[[\]]/g, '')}]\n${paragraph(writer)}\n\n- ${line(writer)}\n:::`,
    () => `:::stats\n- **80** ${text(writer, 3)}\n- **12,5%** ${line(writer)}\n:::`,
    () => `:::steps\n1. ${line(writer)}\n2. ${line(writer)}\n:::`,
    () =>
      `| Việc | Số |\n| - | -: |\n| Loa {{facts.loudspeakers, number}} cụm | 1.250${call(writer)} |\n| Ngày | 27/10/2023 |`,
    () => `Có {{facts.loudspeakers, number}} cụm ${line(writer)}`,
  ];
  return pick(writer, kind === 'whole' && depth === 0 ? [...plain, ...own] : plain)();
}

const paragraph = (writer: Writer): string => `Đoạn ${inline(writer)}`;

function list(writer: Writer, marker: string, inner: () => string): string {
  const loose = writer.below(2) === 1;
  const items = Array.from({ length: 1 + writer.below(3) }, () => {
    const first = line(writer);
    const more =
      writer.below(3) === 0 ? `${loose ? '\n\n' : '\n'}${loose ? inner() : `- ${line(writer)}`}` : '';
    return indent(first + more, marker, ' '.repeat(marker.length));
  });
  return items.join(loose ? '\n\n' : '\n');
}

const indent = (lines: string, first: string, rest: string): string =>
  lines
    .split('\n')
    .map((each, index) => (index === 0 ? first : rest) + each)
    .join('\n');

function table(writer: Writer): string {
  const cell = () => line(writer).replace(/\|/g, '');
  const row = () => `| ${cell()} | ${cell()} |`;
  return [row(), '| :-- | --- |', ...Array.from({ length: 1 + writer.below(3) }, row)].join('\n');
}
