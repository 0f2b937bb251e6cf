/** What goes out in a format comes back from it: texts, codes, states, notes. */
import { isDeepStrictEqual } from 'node:util';
import { po } from 'gettext-parser';
import { describe, expect, test } from 'vitest';
import { planExport } from '../../pipeline/build/export.ts';
import { readMeasuredProject } from '../../pipeline/build/measured-project.ts';
import { knownProducts } from '../../pipeline/build/products.ts';
import { readCsv } from '../../pipeline/language/csv.ts';
import type { LanguageTag } from '../../pipeline/model/id.ts';
import { sealOf } from '../../pipeline/translation/interchange/envelope.ts';
import type {
  ExchangeFormat,
  ExchangeJob,
  ExchangeUnit,
  ReturnedUnits,
} from '../../pipeline/translation/interchange/format.ts';
import { loadFormats } from '../../pipeline/translation/interchange/list-formats.ts';
import { judgeFile, judgeUnit } from '../../pipeline/translation/returned.ts';
import { repository } from '../build/project.ts';
import { hardUnits, jobOf, pair, unitOf } from './exchange-sample.ts';

const all = await loadFormats();
/** Those in which units come back; memories and termbases are tested by themselves. */
const formats = all.filter(({ id }) => id !== 'tmx' && id !== 'tbx');

const written = async (format: ExchangeFormat, job: ExchangeJob): Promise<Uint8Array> =>
  Buffer.from(await format.write(job));

async function sentAndBack(format: ExchangeFormat, job: ExchangeJob): Promise<ReturnedUnits> {
  const { value, diagnostics } = await format.read(await written(format, job), 'back');
  expect(diagnostics).toEqual([]);
  if (value?.kind !== 'units') throw new Error('no units came back');
  return value;
}

const expectedOf = ({ envelope: { project, source, language } }: ExchangeJob) => ({
  project,
  source,
  languages: [language],
});

const baseOf = ({ document, id, source, target, state, note }: ExchangeUnit) => ({
  document,
  id,
  source,
  target,
  state,
  note,
});

test('there are the formats that were promised', () => {
  expect(all.map(({ id }) => id)).toEqual(['csv', 'po', 'tbx', 'tmx', 'xliff12', 'xliff21', 'xlsx']);
});

describe.each(formats)('$id', (format) => {
  test('brings every hard unit back as it went out', async () => {
    const job = jobOf(...hardUnits);
    const back = await sentAndBack(format, job);
    expect(back.envelope).toEqual(job.envelope);
    expect(judgeFile(back, expectedOf(job), 'back')).toEqual([]);
    expect(back.units.map(({ base }) => base)).toEqual(hardUnits.map(baseOf));
    for (const [index, unit] of back.units.entries()) {
      const sent = hardUnits[index];
      expect([unit.target, unit.note, unit.state]).toEqual([sent?.target, sent?.note, undefined]);
      expect(judgeUnit(unit, job.envelope.language)).toHaveProperty('unit');
    }
  });

  test('is known by its beginning, and by no other', async () => {
    const bytes = await written(format, jobOf(...hardUnits));
    expect(all.filter((each) => each.recognises(bytes)).map(({ id }) => id)).toEqual([format.id]);
  });

  test('writes the same bytes for the same units', async () => {
    const job = jobOf(...hardUnits);
    expect(await written(format, job)).toEqual(await written(format, job));
  });

  test('is refused, not crashed on, where it is garbage', async () => {
    for (const garbage of ['', '<', 'PK\u0003\u0004 no zip', 'msgid "', '"never closed']) {
      const { value, diagnostics } = await format.read(Buffer.from(garbage), 'back');
      expect([value, diagnostics[0]?.severity]).toEqual([undefined, 'error']);
    }
  });
});

