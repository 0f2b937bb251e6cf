/** What goes out in a format comes back from it: texts, codes, states, notes. */
import { describe, expect, test } from 'vitest';
import { planExport } from '../../pipeline/build/export.ts';
import { readMeasuredProject } from '../../pipeline/build/measured-project.ts';
import { knownProducts } from '../../pipeline/build/products.ts';
import type { LanguageTag } from '../../pipeline/model/id.ts';
import type {
  ExchangeFormat,
  ExchangeJob,
  ExchangeUnit,
  ReturnedUnits,
} from '../../pipeline/translation/interchange/format.ts';
import { loadFormats } from '../../pipeline/translation/interchange/list-formats.ts';
import { judgeFile, judgeUnit } from '../../pipeline/translation/returned.ts';
import { repository } from '../build/project.ts';
import { hardUnits, jobOf, unitOf } from './exchange-sample.ts';

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

  test('notices a file that is cut off, wherever it is cut', async () => {
    const job = jobOf(...hardUnits);
    const bytes = await written(format, job);
    const ends = Array.from({ length: 40 }, (_, index) => Math.floor((bytes.length * (index + 1)) / 41));
    for (const part of [...ends, bytes.length - 10]) {
      const { value, diagnostics } = await format.read(bytes.subarray(0, part), 'back');
      const faults = value?.kind === 'units' ? judgeFile(value, expectedOf(job), 'back') : diagnostics;
      const isLastUnit = value?.kind === 'units' && value.units.length === hardUnits.length;
      const damaged = isLastUnit
        ? value.units.filter((unit) => 'fault' in judgeUnit(unit, job.envelope.language))
        : [];
      expect([...faults, ...damaged].length, `${part}`).toBeGreaterThan(0);
    }
  });

  test('is refused, not crashed on, where it is garbage', async () => {
    for (const garbage of ['', '<', 'PK\u0003\u0004 no zip', 'msgid "', '"never closed']) {
      const { value, diagnostics } = await format.read(Buffer.from(garbage), 'back');
      expect([value, diagnostics[0]?.severity]).toEqual([undefined, 'error']);
    }
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
