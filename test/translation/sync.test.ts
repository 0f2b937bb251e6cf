/** Bringing locale files into step never loses a text that somebody wrote. */
import { expect, test } from 'vitest';
import { fingerprint } from '../../pipeline/model/digest.ts';
import type { UnitId } from '../../pipeline/model/id.ts';
import type { LedgerUnit, Unit } from '../../pipeline/model/unit.ts';
import { readCatalogue, writeCatalogue } from '../../pipeline/translation/catalogue.ts';
import { emptyLedger, readLedger, writeLedger } from '../../pipeline/translation/ledger.ts';
import { reviewTranslation } from '../../pipeline/translation/review.ts';
import { stateOf } from '../../pipeline/translation/staleness.ts';
import { type Synced, sourceCatalogue, syncTranslation } from '../../pipeline/translation/sync.ts';

const unit = (id: string, text: string): Unit => ({
  id: id as UnitId,
  role: 'paragraph',
  text,
  codes: [],
  place: { file: 'x.md' },
});
const first = unit('a1', 'Gọi 113 ngay.');
const second = unit('b2', 'Tắt máy.');
const nothing: Synced = { catalogue: new Map(), ledger: emptyLedger };
const typed = (synced: Synced, texts: Readonly<Record<string, string>>): Synced => ({
  ...synced,
  catalogue: new Map([...synced.catalogue, ...(Object.entries(texts) as [UnitId, string][])]),
});
const states = (units: readonly Unit[], { catalogue, ledger }: Synced) =>
  units.map(({ id, text }) => stateOf(text, catalogue.get(id) ?? '', ledger.units.get(id)));

test('a new document gives every language its units, empty and in order', () => {
  const { catalogue, ledger } = syncTranslation([first, second], nothing);
  expect([...catalogue]).toEqual([
    ['a1', ''],
    ['b2', ''],
  ]);
  expect(ledger.units.size).toBe(0);
});

test('what was typed counts as translated from the source as it stands, and is stale when that moves on', () => {
  const done = syncTranslation(
    [first, second],
    typed(syncTranslation([first, second], nothing), { a1: 'Call 113 now.', b2: 'Hang up.' }),
  );
  expect(states([first, second], done)).toEqual(['translated', 'translated']);
  const moved = [unit('a1', 'Gọi 114 ngay.'), second];
  const synced = syncTranslation(moved, done);
  expect(states(moved, synced)).toEqual(['stale-data', 'translated']);
  // Another sync does not make it fresh: only somebody who looks does.
  expect(states(moved, syncTranslation(moved, synced))).toEqual(['stale-data', 'translated']);
  expect(states(moved, syncTranslation(moved, typed(synced, { a1: 'Call 114 now.' })))).toEqual([
    'translated',
    'translated',
  ]);
});

test('a text whose unit left the source is kept, and comes back with it', () => {
  const done = syncTranslation([first, second], typed(nothing, { a1: 'Call 113 now.', b2: 'Hang up.' }));
  const shorter = syncTranslation([first], done);
  expect([...shorter.catalogue.keys()]).toEqual(['a1']);
  expect(shorter.ledger.obsolete.get(second.id)).toEqual({
    state: 'translated',
    origin: 'human',
    source: 'Tắt máy.',
    text: 'Hang up.',
  });
  const later = syncTranslation([first], shorter);
  expect(later.ledger.obsolete.get(second.id)?.text).toBe('Hang up.');
  const back = syncTranslation([second, first], later);
  expect([...back.catalogue]).toEqual([
    ['b2', 'Hang up.'],
    ['a1', 'Call 113 now.'],
  ]);
  expect(back.ledger.obsolete.size).toBe(0);
});

const thi = { by: 'Thạch Thị Thi', date: '2024-06-01' };
const dara = { by: 'Dara', date: '2024-06-02' };

