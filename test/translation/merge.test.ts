/** Three ways: what was sent, what has become of it here, what came back. */
import { expect, test } from 'vitest';
import { fingerprint } from '../../pipeline/model/digest.ts';
import type { LedgerUnit } from '../../pipeline/model/unit.ts';
import { mergeUnit, type Theirs } from '../../pipeline/translation/merge.ts';

const entryOf = (text: string, more: Partial<LedgerUnit> = {}): LedgerUnit => ({
  state: 'translated',
  origin: 'human',
  source: 'Một',
  target: fingerprint(text),
  ...more,
});

const sent = (target: string, more: Partial<Theirs['base']> = {}): Theirs['base'] => ({
  source: 'Một',
  target,
  state: target ? 'translated' : 'missing',
  note: '',
  ...more,
});

const signature = { by: 'Sơn', date: '2024-06-02' };

test('a text that neither side touched stays, byte for byte', () => {
  const ours = { text: 'មួយ', entry: entryOf('មួយ', { by: 'Dara' }) };
  expect(mergeUnit(ours, { base: sent('មួយ'), target: 'មួយ', note: '' }, signature)).toEqual({
    ...ours,
    outcome: 'same',
  });
});

test('a text that only the file changed is taken, with who and when', () => {
  const waived = [{ check: 'numbers', reason: 'x' }];
  const ours = {
    text: 'មួយ',
    entry: entryOf('មួយ', { waived, reviewer: 'Lan', state: 'reviewed', note: 'n' }),
  };
  const base = sent('មួយ', { state: 'reviewed', note: 'n' });
  expect(mergeUnit(ours, { base, target: 'ពីរ', note: 'n' }, signature)).toEqual({
    text: 'ពីរ',
    entry: {
      state: 'translated',
      origin: 'human',
      source: 'Một',
      target: fingerprint('ពីរ'),
      ...signature,
      note: 'n',
    },
    outcome: 'taken',
  });
});

test('a text that only we changed stays', () => {
  const ours = { text: 'ពីរ', entry: entryOf('ពីរ') };
  expect(mergeUnit(ours, { base: sent('មួយ'), target: 'មួយ', note: '' }).outcome).toBe('same');
});

test('a text that both changed is kept twice, once however often the file comes', () => {
  const ours = { text: 'ពីរ', entry: entryOf('ពីរ') };
  const theirs = { base: sent('មួយ'), target: 'បី', note: '' };
  const once = mergeUnit(ours, theirs, signature);
  expect(once).toEqual({
    text: 'ពីរ',
    entry: { ...ours.entry, alternatives: [{ text: 'បី', ...signature }] },
    outcome: 'kept',
  });
  expect(mergeUnit(once, theirs, signature)).toEqual(once);
});

test('both wrote the same: nothing to choose', () => {
  const ours = { text: 'ពីរ', entry: entryOf('ពីរ') };
  expect(mergeUnit(ours, { base: sent(''), target: ' ពីរ ', note: '' }).outcome).toBe('same');
});

test('an emptied cell deletes nothing', () => {
  const ours = { text: 'មួយ', entry: entryOf('មួយ') };
  expect(mergeUnit(ours, { base: sent('មួយ'), target: ' ', note: '' })).toEqual({
    ...ours,
    outcome: 'emptied',
  });
});

test('a translation of an older source says so', () => {
  const ours = { text: '' };
  const { entry } = mergeUnit(ours, { base: sent('', { source: 'Cũ' }), target: 'ចាស់', note: '' });
  expect(entry?.source).toBe('Cũ');
});

test('what a reviewer accepted since the export is not replaced unseen', () => {
  const ours = { text: 'មួយ', entry: entryOf('មួយ', { state: 'reviewed' }) };
  const merged = mergeUnit(ours, { base: sent('មួយ'), target: 'ពីរ', note: '' });
  expect([merged.outcome, merged.text, merged.entry?.alternatives]).toEqual(['kept', 'មួយ', [{ text: 'ពីរ' }]]);
});

test('reviewed needs a reviewer, and approved is given by no file', () => {
  const ours = { text: '' };
  const theirs = { base: sent(''), target: 'មួយ', state: 'approved' as const, note: '' };
  expect(mergeUnit(ours, theirs, signature).entry?.state).toBe('translated');
  expect(mergeUnit(ours, theirs, { ...signature, reviewer: 'Lan' }).entry).toMatchObject({
    state: 'reviewed',
    reviewer: 'Lan',
    reviewed: '2024-06-02',
    by: 'Sơn',
  });
});

test('a draft that is declared right keeps who wrote it', () => {
  const entry = entryOf('មួយ', { state: 'draft', origin: 'machine', engine: 'LibreTranslate' });
  const base = sent('មួយ', { state: 'draft' });
  const merged = mergeUnit(
    { text: 'មួយ', entry },
    { base, target: 'មួយ', state: 'translated', note: '' },
    signature,
  );
  expect(merged).toEqual({ text: 'មួយ', entry: { ...entry, state: 'translated' }, outcome: 'declared' });
});

test('a stale text that is declared to hold translates the source of the file from then on', () => {
  const entry = entryOf('មួយ', { source: 'Cũ' });
  const base = sent('មួយ', { state: 'stale-minor' });
  const merged = mergeUnit({ text: 'មួយ', entry }, { base, target: 'មួយ', state: 'translated', note: '' });
  expect([merged.outcome, merged.entry?.source]).toEqual(['declared', 'Một']);
});

test('a waiver does not outlive the figures that it was of, where a file declares the text to hold', () => {
  const waived = [{ check: 'numbers', reason: 'x' }];
  const merged = (translated: string, source: string) => {
    const ours = { text: 'មួយ', entry: entryOf('មួយ', { waived, source: translated }) };
    const base = sent('មួយ', { source, state: 'stale-major' });
    return mergeUnit(ours, { base, target: 'មួយ', state: 'translated', note: '' }, signature).entry;
  };
  expect(merged('Một', 'Một, trong 33 năm')).toMatchObject({ state: 'translated' });
  expect(merged('Một', 'Một, trong 33 năm')).not.toHaveProperty('waived');
  expect(merged('Một', 'Một.')).toMatchObject({ waived });
});

test('notes: theirs is taken, and where both wrote one both stay', () => {
  const theirs = { base: sent('មួយ', { note: 'cũ' }), target: 'មួយ', note: 'của họ' };
  const noteAfter = (note: string) =>
    mergeUnit({ text: 'មួយ', entry: entryOf('មួយ', { note }) }, theirs).entry?.note;
  expect(noteAfter('cũ')).toBe('của họ');
  expect(noteAfter('của ta')).toBe('của ta\ncủa họ');
  const merged = mergeUnit({ text: '' }, { base: sent(''), target: '', note: 'Hỏi' });
  expect(merged).toMatchObject({ outcome: 'declared', entry: { note: 'Hỏi', target: fingerprint('') } });
});
