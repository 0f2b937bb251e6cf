/**
 * Text typed for the fonts of before Unicode, found and converted. In Unicode such a text shows odd signs:
 * `ChÝnh phñ n­íc Céng hßa` (TCVN3), `Chính phuû nöôùc Coäng hoøa` (VNI), `[ing c\ơđai` (Gia Rai).
 */
import type { LanguageProfile } from '../model/language.ts';
import type { LegacyEncoding, LegacyId, LegacyText } from './legacy/encoding.ts';
import { highlands, looksLikeHighlands } from './legacy/highlands.ts';
import { khmer } from './legacy/khmer.ts';
import { tcvn3 } from './legacy/tcvn3.ts';
import { findVietnamese } from './legacy/vietnamese.ts';
import { viscii } from './legacy/viscii.ts';
import { vni } from './legacy/vni.ts';
import { vps } from './legacy/vps.ts';

const vietnamese = [tcvn3, vni, viscii, vps] as const;

/** Every encoding: one file of `legacy/` each. */
export const legacyEncodings: readonly LegacyEncoding[] = [...vietnamese, highlands, khmer];

export const vietnameseLegacy: readonly LegacyId[] = vietnamese.map(({ id }) => id);

/** Looks for a text that was typed in one of `encodings`, the Vietnamese ones when nothing else is said. */
export function detectLegacy(
  text: string,
  encodings: readonly LegacyId[] = vietnameseLegacy,
): LegacyText | undefined {
  const found = findVietnamese(
    text,
    vietnamese.filter(({ id }) => encodings.includes(id)),
  );
  if (found) return found;
  return [highlands, khmer]
    .filter(({ id }) => encodings.includes(id))
    .map((encoding) => encoding.find(text))
    .find((each) => each !== undefined);
}

/** The same where nothing is known of the language: signs of the Highlands count once there are many. */
export function detectLegacyAnywhere(text: string): LegacyText | undefined {
  return detectLegacy(text) ?? (looksLikeHighlands(text) ? highlands.find(text) : khmer.find(text));
}

/** What texts of a language may come in: Vietnamese words everywhere, and what its profile names. */
export const legacyOf = ({ legacy = [] }: Pick<LanguageProfile, 'legacy'>): readonly LegacyId[] =>
  legacyEncodings.map(({ id }) => id).filter((id) => vietnameseLegacy.includes(id) || legacy.includes(id));

/** The encoding of a font, and whether the font draws small letters as capitals: `.VnTimeH`. */
export function legacyOfFont(
  font: string,
): { readonly encoding: LegacyEncoding; readonly capitals: boolean } | undefined {
  const encoding = legacyEncodings.find(({ fonts }) => fonts.test(font.trim()));
  return encoding && { encoding, capitals: encoding.capitalFonts?.test(font.trim()) ?? false };
}
