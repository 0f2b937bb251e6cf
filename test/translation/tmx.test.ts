import { describe, expect, test } from 'vitest';
import type { DocumentId, LanguageTag, UnitId } from '../../pipeline/model/id.ts';
import type { ExchangeJob, ExchangeUnit } from '../../pipeline/translation/interchange/format.ts';
import { format, memoryUnits, readTmx } from '../../pipeline/translation/interchange/tmx.ts';
import { profileOf } from '../language/profiles.ts';

const tag = (text: string) => text as LanguageTag;
const bytes = (text: string) => Buffer.from(text);

const unit = (
  id: string,
  source: string,
  target: string,
  more: Partial<ExchangeUnit> = {},
): ExchangeUnit => ({
  document: 'news/2024/plan' as DocumentId,
  id: id as UnitId,
  source,
  target,
  state: 'translated',
  note: '',
  role: 'paragraph',
  place: { file: 'content/news/2024/plan.md' },
  codes: [],
  ...more,
});

const job = (...units: readonly ExchangeUnit[]): ExchangeJob => ({
  envelope: { project: 'p', source: tag('vi'), language: tag('km'), count: units.length, fingerprint: '' },
  units,
  terms: [],
  source: profileOf('vi'),
  target: profileOf('km'),
  date: '2024-06-01',
  tongue: 'en',
});

const written = (...units: readonly ExchangeUnit[]) => format.write(job(...units)) as string;

const pairsIn = (file: string | Uint8Array, source = 'vi', language = 'km') => {
  const { value } = readTmx(typeof file === 'string' ? bytes(file) : file, 'locales/memory/a.tmx');
  return value && memoryUnits(value, tag(source), tag(language), 'locales/memory/a.tmx');
};

describe('a memory that goes out and comes back', () => {
  test('is what it was: codes, facts, signs that XML knows, states and neighbours', () => {
    const file = written(
      unit('a', 'Trước', 'មុន', { state: 'reviewed' }),
      unit('b', 'Gọi <1>113 & <2/></1> ngay: {{facts.x, number}}.', '{{facts.x, number}} <1>113 & <2/></1>។'),
      unit('c', 'Chưa dịch', ''),
    );
    expect(pairsIn(file)).toEqual([
      {
        source: 'Trước',
        target: 'មុន',
        from: 'locales/memory/a.tmx',
        state: 'reviewed',
        after: 'Gọi <1>113 & <2/></1> ngay: {{facts.x, number}}.',
      },
      {
        source: 'Gọi <1>113 & <2/></1> ngay: {{facts.x, number}}.',
        target: '{{facts.x, number}} <1>113 & <2/></1>។',
        from: 'locales/memory/a.tmx',
        state: 'translated',
        before: 'Trước',
        after: 'Chưa dịch',
      },
    ]);
  });

  test('has a stale translation beside the text that it does translate', () =>
    expect(
      pairsIn(written(unit('a', 'Có 85 loa', 'មាន ៨០', { state: 'stale-data', previous: 'Có 80 loa' }))),
    ).toMatchObject([{ source: 'Có 80 loa', target: 'មាន ៨០', state: 'translated' }]));

  test('names its pairs, and its language, to who imports it', async () => {
    const read = await format.read(bytes(written(unit('a', 'Có', 'មាន'))), 'a.tmx');
    expect(read.value).toEqual({
      kind: 'memory',
      source: 'vi',
      language: 'km',
      pairs: [{ source: 'Có', target: 'មាន' }],
    });
  });
});

describe('a memory of another tool', () => {
  const foreign = (body: string, srclang = 'vi-VN') =>
    `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="${srclang}" datatype="plaintext"/><body>${body}</body></tmx>`;

  test('may name its languages otherwise, and number its codes as it likes', () => {
    const file = foreign(
      '<tu><tuv xml:lang="VI-vn"><seg>Gọi <bpt i="7" x="3">{b}</bpt>113<ept i="7">{/b}</ept><ph x="9"/> ngay</seg></tuv>' +
        '<tuv xml:lang="zh-CN"><seg>请<ph x="9"/>拨<bpt i="1" x="3">{b}</bpt>113<ept i="1">{/b}</ept></seg></tuv></tu>',
    );
    expect(pairsIn(file, 'vi', 'zh-Hans')).toMatchObject([
      { source: 'Gọi <1>113</1><2/> ngay', target: '请<2/>拨<1>113</1>', state: 'translated' },
    ]);
    expect(pairsIn(file, 'vi', 'km')).toEqual([]);
  });

  test('may be UTF-16, of several languages, and turned round', () => {
    const file = foreign(
      '<tu><tuv lang="en"><seg>Yes</seg></tuv><tuv lang="km-KH"><seg>មាន</seg></tuv><tuv lang="vi"><seg>Có</seg></tuv></tu><tu><tuv lang="en"><seg>No</seg></tuv></tu>',
      '*all*',
    );
    const utf16 = Buffer.from(`\uFEFF${file}`, 'utf16le');
    expect(pairsIn(utf16)).toMatchObject([{ source: 'Có', target: 'មាន' }]);
    expect(format.recognises(utf16)).toBe(true);
  });

  test('that is cut off, or no TMX, is refused with the reason', () => {
    const refusal = (text: string) => readTmx(bytes(text), 'a.tmx').diagnostics[0];
    expect(refusal(foreign('<tu>').slice(0, -20))).toMatchObject({
      code: 'exchange-broken',
      place: { file: 'a.tmx', line: 1 },
    });
    expect(refusal(`<tmx>\n<body>\n<tu>`)).toMatchObject({
      place: { file: 'a.tmx', line: 3 },
      message: {
        vi: expect.stringContaining('dừng giữa chừng, thẻ <tu> chưa đóng'),
        en: expect.stringContaining('it ends in the middle, <tu> is not closed'),
      },
    });
    expect(refusal('<tmx><a b=c></a></tmx>')?.message.vi).toContain('không phải XML đúng quy cách');
    expect(refusal('<xliff version="1.2"/>')?.message.en).toContain('no TMX file');
  });
});
