/** What an editor calls a box of a printed product. */
import type { Bilingual } from '../model/bilingual.ts';

/** Several panels that one text flows through are named together: `inside-1+inside-2`. */
export function boxName(box: string, boxes: Readonly<Record<string, Bilingual>>): Bilingual {
  if (box === '') return { vi: 'tờ in', en: 'the sheet' };
  const names = box.split('+').map((name) => boxes[name] ?? { vi: name, en: name });
  return { vi: names.map(({ vi }) => vi).join(', '), en: names.map(({ en }) => en).join(', ') };
}
