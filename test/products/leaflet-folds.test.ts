/** Folded sheets, folded in thought: which face lies on top, what lies behind what, and where the text is printed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Press } from '../../pipeline/engines/press.ts';
import { usualPress } from '../../pipeline/model/press.ts';
import {
  accordion,
  type Fold,
  halfFold,
  letterFold,
  type Panel,
} from '../../pipeline/products/leaflet/folds.ts';
import { product } from '../../pipeline/products/leaflet/leaflet.ts';
import { pressWith } from '../browser/print-shop.ts';
import { chinese, editionOf, khmer, stylesheet, taiDam, vietnamese } from './leaflet-sample.ts';
import { layoutOf, readSides } from './printed-leaflet.ts';

const letter = letterFold(usualPress.folding.trifold);

/** A piece of paper between two folds: a face on either side of the sheet. */
interface Piece {
  readonly faces: readonly [outside: Panel['name'], inside: Panel['name']];
  readonly width: number;
}

/** The sheet as it lies with its first side up; turned on the short edge, what is left on one side is right on the other. */
function piecesOf({ width, panels }: Fold): readonly Piece[] {
  const on = (side: Panel['side']) =>
    panels.filter((panel) => panel.side === side).sort((one, other) => one.x - other.x);
  return on(1).map((front) => {
    const behind = on(2).find(({ x, width: own }) => Math.abs(width - x - own - front.x) < 0.001);
    if (!behind || Math.abs(behind.width - front.width) > 0.001)
      throw new Error(`nothing lies exactly behind ${front.name}`);
    return { faces: [front.name, behind.name], width: front.width };
  });
}

interface Lying extends Piece {
  readonly from: number;
  readonly to: number;
  /** The face that looks up. */
  readonly up: Panel['name'];
  readonly down: Panel['name'];
}

/**
 * Folds the sheet up into a stack, given from top to bottom by the faces of side 1. The cover, the last piece of side 1,
 * lies with its left edge at 0; every fold turns the next piece over.
 */
function stack(fold: Fold, order: readonly Panel['name'][]): readonly Lying[] {
  const lying = new Map<string, Lying>();
  let before: Lying | undefined;
  for (const piece of piecesOf(fold).toReversed()) {
    const [outside, inside] = piece.faces;
    // The right edge of this piece is the left edge of the one before, as side 1 is seen.
    const turned = before !== undefined && before.up === before.faces[0];
    const crease = before === undefined ? 0 : before.up === before.faces[0] ? before.from : before.to;
    const from = turned || before === undefined ? crease : crease - piece.width;
    before = {
      ...piece,
      from,
      to: from + piece.width,
      up: turned ? inside : outside,
      down: turned ? outside : inside,
    };
    lying.set(outside, before);
  }
  return order.map((name) => {
    const found = lying.get(name);
    if (!found) throw new Error(`no piece ${name}`);
    return found;
  });
}

/** By how much each piece that lies inside a fold stays clear of it: less than a millimetre, and it buckles. */
function clearances(fold: Fold, pile: readonly Lying[]): readonly number[] {
  const pieces = piecesOf(fold);
  return pieces.slice(1).flatMap((piece, index) => {
    const ends = [pieces[index], piece].map((each) =>
      pile.findIndex(({ faces }) => faces[0] === each?.faces[0]),
    );
    const [one, other] = [pile[ends[0] ?? 0], pile[ends[1] ?? 0]];
    if (!one || !other) return [];
    const between = pile.slice(Math.min(...ends) + 1, Math.max(...ends));
    const onTheLeft = Math.abs(one.from - other.from) < 0.001;
    return between.map(({ from, to }) => (onTheLeft ? from - one.from : one.to - to));
  });
}

describe.each([
  ['bifold', halfFold, ['cover', 'back']],
  ['trifold', letter, ['cover', 'flap', 'back']],
  ['zfold', accordion, ['cover', 'outside-2', 'outside-1']],
] as const)('%s', (format, fold, order) => {
  const pile = stack(fold, order);

  test('folded up, the cover is on top and the back below', () => {
    expect(pile[0]?.up).toBe('cover');
    expect(pile.at(-1)?.down).toBe('back');
  });

  test('nothing that is folded in is caught by a fold', () => {
    for (const clear of clearances(fold, pile)) expect(clear).toBeGreaterThanOrEqual(1);
  });

  test('opened, what is read next lies there', () => {
    const names = fold.panels.map(({ name }) => name);
    // The reverse of the cover, and what the cover lay on.
    const opened = [pile[0]?.down, pile[1]?.up];
    expect(opened).toEqual(format === 'trifold' ? ['inside-1', 'flap'] : ['inside-1', 'inside-2']);
    const next = names.slice(1, 3);
    expect([...next].sort()).toEqual([...opened].sort());
  });

  test('the panels cover both sides, each exactly once', () => {
    for (const side of [1, 2] as const) {
      const panels = fold.panels.filter((panel) => panel.side === side).sort((one, other) => one.x - other.x);
      let edge = 0;
      for (const { name, x, width } of panels) {
        expect(x, name).toBeCloseTo(edge, 6);
        edge += width;
      }
      expect(edge).toBeCloseTo(fold.width, 6);
      expect(panels.every(({ y, height }) => y === 0 && height === fold.height)).toBe(true);
    }
  });
});