test('the ledger says who translated a text, and when; another sync changes nothing of it', () => {
  const done = syncTranslation([first, second], typed(nothing, { a1: 'Call 113 now.' }), thi);
  expect(done.ledger.units.get(first.id)).toMatchObject({ state: 'translated', origin: 'human', ...thi });
  expect(syncTranslation([first, second], done, dara)).toEqual(done);
  const more = syncTranslation([first, second], typed(done, { b2: 'Hang up.' }), dara);
  expect(more.ledger.units.get(first.id)).toMatchObject(thi);
  expect(more.ledger.units.get(second.id)).toMatchObject(dara);
});

test('a reviewer is named beside the translator, and a changed translation has none', () => {
  const done = syncTranslation([first, second], typed(nothing, { a1: 'Call.', b2: 'Hang up.' }), thi);
  const reviewed = { ...done, ledger: reviewTranslation([first, second], done, dara) };
  const entry = reviewed.ledger.units.get(first.id);
  expect(entry).toMatchObject({ state: 'reviewed', ...thi, reviewer: 'Dara', reviewed: '2024-06-02' });
  expect(syncTranslation([first, second], reviewed, thi)).toEqual(reviewed);
  // Who reviews again what nobody has touched does not become its reviewer.
  expect(reviewTranslation([first, second], reviewed, thi)).toEqual(reviewed.ledger);
  const changed = syncTranslation([first, second], typed(reviewed, { a1: 'Call now.' }), thi);
  expect(changed.ledger.units.get(first.id)).toEqual({
    state: 'translated',
    origin: 'human',
    source: first.text,
    target: fingerprint('Call now.'),
    ...thi,
  });
});

test('a unit that comes back is as reviewed as it was', () => {
  const done = syncTranslation([first, second], typed(nothing, { a1: 'Call.', b2: 'Hang up.' }), thi);
  const reviewed = { ...done, ledger: reviewTranslation([first, second], done, dara) };
  const gone = syncTranslation([first], reviewed, thi);
  expect(gone.ledger.obsolete.get(second.id)).toMatchObject({ state: 'reviewed', reviewer: 'Dara', ...thi });
  expect(syncTranslation([first, second], gone, thi)).toEqual(reviewed);
});

test('a text typed for a unit that has left before the next sync is kept with its source', () => {
  const synced = syncTranslation(
    [first],
    typed(nothing, { b2: 'Hang up.' }),
    thi,
    sourceCatalogue([first, second]),
  );
  expect(synced.ledger.obsolete.get(second.id)).toEqual({ source: 'Tắt máy.', text: 'Hang up.' });
});

test('no text of a person is ever lost: alternatives, notes, and what was kept before', () => {
  const entry = (text: string): LedgerUnit => ({
    state: 'translated',
    source: second.text,
    target: fingerprint(text),
    note: 'Is “máy” the phone?',
    alternatives: [{ text: 'Put it down.', by: 'Sơn' }, { text: 'Ring off.' }],
  });
  const start: Synced = {
    catalogue: new Map([[second.id, 'Hang up.']]),
    ledger: {
      ...emptyLedger,
      units: new Map([[second.id, entry('Hang up.')]]),
      obsolete: new Map([[second.id, { source: 'Tắt máy đi.', text: 'Switch it off.' }]]),
    },
  };
  const chosen = syncTranslation([second], typed(start, { b2: 'Ring off.' }));
  expect(chosen.ledger.units.get(second.id)).toMatchObject({
    note: 'Is “máy” the phone?',
    alternatives: [{ text: 'Put it down.', by: 'Sơn' }],
  });
  const emptied = syncTranslation([second], typed(start, { b2: '' }));
  expect([...emptied.catalogue.values()]).toEqual(['Switch it off.']);
  const gone = syncTranslation([first], start).ledger.obsolete.get(second.id);
  expect(gone?.text).toBe('Hang up.');
  expect(gone?.alternatives).toEqual([
    { text: 'Put it down.', by: 'Sơn' },
    { text: 'Ring off.' },
    { text: 'Switch it off.' },
  ]);
});

test('what was typed with marks apart and spaces around it is known again', () => {
  const done = syncTranslation([first], typed(nothing, { a1: ' Gọi 113. '.normalize('NFD') }));
  expect(states([first], done)).toEqual(['translated']);
});

