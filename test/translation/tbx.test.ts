import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { LanguageTag } from '../../pipeline/model/id.ts';
import type { TermEntry } from '../../pipeline/model/term.ts';
import type { ExchangeJob } from '../../pipeline/translation/interchange/format.ts';
import { format } from '../../pipeline/translation/interchange/tbx.ts';
import { mergeTerms } from '../../pipeline/translation/merge-terms.ts';
import { readTermbase, termsFile } from '../../pipeline/translation/termbase.ts';
import { profileOf } from '../language/profiles.ts';

const tag = (text: string) => text as LanguageTag;
const languages = { source: tag('vi'), others: [tag('en'), tag('km'), tag('zh-Hans')] };

const job = (terms: readonly TermEntry[]): ExchangeJob => ({
  envelope: { project: 'p', source: tag('vi'), language: tag('en'), count: 0, fingerprint: '' },
  units: [],
  terms,
  source: profileOf('vi'),
  target: profileOf('en'),
  date: '2024-06-01',
  tongue: 'en',
});

async function read(file: string): Promise<readonly TermEntry[]> {
  const { value } = await format.read(Buffer.from(file), 'a.tbx');
  return value?.kind === 'terms' ? value.terms : [];
}

const withoutPlace = ({ place: _, ...entry }: TermEntry) => entry;

const rows = (...lines: readonly string[]) =>
  readTermbase(
    termsFile,
    ['term,part of speech,domain,en,km,en forbidden,status', ...lines].join('\n'),
    languages,
  ).value ?? [];

test('the project’s own termbase comes back as it went out', async () => {
  const project = { source: tag('vi'), others: ['en', 'km', 'zh-Hans', 'hnj-Latn', 'blt-Tavt'].map(tag) };
  const terms = readTermbase(termsFile, readFileSync(termsFile, 'utf8'), project).value ?? [];
  const back = await read((await format.write(job(terms))) as string);
  expect(back.map(withoutPlace)).toEqual(terms.map(withoutPlace));
});

test('every part of speech, several forms, what is forbidden and what is approved come back', async () => {
  const terms = rows(
    ...['name', 'noun', 'verb', 'adjective', 'phrase', 'abbreviation'].map(
      (part) => `một ${part},${part},law,one | a & b,,<two>,approved`,
    ),
  );
  expect((await read((await format.write(job(terms))) as string)).map(withoutPlace)).toEqual(
    terms.map(withoutPlace),
  );
});

test('a termbase of another tool, as of 2019, is read', async () => {
  const file = `<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader/><text><body>
    <conceptEntry id="1"><descrip type="subjectField">law</descrip>
      <langSec xml:lang="vi-VN"><termSec><term>Hiến pháp</term><termNote type="partOfSpeech">noun</termNote></termSec></langSec>
      <langSec xml:lang="en"><termSec><term>constitution</term></termSec>
        <termSec><term>basic law</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec>
    </conceptEntry></body></text></tbx>`;
  const [entry] = await read(file);
  expect(entry).toMatchObject({ partOfSpeech: 'noun', domain: 'law', status: 'draft', place: { line: 2 } });
  expect(mergeTerms([], entry ? [entry] : [], languages).entries[0]).toMatchObject({
    forms: new Map([
      ['vi', ['Hiến pháp']],
      ['en', ['constitution']],
    ]),
    forbidden: new Map([['en', ['basic law']]]),
  });
});

test('what a spreadsheet would take for a formula is no term', async () => {
  const file = `<martif><text><body><termEntry><note>=1+1</note><langSet xml:lang="vi"><tig><term>=HYPERLINK("x")</term></tig>
    <tig><term>xã</term></tig></langSet></termEntry></body></text></martif>`;
  const [entry] = await read(file);
  expect(entry?.forms.get(tag('vi'))).toEqual(['xã']);
  expect(entry).not.toHaveProperty('note');
});

test('a file without a term is refused', async () =>
  expect((await format.read(Buffer.from('<martif/>'), 'a.tbx')).diagnostics[0]?.message.en).toContain(
    'holds no term',
  ));

describe('terms that come from elsewhere', () => {
  const ours = rows('Hòa bình,noun,other,peace,,,approved', 'ghe Ngo,noun,other,,,,draft');

  test('fill what is empty, and never take the place of what is there', () => {
    const theirs = rows(
      'hoà bình,noun,other,tranquillity,សន្តិភាព,,approved',
      'ghe Ngo,noun,other,Ngo boat,,,draft',
    );
    const { entries, filled, otherwise, added } = mergeTerms(ours, theirs, languages);
    expect(entries.map(({ forms }) => [forms.get(tag('en')), forms.get(tag('km'))])).toEqual([
      [['peace'], ['សន្តិភាព']],
      [['Ngo boat'], undefined],
    ]);
    expect([filled.length, added.length]).toEqual([2, 0]);
    expect(otherwise).toMatchObject([{ language: 'en', ours: ['peace'], theirs: ['tranquillity'] }]);
  });

  test('that are new are drafts, whoever approved them there; without a source term they are passed over', () => {
    const theirs = rows('xã đảo,noun,place,island commune,,,approved');
    const nameless: TermEntry = { ...(theirs[0] as TermEntry), forms: new Map([[tag('en'), ['island']]]) };
    const { added, passedOver, entries } = mergeTerms(ours, [...theirs, nameless], languages);
    expect(added).toMatchObject([{ status: 'draft' }]);
    expect([entries.length, passedOver]).toEqual([3, 1]);
    expect(mergeTerms(entries, theirs, languages)).toMatchObject({ added: [], filled: [], otherwise: [] });
  });
});