test('pages 4 and 1 of the half fold stand outside, 2 and 3 inside', () => {
  const across = (side: Panel['side']) =>
    halfFold.panels.filter((panel) => panel.side === side).sort((one, other) => one.x - other.x);
  expect(across(1).map(({ name }) => name)).toEqual(['back', 'cover']);
  expect(across(2).map(({ name }) => name)).toEqual(['inside-1', 'inside-2']);
});

test('the print shop says how wide the panels of the letter fold are', () => {
  const press = { ...usualPress, folding: { trifold: [99.5, 99.5, 98] as const } };
  const { panels = [] } = layoutOf(editionOf(vietnamese), 'trifold', { press });
  expect(panels.find(({ name }) => name === 'flap')).toMatchObject({ x: 0, width: 98 });
  expect(panels.find(({ name }) => name === 'cover')).toMatchObject({ x: 197.5, width: 99.5 });
});

describe('on paper', () => {
  let press: Press;
  beforeAll(async () => {
    press = await pressWith({ 'leaflet.css': stylesheet() });
  }, 60_000);
  afterAll(() => press.close());

  const formats = ['bifold', 'trifold', 'zfold'] as const;
  const samples = [vietnamese, khmer, chinese, taiDam];

  test.each(formats.flatMap((format) => samples.map((sample) => [format, sample.language, sample] as const)))(
    '%s, %s: every text is printed on its own panel, 6 mm from trim and folds',
    async (format, _language, sample) => {
      // The first division alone, for it is that which is compared.
      const edition = editionOf(sample);
      const layout = { ...layoutOf(edition, format), alternatives: [] };
      const { bytes, measurement } = await press.render(layout);
      const sides = await readSides(bytes);
      expect(product.inspect(edition, layout, measurement)).toEqual([]);
      expect(sides).toHaveLength(2);
      const texts = textOfPanels(layout.body);
      // A short text leaves the last panels that it may run through empty.
      const begin = new Set([...layout.body.matchAll(/data-box="([\w-]+)/g)].map(([, name]) => name));
      for (const panel of layout.panels ?? []) {
        const lines = (sides[panel.side - 1] ?? []).filter(
          ({ left, right }) => right > panel.x && left < panel.x + panel.width,
        );
        if (begin.has(panel.name))
          expect(lines.length, `nothing is printed on ${panel.name}`).toBeGreaterThan(0);
        for (const { text, left, right, base } of lines) {
          // pdf.js gives the parts of a Khmer syllable as and in the order in which they are drawn.
          const pieces = /\p{Script=Khmer}/u.test(text) ? bare(text).match(/\p{Lo}/gu) : [bare(text)];
          for (const piece of pieces ?? [])
            expect(texts.get(panel.name), `“${text}” is on ${panel.name}`).toContain(piece);
          expect(left - panel.x, text).toBeGreaterThan(5.8);
          expect(panel.x + panel.width - right, text).toBeGreaterThan(5.8);
          expect(base, text).toBeGreaterThan(6);
          expect(panel.height - base, text).toBeGreaterThan(6);
        }
      }
    },
  );

  test.each(formats)('%s is read aloud in the order in which it is unfolded', (format) => {
    const { body, panels = [] } = layoutOf(editionOf(vietnamese), format);
    const boxes = [...body.matchAll(/data-box="([^"]+)"/g)].flatMap(([, name = '']) => name.split('+'));
    expect(boxes).toEqual([...panels.map(({ name }) => name), 'imprint']);
  });
});

/** Panel → all that the body puts on it, or on it and its neighbours. */
function textOfPanels(body: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const part of body.split('<section class="panel').slice(1)) {
    const boxes = [...part.matchAll(/data-box="([^"]+)"/g)].flatMap(([, name = '']) => name.split('+'));
    const text = `${bare(part.replace(/^[^>]*>/, '').replace(/<[^>]*>/g, ''))}12345678`;
    for (const box of boxes) texts.set(box, (texts.get(box) ?? '') + text);
  }
  return texts;
}

/** Neither spaces, which the end of a line swallows, nor what separates the digits and marks that pdf.js reads apart. */
const bare = (text: string): string =>
  text
    .replace(/&#x([\dA-F]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .normalize('NFKC')
    .replace(/[\s\p{Default_Ignorable_Code_Point}•.]+/gu, '');
