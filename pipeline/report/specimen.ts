/**
 * The specimen of a language: one sheet, two sides, that people who read the language look through and sign. What they
 * can't read here, no reader could read in print. The words around are Vietnamese, with English below.
 */
import { createFormatter } from '../language/format.ts';
import { legacyPairs } from '../language/legacy-pairs.ts';
import { h, toHtml } from '../markup/hast.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { HtmlNode } from '../model/html.ts';
import type { Digest } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';

export interface SpecimenInput {
  readonly profile: LanguageProfile;
  /** Of the profile and the fonts: names what was signed. */
  readonly digest: Digest;
  /** ISO 8601. */
  readonly date: string;
}

/**
 * The sheet as two elements `[data-side]`, in the divisions to try: the headings stand on the back, or on the front where
 * a script has many marks.
 */
export function renderSpecimen(input: SpecimenInput): readonly [body: string, alternative: string] {
  const { profile } = input;
  const front = [alphabet(profile), signs(profile), written(profile), running(profile)];
  const proofs = [pairs(profile), signature()];
  const sheet = (one: readonly Part[], other: readonly Part[]) =>
    toHtml([
      h('section.side', { 'data-side': 'front' }, title(input), box('front', one), foot(input, 1)),
      h('section.side', { 'data-side': 'back' }, box('back', other), foot(input, 2)),
    ]);
  return [
    sheet(front, [clusters(profile), large(profile), headings(profile), ...proofs]),
    sheet([...front, headings(profile)], [clusters(profile), large(profile), ...proofs]),
  ];
}

type Part = HtmlNode | false;

const box = (name: string, parts: readonly Part[]): HtmlNode =>
  h(
    'div.parts',
    { 'data-box': name },
    parts.filter((each) => each !== false),
  );

/** What the file is called in its own metadata. */
export const specimenTitle = ({ vietnamese }: LanguageProfile): string => `Tờ mẫu chữ: ${vietnamese}`;

function title({ profile }: SpecimenInput): HtmlNode {
  const { tag, endonym, vietnamese, english, script, fonts } = profile;
  return h(
    'header.title',
    null,
    h('p.endonym', { lang: tag }, endonym),
    h(
      'div.names',
      null,
      h('h1', null, `Tờ mẫu chữ: ${vietnamese}`),
      h('p', { lang: 'en' }, `Specimen: ${english}`),
      h('p.code', null, `${tag} · ${script} · ${fonts.sans.join(', ')}`),
    ),
  );
}

function part(
  name: string,
  heading: Bilingual,
  ...children: (HtmlNode | readonly HtmlNode[] | false)[]
): HtmlNode {
  return h(
    `section.part.${name}`,
    null,
    h('h2', null, heading.vi, ' ', h('span.english', { lang: 'en' }, heading.en)),
    ...children,
  );
}

/** Small letter and capital side by side; a script without capitals shows the letter once. */
function alphabet({ tag, letters, loanLetters = [], script }: LanguageProfile): HtmlNode {
  if (!letters) {
    return part(
      'alphabet',
      { vi: 'Chữ', en: 'Letters' },
      h('p.remark', null, `Chữ viết ${script} không có bảng chữ cái. / ${script} has no alphabet.`),
    );
  }
  const cell = (letter: string, kind = '') => h(`li${kind}`, null, capitalised(letter), letter);
  return part(
    'alphabet',
    { vi: 'Bảng chữ', en: 'Alphabet' },
    h(
      'ul.letters',
      { lang: tag, className: [density(letters.length)] },
      letters.map((letter) => cell(letter)),
      loanLetters.map((letter) => cell(letter, '.loan')),
    ),
    loanLetters.length > 0 &&
      h('p.remark', null, 'Ô viền đứt: chỉ trong tên riêng và từ mượn. / Dashed: names and loans only.'),
  );
}

