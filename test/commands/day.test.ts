/**
 * The day that `pipeline/guides/day.vi.md` tells: an editor, two translators with a spreadsheet, a reviewer. The Khmer is
 * that of the Universal Declaration, as the sample content has it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject, deleteProjects, type Project, repository, written } from '../build/project.ts';
import { fillWorkbook, hasOffice } from './fill-workbook.ts';

afterAll(deleteProjects);

const document = 'leaflet/2024/quyen-lao-dong';
const declaration = 'content/handbook/2024/universal-declaration.json';
const rights = {
  union: 'Mọi người đều có quyền thành lập và tham gia các tổ chức công đoàn để bảo vệ quyền lợi của mình.',
  pay: 'Mọi người đều có quyền được trả công ngang nhau cho công việc như nhau, không có bất cứ sự phân biệt đối xử nào.',
  rest: 'Mọi người đều có quyền nghỉ ngơi và giải trí, kể cả quyền được hạn chế hợp lý về số giờ làm việc và hưởng những ngày nghỉ định kỳ được trả lương.',
  life: 'Mọi người đều có quyền sống, tự do và an toàn cá nhân.',
} as const;
const fields = {
  title: 'Tuyên ngôn toàn thế giới về nhân quyền của Liên Hợp Quốc',
  summary: 'Mọi người đều có quyền được thừa nhận tư cách là con người trước pháp luật ở khắp mọi nơi.',
};
const onMonday = `## Điều 23:\n\n${rights.union}\n\n## Điều 14:\n\n${rights.rest}\n\n## Điều thứ ba\n\n${rights.life}\n`;
/** The third article has moved to the top, a wrong number is put right, a paragraph is new. */
const onWednesday = `## Điều thứ ba\n\n${rights.life}\n\n## Điều 23:\n\n${rights.pay}\n\n${rights.union}\n\n## Điều 24:\n\n${rights.rest}\n`;

const records = (file: string) =>
  JSON.parse(readFileSync(join(repository, 'locales', file), 'utf8')) as Record<string, string>;
const official = new Map(
  Object.entries(records(`vi/${declaration}`)).map(([id, text]) => [
    text,
    records(`km/${declaration}`)[id] ?? '',
  ]),
);
const khmer = (source: string): string => {
  const text = source === 'Điều thứ ba' ? official.get('Điều 3:') : official.get(source);
  if (!text) throw new Error(`the declaration does not have “${source}”`);
  return text;
};
const answers = (...sources: readonly string[]) =>
  Object.fromEntries(sources.map((source) => [source, khmer(source)]));
/** The same, as another translator would say it. */
const lifeOtherwise = khmer(rights.life).replace('បុគ្គលម្នាក់ៗ', 'មនុស្សគ្រប់រូប');
const allOnMonday = [
  fields.title,
  fields.summary,
  'Điều 23:',
  rights.union,
  'Điều 14:',
  rights.rest,
  'Điều thứ ba',
  rights.life,
];

let project: Project;
beforeAll(() => {
  project = createProject({ languages: ['vi', 'en', 'km'] });
  // What was translated before, for the suggestions.
  for (const file of [`vi/${declaration}`, `km/${declaration}`])
    project.write(`locales/${file}`, readFileSync(join(repository, 'locales', file)));
});

const run = async (...args: readonly string[]) => {
  const { code, stdout, stderr } = await project.run([...args, '--lang', 'en']);
  return { code, said: stdout + stderr };
};
const write = (body: string) =>
  project.write(`content/${document}.md`, written({ ...fields, kind: 'leaflet', date: '2024-11-18' }, body));
const exported = (date: string, ...more: readonly string[]) =>
  run('export', 'xlsx', '--language', 'km', '--documents', document, '--date', date, ...more);
const fill = (from: string, to: string, texts: Readonly<Record<string, string>>) =>
  fillWorkbook(join(project.root, from), join(project.root, to), texts, join(project.root, 'office'));

