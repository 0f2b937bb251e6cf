/** What people call a product in a format; files, front matter and options have its ids. */
import type { Bilingual } from './bilingual.ts';

export interface Called {
  /** `Tờ gấp ba (trifold)` */
  readonly name: Bilingual;
  /** Of two languages side by side, both: `Tiếng Khmer – Tiếng Việt`. */
  readonly pair?: Bilingual;
}

/** `Bản song ngữ A4: Tiếng Khmer – Tiếng Việt` */
export const fullName = ({ name, pair }: Called): Bilingual =>
  pair ? { vi: `${name.vi}: ${pair.vi}`, en: `${name.en}: ${pair.en}` } : name;