/** `Ng`, and a space that does not break, for `ng`; nothing where the script has no capitals. */
function capitalised(letter: string): string {
  const at = [...letter].findIndex((character) => character.toUpperCase() !== character);
  if (at < 0) return '';
  const characters = [...letter];
  return `${characters.map((each, index) => (index === at ? each.toUpperCase() : each)).join('')}\u00A0`;
}

/** Letters that one row of the sheet holds three times over. */
const most = 45;

const density = (count: number): string => (count > most ? 'dense' : 'airy');

function signs({ tag, digits = [], punctuation, apostrophe, keyboard = [] }: LanguageProfile): HtmlNode {
  const row = (name: Bilingual, list: readonly string[]) =>
    list.length === 0
      ? []
      : [
          h('dt', null, name.vi, ' ', h('span.english', { lang: 'en' }, name.en)),
          h('dd', { lang: tag }, list.join(' ')),
        ];
  return part(
    'signs',
    { vi: 'Chữ số và dấu câu', en: 'Digits and punctuation' },
    h(
      'dl',
      null,
      row({ vi: 'Chữ số', en: 'digits' }, [...'0123456789']),
      row({ vi: 'Chữ số riêng', en: 'own digits' }, digits),
      row({ vi: 'Ngoặc kép', en: 'quotes' }, punctuation.quotes),
      row({ vi: 'Kết câu', en: 'sentence end' }, punctuation.sentenceEnd),
      row({ vi: 'Dấu khác', en: 'other' }, punctuation.other),
      row({ vi: 'Dấu là chữ', en: 'a sign that is a letter' }, apostrophe ? [apostrophe] : []),
      row({ vi: 'Hàng phím', en: 'row of keys' }, keyboard),
    ),
  );
}

/** Numbers, money and dates as the products will write them. */
function written(profile: LanguageProfile): HtmlNode {
  const { number, figure, shortFigure, date } = createFormatter(profile);
  const money = { value: 415_675_000, decimals: 0, unit: 'VND' } as const;
  const percent = { value: 12.5, decimals: 1, unit: 'percent' } as const;
  const texts = [
    number(1_234_567.5),
    figure(percent),
    figure(money),
    shortFigure(money),
    date('2023-10-27', 'short'),
    date('2020-08-05', 'long'),
  ];
  return part(
    'written',
    { vi: 'Số, tiền, ngày', en: 'Numbers, money, dates' },
    h(
      'ul',
      { lang: profile.tag },
      texts.map((text) => h('li', null, text)),
    ),
  );
}

/** In points: the smallest that a leaflet may have, text, large text, a display size. */
const sizes = [8.5, 10, 12, 16] as const;

function running(profile: LanguageProfile): HtmlNode {
  const { tag, sample, letters = [], loanLetters = [] } = profile;
  const all = [...letters, ...loanLetters];
  // Without a text the letters themselves run on; their capitals too, where they are few enough for the largest size.
  const run = all.map((letter) => (all.length > most ? letter : capitalised(letter) + letter)).join(' ');
  const text = sample?.text ?? run;
  return part(
    'running',
    { vi: 'Một đoạn ở bốn cỡ', en: 'A paragraph in four sizes' },
    sizes.map((size) =>
      h(
        'div.size',
        null,
        h('p.label', null, `${String(size).replace('.', ',')} pt`),
        h('p', { lang: tag, style: `--text: ${size}pt` }, text),
      ),
    ),
    h(
      'p.remark',
      null,
      sample?.from ??
        'Chưa có câu nào được xác nhận: mời viết một câu vào mặt sau. / No confirmed sentence yet: please write one overleaf.',
    ),
  );
}

/** Every letter with every mark, as the profile says they stand together. */
function clusters({ tag, marks }: LanguageProfile): Part {
  if (!marks) return false;
  const { signs: all, on } = marks;
  const rows = on.map((letter) => [letter, ...all.map((sign) => clustered(letter, sign))]);
  const cased = rows.flatMap((row) => {
    const capitals = row.map((each) => each.toUpperCase().normalize('NFC'));
    return capitals[0] === row[0] ? [row] : [row, capitals];
  });
  return part(
    'clusters',
    { vi: 'Mỗi chữ với mỗi dấu', en: 'Every letter with every mark' },
    h(
      'ul',
      { lang: tag, className: [all.length > 12 ? 'many' : 'few'], style: `--columns: ${all.length + 1}` },
      cased.flat().map((each) => h('li', null, each)),
    ),
  );
}