test('a text under an id that the source does not have is kept, not dropped', () => {
  const synced = syncTranslation([first], typed(nothing, { a1: 'Call.', zz: 'From somewhere else.' }));
  expect(synced.ledger.obsolete.get('zz' as UnitId)?.text).toBe('From somewhere else.');
});

test('what stands in the catalogue wins over what was kept', () => {
  const kept: Synced = {
    catalogue: new Map([[second.id, 'Put the phone down.']]),
    ledger: { ...emptyLedger, obsolete: new Map([[second.id, { source: 'Tắt máy.', text: 'Hang up.' }]]) },
  };
  expect(syncTranslation([second], kept).catalogue.get(second.id)).toBe('Put the phone down.');
});

test('files say the same when written and read again', () => {
  const synced = syncTranslation(
    [first, second],
    typed(nothing, { a1: 'Say "no" \\ <1>now</1>', b2: 'ចុចបិទ\u200b' }),
  );
  expect(readCatalogue('c.json', writeCatalogue(synced.catalogue))).toEqual({
    value: synced.catalogue,
    diagnostics: [],
  });
  expect(readLedger('l.json', writeLedger(synced.ledger))).toEqual({ value: synced.ledger, diagnostics: [] });
});

test('what is wrong in a ledger is said in the language of the reader', () => {
  const entry = { state: 'reviewd', source: 'Gọi 113.', target: 'Call 113.' };
  const approval = { gate: 'sign-off', by: 'Lan', date: '2024-06-01', digest: 'abc' };
  const said = (ledger: object) => readLedger('l.json', JSON.stringify(ledger)).diagnostics[0]?.message;
  for (const [ledger, vi] of [
    [{ units: { a1: entry } }, 'Mục “units.a1.state” không nhận giá trị “reviewd”'],
    [{ units: [] }, 'Nội dung của mục “units” không đúng: cần các mục con'],
    [{ approvals: [approval] }, 'Nội dung của mục “approvals.0.digest” không đúng: cần 64 chữ số'],
    [{ approvals: [{ ...approval, date: '1/6/2024' }] }, 'cần một ngày có thật, viết 2024-06-01'],
  ] as const) {
    const message = said(ledger);
    expect(message?.vi).toContain(vi);
    expect(message?.vi).not.toMatch(/[Ii]nvalid|expected|\.\)/);
    expect(message?.en).toContain('The ledger cannot be read (');
  }
});

test('of a unit that two branches brought, the text that one of them has counts; two texts are for a person to choose', () => {
  const read = (json: string) => readCatalogue('c.json', json);
  const { value, diagnostics } = read('{\n"a1": "Call.",\n"b2": "",\n"a1": "",\n"b2": ""\n}');
  expect([[...(value ?? [])], diagnostics]).toEqual([
    [
      ['a1', 'Call.'],
      ['b2', ''],
    ],
    [],
  ]);
  const [fault] = read('{\n"a1": "Call.",\n"a1": "",\n"a1": "Ring."\n}').diagnostics;
  expect([fault?.code, fault?.place.line]).toEqual(['catalogue-repeated-unit', 4]);
});

test('a deleted text that comes back under another id comes back with its translation and who made it', () => {
  const start = syncTranslation(
    [first, second],
    typed(syncTranslation([first, second], nothing), { a1: 'Call 113 now.', b2: 'Hang up.' }),
    { by: 'Dara' },
  );
  const gone = syncTranslation([first], start);
  const again = unit('c3', second.text);
  const back = syncTranslation([again, first], gone);
  expect([...back.ledger.units.keys()]).toEqual([again.id, first.id]);
  expect(back.catalogue.get(again.id)).toBe('Hang up.');
  expect(back.ledger.units.get(again.id)).toMatchObject({ by: 'Dara', source: second.text });
  expect(back.ledger.obsolete.size).toBe(0);
  expect(syncTranslation([again, first], back)).toEqual(back);
  // Another's is only suggested: a text that somebody has emptied stays empty.
  const emptied = syncTranslation([first, again], typed(gone, { c3: '' }));
  expect(emptied.catalogue.get(again.id)).toBe('');
  expect(emptied.ledger.obsolete.get(second.id)?.text).toBe('Hang up.');
});
