/** Bringing locale files into step never loses a text that somebody wrote. */
import { expect, test } from 'vitest';
import type { UnitId } from '../../pipeline/model/id.ts';
import type { Unit } from '../../pipeline/model/unit.ts';
import { readCatalogue, writeCatalogue } from '../../pipeline/translation/catalogue.ts';
import { emptyLedger, readLedger, writeLedger } from '../../pipeline/translation/ledger.ts';
import { stateOf } from '../../pipeline/translation/staleness.ts';
import { type Synced, syncTranslation } from '../../pipeline/translation/sync.ts';

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
  expect(shorter.ledger.obsolete.get(second.id)).toEqual({ source: 'Tắt máy.', text: 'Hang up.' });
  const later = syncTranslation([first], shorter);
  expect(later.ledger.obsolete.get(second.id)?.text).toBe('Hang up.');
  const back = syncTranslation([second, first], later);
  expect([...back.catalogue]).toEqual([
    ['b2', 'Hang up.'],
    ['a1', 'Call 113 now.'],
  ]);
  expect(back.ledger.obsolete.size).toBe(0);
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