/** Khmer COENG makes a subscript of the letter after it, and shows as nothing else (The Unicode Standard, 16.4). */
const coeng = '\u17D2';

const clustered = (letter: string, sign: string): string =>
  (sign === coeng ? letter + sign + letter : letter + sign).normalize('NFC');

/** The letters that are the language’s own, large enough to see how marks stand, in both weights. */
function large({ tag, keyboard, script }: LanguageProfile): Part {
  if (!keyboard) return false;
  const letters = keyboard.map((letter) => h('li', null, capitalised(letter), letter));
  return part(
    'large',
    { vi: 'Chữ riêng, cỡ lớn', en: 'Special letters, large' },
    h('ul', { lang: tag }, letters),
    h('ul.bold', { lang: tag }, letters),
    // Only Latin has italics of its own here.
    script === 'Latn' && h('ul.italic', { lang: tag }, letters),
  );
}

/** Bold, emphasis and headings, where a script needs real faces. */
function headings({ tag, sample, letters = [], endonym }: LanguageProfile): HtmlNode {
  const words = firstOf(sample?.text ?? (letters.join(' ') || endonym));
  return part(
    'headings',
    { vi: 'Tiêu đề, chữ đậm, nhấn mạnh', en: 'Headings, bold, emphasis' },
    h(
      'div',
      { lang: tag },
      h('div', null, h('p.h1', null, words), h('p.h2', null, words)),
      h(
        'div',
        null,
        h('p.h3', null, words),
        h('p', null, h('strong', null, words)),
        h('p', null, h('em', null, words)),
      ),
    ),
  );
}

const longest = 30;

/** The beginning of a text, cut where a word ends. */
function firstOf(text: string): string {
  const characters = [...text];
  if (characters.length <= longest) return text;
  const start = characters.slice(0, longest).join('');
  const end = start.search(/[\s\u200B][^\s\u200B]*$/);
  return end > 0 ? start.slice(0, end) : start;
}

function pairs(profile: LanguageProfile): Part {
  const old = legacyPairs(profile);
  if (old.length === 0) return false;
  return part(
    'legacy',
    { vi: 'Chữ gõ bằng phông cũ và chữ đúng', en: 'What old fonts typed, and what was meant' },
    old.map(({ name, pairs: list }) =>
      h(
        'p',
        null,
        h('b', null, name.vi),
        list.map(([shown, meant]) =>
          h('span.pair', null, h('span.shown', null, shown), h('b', { lang: profile.tag }, meant)),
        ),
      ),
    ),
  );
}

function signature(): HtmlNode {
  const line = (name: string) => h('p.line', null, name, h('span'));
  return part(
    'signature',
    { vi: 'Người đọc tiếng này xác nhận', en: 'Confirmed by a reader of the language' },
    h(
      'p',
      null,
      'Khoanh chữ sai, dấu chồng lên nhau, chữ thiếu hoặc thừa. ',
      h(
        'span.english',
        { lang: 'en' },
        'Circle what is wrong: a mark that collides, a letter too many or too few.',
      ),
    ),
    h('p.choice', null, h('span', null, 'Đúng cả'), h('span', null, 'Đúng, trừ những chỗ đã khoanh')),
    line('Một câu viết tay'),
    line('Họ tên, nơi ở'),
    line('Ngày, chữ ký'),
  );
}

const foot = ({ profile, digest, date }: SpecimenInput, side: number): HtmlNode =>
  h(
    'footer.foot',
    null,
    h('span', null, `Nhịp Cầu · ${profile.tag} · ${date}`),
    h('span.code', null, digest.slice(0, 16)),
    h('span', null, `${side}/2`),
  );
