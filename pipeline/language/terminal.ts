/** The language that the program speaks at the terminal. */
import type { Tongue } from '../model/bilingual.ts';

export interface TerminalChoice {
  /** Value of `--lang`. */
  readonly lang?: string | undefined;
  readonly LC_ALL?: string | undefined;
  readonly LC_MESSAGES?: string | undefined;
  readonly LANG?: string | undefined;
}

/** `--lang`, else the environment's locale in POSIX's order, else Vietnamese. */
export function chooseTongue({ lang, LC_ALL, LC_MESSAGES, LANG }: TerminalChoice): Tongue {
  const locale = lang || LC_ALL || LC_MESSAGES || LANG || '';
  return /^en(?![a-z])/i.test(locale) ? 'en' : 'vi';
}