describe('a file cut off behind any of its bytes is noticed, or says all that the whole one says', () => {
  // Few, so that every byte can be tried; the last one long, so that tools fold it.
  const last = unitOf('z9', 'Một <1>hai</1>, ba', 'ពីរ <1>មួយ</1> និងសិទ្ធិ និងសេរីភាព ដោយគ្មានការរើសអើង', {
    codes: [pair(1)],
    note: 'Xin xem lại.',
  });
  const job = jobOf(...hardUnits.slice(0, 4), last);
  const folded = (bytes: Uint8Array) => po.compile(po.parse(Buffer.from(bytes)), { foldLength: 30 });
  const semicolons = (bytes: Uint8Array) => {
    const table = readCsv(Buffer.from(bytes).toString('utf8'));
    if ('reason' in table) throw new Error(table.reason.en);
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    return Buffer.from(table.rows.map((row) => row.map(({ text }) => quoted(text)).join(';')).join('\n'));
  };
  const asTerms: ExchangeJob = {
    ...job,
    terms: ['loa', 'đài'].map((term) => ({
      partOfSpeech: 'noun',
      domain: 'other',
      forms: new Map([
        [job.envelope.source, [term]],
        [job.envelope.language, ['ឧបករណ៍']],
      ]),
      forbidden: new Map(),
      status: 'approved',
      place: { file: 'locales/terms.csv' },
    })),
  };
  const same = (bytes: Uint8Array) => bytes;
  const cases = [
    ...all.map((format) => ['as exported', format, same] as const),
    ...all.filter(({ id }) => id === 'po').map((format) => ['folded', format, folded] as const),
    ...all.filter(({ id }) => id === 'csv').map((format) => ['with semicolons', format, semicolons] as const),
  ].map(([how, format, change]) => ({ id: format.id, how, format, change }));

  /** What is told, and what would be taken. */
  async function outcome(format: ExchangeFormat, bytes: Uint8Array) {
    const { value, diagnostics } = await format.read(bytes, 'back');
    if (value?.kind !== 'units') return { told: diagnostics, taken: value };
    const refused = judgeFile(value, expectedOf(job), 'back');
    const judged = value.units.map((unit) => judgeUnit(unit, job.envelope.language));
    const faults = judged.flatMap((each) => ('fault' in each ? [each.fault] : []));
    const taken = value.units.map(({ base, target, note, state }) => [base.id, target, note, state]);
    return { told: [...diagnostics, ...refused, ...faults], taken };
  }

  test.each(cases)('$id, $how', async ({ format, change }) => {
    const bytes = change(await written(format, asTerms));
    const whole = await outcome(format, bytes);
    expect(whole.told).toEqual([]);
    const silent: number[] = [];
    for (let end = 0; end < bytes.length; end += 1) {
      const { told, taken } = await outcome(format, bytes.subarray(0, end));
      if (told.length === 0 && !isDeepStrictEqual(taken, whole.taken)) silent.push(end);
    }
    expect(silent).toEqual([]);
  });

  test('a PO without its last entry is taken, with a word about its last translation', async () => {
    const format = all.find(({ id }) => id === 'po');
    if (!format) throw new Error('no PO');
    const text = Buffer.from(await written(format, job)).toString('utf8');
    const { told, taken } = await outcome(format, Buffer.from(text.slice(0, text.indexOf('#~'))));
    expect(told.map(({ code }) => code)).toEqual(['exchange-end-unseen']);
    expect(taken).toHaveLength(5);
  });
});

describe('every sample document in every language', async () => {
  const measured = await readMeasuredProject(repository);
  const { languages, publisher } = measured.project;
  const translated = languages.filter((tag) => tag !== publisher.sourceLanguage);
  const jobFor = (language: LanguageTag) =>
    planExport(measured, knownProducts, {
      language,
      documents: new Set(),
      only: new Set(),
      date: '2024-06-01',
      tongue: 'vi',
    }).job;

  test.each(translated.flatMap((tag) => formats.map((format) => [tag, format.id, format] as const)))(
    '%s as %s',
    async (language, _, format) => {
      const job = jobFor(language);
      expect(job.units.length).toBeGreaterThan(100);
      const back = await sentAndBack(format, job);
      expect(judgeFile(back, expectedOf(job), 'back')).toEqual([]);
      expect(back.units.map(({ base, target, note }) => ({ ...base, target, note }))).toEqual(
        job.units.map(baseOf),
      );
      expect(back.units.filter(({ state }) => state !== undefined)).toEqual([]);
    },
  );
});