const sheetOf = (file: string): string =>
  strFromU8(
    unzipSync(readFileSync(join(project.root, file)))['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
  );

interface Entry {
  readonly state: string;
  readonly source: string;
  readonly by?: string;
  readonly date?: string;
  readonly reviewer?: string;
  readonly waived?: readonly unknown[];
  readonly alternatives?: readonly unknown[];
}
const recordOf = (file: string) => JSON.parse(project.read(file)) as Record<string, string>;
const idOf = (source: string): string =>
  Object.entries(recordOf(`locales/vi/content/${document}.json`)).find(([, text]) => text === source)?.[0] ??
  '';
const textOf = (source: string) => recordOf(`locales/km/content/${document}.json`)[idOf(source)];
const entries = () =>
  (JSON.parse(project.read(`locales/km/ledger/${document}.json`)) as { units: Record<string, Entry> }).units;
const entryOf = (source: string) => entries()[idOf(source)];

describe(
  hasOffice ? 'a day, with LibreOffice' : 'a day (without LibreOffice: there is no soffice here)',
  () => {
    test('Monday: the leaflet goes out to two translators; one sends it back on Tuesday', async () => {
      write(onMonday);
      await project.sync();
      const { said } = await exported('2024-11-18');
      expect(said).toBe('output/exchange/km-2024-11-18.xlsx: 8 units of 1 documents.\n');
      fill('output/exchange/km-2024-11-18.xlsx', 'dara.xlsx', answers(...allOnMonday));
      const late = { ...answers(...allOnMonday), [rights.life]: lifeOtherwise };
      fill('output/exchange/km-2024-11-18.xlsx', 'late.xlsx', late);
      const taken = await run('import', 'dara.xlsx', '--by', 'Sơn Dara', '--date', '2024-11-19');
      expect(taken).toEqual({ code: 0, said: 'km:\n     8  translations taken\n' });
    });

    test('Wednesday: the editor puts a number right, moves a paragraph, adds one', async () => {
      write(onWednesday);
      await project.sync();
      expect(textOf(rights.life)).toBe(khmer(rights.life));
      expect(textOf('Điều 24:')).toBe('មាត្រា ១៤');
      expect(entryOf('Điều 24:')).toMatchObject({ source: 'Điều 14:' });
    });

    test('the translator gets two texts, with the old source and a suggestion beside them', async () => {
      const sent = await exported('2024-11-20', '--only', 'missing,stale');
      expect(sent.said).toBe('output/exchange/km-2024-11-20.xlsx: 2 units of 1 documents.\n');
      const sheet = sheetOf('output/exchange/km-2024-11-20.xlsx');
      const shown = ['Điều 14:', 'source: figures changed', khmer(rights.pay), 'the same source'];
      expect(shown.filter((text) => !sheet.includes(text))).toEqual([]);
      fill('output/exchange/km-2024-11-20.xlsx', 'dara-2.xlsx', answers('Điều 24:', rights.pay));
      const taken = await run('import', 'dara-2.xlsx', '--by', 'Sơn Dara', '--date', '2024-11-20');
      expect(taken).toEqual({ code: 0, said: 'km:\n     2  translations taken\n' });
      expect([textOf('Điều 24:'), textOf(rights.pay)]).toEqual(['មាត្រា ២៤', khmer(rights.pay)]);
    });

    test('the reviewer waives a false alarm, and reviews', async () => {
      const check = ['check', '--documents', document, '--language', 'km'];
      expect((await run(...check)).said).toMatch(/numbers \[km\] {2}Some numbers stand on one side only/);
      const third = ['waive', document, idOf('Điều thứ ba'), 'numbers', '--language', 'km'];
      const why = ['--reason', 'Bản gốc viết số bằng chữ', '--by', 'Kim Thị Sô', '--date', '2024-11-20'];
      expect((await run(...third, ...why)).code).toBe(0);
      const after = (await run(...check)).said;
      expect(after).toContain('1 false alarms waived');
      expect(after).not.toContain('numbers [km]');
      const by = ['--by', 'Kim Thị Sô', '--date', '2024-11-20'];
      expect((await run('review', document, '--languages', 'km', ...by)).code).toBe(0);
      // What a review accepts is not complained of, nor is the waiver that said so first.
      expect((await run(...check)).said).toContain('nothing to mend');
    });

    test('Thursday: a file of Monday comes late; nothing is undone, nothing is lost', async () => {
      const catalogue = project.read(`locales/km/content/${document}.json`);
      const late = ['import', 'late.xlsx', '--by', 'Thạch Sa Rây', '--date', '2024-11-21'];
      const { code, said } = await run(...late);
      expect(code).toBe(0);
      expect(said).toContain('“មាត្រា ១៤”, which translates the older source “Điều 14:”');
      expect(said).toMatch(/km:\n {5}2 {2}changed on both sides: both kept\n {5}6 {2}with nothing new\n$/);
      expect(project.read(`locales/km/content/${document}.json`)).toBe(catalogue);
      const ledger = project.read(`locales/km/ledger/${document}.json`);
      await run(...late);
      expect(project.read(`locales/km/ledger/${document}.json`)).toBe(ledger);
    });

    test('the ledger says who did what, and when', () => {
      const reviewed = { state: 'reviewed', reviewer: 'Kim Thị Sô', reviewed: '2024-11-20' };
      const dara = (date: string) => ({ ...reviewed, by: 'Sơn Dara', date });
      const [tuesday, wednesday] = [dara('2024-11-19'), dara('2024-11-20')];
      const late = { by: 'Thạch Sa Rây', date: '2024-11-21' };
      expect(Object.values(entries())).toHaveLength(9);
      expect(entryOf(rights.rest)).toMatchObject(tuesday);
      expect(entryOf(rights.pay)).toMatchObject(wednesday);
      expect(entryOf('Điều 24:')).toMatchObject({
        ...wednesday,
        source: 'Điều 24:',
        alternatives: [{ text: 'មាត្រា ១៤', ...late, source: 'Điều 14:' }],
      });
      expect(entryOf(rights.life)).toMatchObject({
        ...tuesday,
        alternatives: [{ text: lifeOtherwise, ...late }],
      });
      expect(entryOf('Điều thứ ba')).toMatchObject({
        ...tuesday,
        waived: [
          { check: 'numbers', reason: 'Bản gốc viết số bằng chữ', by: 'Kim Thị Sô', date: '2024-11-20' },
        ],
      });
    });

    test('the reviewer takes the other version, from the spreadsheet', async () => {
      await exported('2024-11-22');
      fill('output/exchange/km-2024-11-22.xlsx', 'choice.xlsx', { [rights.life]: lifeOtherwise });
      const choice = ['import', 'choice.xlsx', '--by', 'Thạch Sa Rây', '--date', '2024-11-22'];
      expect((await run(...choice)).said).toBe('km:\n     1  translations taken\n     8  with nothing new\n');
      expect(textOf(rights.life)).toBe(lifeOtherwise);
      expect(entryOf(rights.life)?.alternatives).toBeUndefined();
    });
  },
);