describe('what the memory offers', () => {
  const sent = jobOf(...hardUnits.filter(({ id }) => id === 'b1' || id === 'a6'));
  const textOf = async (id: string) => {
    const format = formats.find((each) => each.id === id);
    if (!format) throw new Error(`no format ${id}`);
    return Buffer.from(await written(format, sent)).toString('utf8');
  };

  test('XLIFF 1.2: as proposals with percentage and origin', async () => {
    const text = await textOf('xliff12');
    expect(text).toContain(
      '<alt-trans alttranstype="proposal" match-quality="87%" origin="a.tmx">\n          <source>Gọi &lt;4&gt;114&lt;/4&gt; &amp; <ph id="f1"',
    );
    expect(text).toMatch(/match-quality="100%"[\s\S]*?<target>ហៅ <g id="1" ctype="bold">113<\/g>។/);
    expect(text).toContain('<alt-trans alttranstype="proposal" origin="alternative">');
  });

  test('XLIFF 2.1: as translation candidates of the segment', async () => {
    const text = await textOf('xliff21');
    expect(text).toContain(
      '<mtc:match id="m1" ref="#s1" type="icm" similarity="100" origin="news/2023/plan">',
    );
    expect(text).toContain('<mtc:match id="m1" ref="#s1" type="other" subType="nhipcau:alternative">');
  });

  test('CSV: in a column of its own, with what it translates where that is only alike', async () => {
    const text = await textOf('csv');
    expect(text).toContain('ហៅ <1>113</1>។,giống hệt câu gốc');
    expect(text).toContain('តម្លៃ <5 & ៥');
  });

  test.each(formats)('$id: is never taken for a translation', async (format) => {
    const { units } = await sentAndBack(format, sent);
    expect(units.map(({ target }) => target)).toEqual(['តម្លៃ ៤.០០០ ដុង', '']);
  });
});

test('a line that somebody broke in a cell is one line of the text', () => {
  const base = { ...baseOf(unitOf('a', 'Một hai')), target: '' };
  const back = { base, seal: sealOf(base), target: 'មួយ\r\n  ពីរ\n', note: '', place: { file: 'back' } };
  expect(judgeUnit(back, jobOf().envelope.language)).toMatchObject({ unit: { target: 'មួយ ពីរ' } });
});

describe('states that a tool writes', () => {
  const sent = jobOf(unitOf('a', 'Một'), unitOf('b', 'Hai', 'ពីរ', { state: 'draft' }));
  const statesOf = async (id: string, change: (text: string) => string) => {
    const format = formats.find((each) => each.id === id);
    if (!format) throw new Error(`no format ${id}`);
    const text = Buffer.from(await written(format, sent)).toString('utf8');
    const { value } = await format.read(Buffer.from(change(text)), 'back');
    return value?.kind === 'units' ? value.units.map(({ target, state }) => [target, state]) : [];
  };

  test.each([
    [
      'xliff12',
      (text: string) =>
        text
          .replace('<source>Một</source>', '<source>Một</source><target state="signed-off">មួយ</target>')
          .replace('needs-review-translation', 'translated'),
      ['reviewed', 'translated'],
    ],
    [
      'xliff21',
      (text: string) =>
        text
          .replace('>Một</source>', '>Một</source><target>មួយ</target>')
          .replace(/state="initial" subState="[^"]*"/, 'state="final"'),
      [undefined, 'approved'],
    ],
    [
      'po',
      (text: string) => text.replace('msgstr ""\n\n', 'msgstr "មួយ"\n\n').replace('#, fuzzy\n', ''),
      [undefined, 'translated'],
    ],
    [
      'csv',
      (text: string) => text.replace('chưa dịch', 'Đã hiệu đính').replace('nháp', 'translated'),
      ['reviewed', 'translated'],
    ],
  ] as const)('%s', async (id, change, wanted) => {
    expect((await statesOf(id, change)).map(([, state]) => state)).toEqual(wanted);
  });
});

describe('codes as other tools hand them back', () => {
  const sent = jobOf(hardUnits[1] ?? unitOf('a', ''));
  const targetOf = async (id: string, target: string) => {
    const format = formats.find((each) => each.id === id);
    if (!format) throw new Error(`no format ${id}`);
    const text = Buffer.from(await written(format, sent)).toString('utf8');
    const changed = text.replace(/<target([^>]*)>.*<\/target>/, `<target$1>${target}</target>`);
    const { value } = await format.read(Buffer.from(changed), 'back');
    return value?.kind === 'units' ? value.units[0]?.target : undefined;
  };

  test('XLIFF 1.2: marks of segments, halves of pairs, references to characters', async () => {
    expect(
      await targetOf(
        'xliff12',
        '<mrk mid="0" mtype="seg"><x id="3"/>&#x1798;</mrk> <bx id="1" rid="1"/>ក<ex id="9" rid="1"/>',
      ),
    ).toBe('<3/>ម <1>ក</1>');
  });

  test('XLIFF 2.1: halves of pairs, marks, code points', async () => {
    expect(
      await targetOf(
        'xliff21',
        '<sc id="1"/>ក<ec startRef="1"/><mrk id="m1" type="term">ខ</mrk><ph id="3"/>',
      ),
    ).toBe('<1>ក</1>ខ<3/>');
  });
});
