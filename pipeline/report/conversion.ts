/** What became of a text that was typed for an old font, told to the person who brought it. */
import type { Doubt } from '../language/legacy/encoding.ts';
import type { Bilingual, Tongue } from '../model/bilingual.ts';

export interface ToldConversion {
  /** Of the encoding. */
  readonly name: Bilingual;
  /** Whether the program found the encoding itself. */
  readonly isGuess: boolean;
  /** Names of files. */
  readonly proposal: string;
  readonly original: string;
  readonly places: readonly DoubtfulPlace[];
}

type DoubtfulPlace = Omit<Doubt, 'offset'> & { readonly line: number; readonly column: number };

/** Every doubtful place on a line of its own, and what is to be done now. */
export function writeConversion(
  { name, isGuess, proposal, original, places }: ToldConversion,
  tongue: Tongue,
): string {
  const head = {
    vi: `${isGuess ? 'Nhận ra' : 'Đọc theo'}: ${name.vi}. Bản đề nghị: ${proposal}`,
    en: `${isGuess ? 'Recognised' : 'Read as'}: ${name.en}. Proposal: ${proposal}`,
  }[tongue];
  const closing = {
    vi:
      places.length > 0
        ? `Còn ${places.length} chỗ ngờ. Mở ${proposal}, xem từng chỗ, sửa cho đúng. Xong thì thay ${original} bằng tệp này.`
        : `Không có chỗ nào ngờ. Đọc lại một lượt rồi thay ${original} bằng tệp này.`,
    en:
      places.length > 0
        ? `Doubtful places: ${places.length}. Open ${proposal}, see each and set it right. Then put the file in the place of ${original}.`
        : `No place is doubtful. Read it through once, then put the file in the place of ${original}.`,
  }[tongue];
  if (places.length === 0) return `${head}\n${closing}\n`;
  const lines = places.map(
    ({ line, column, why, ...doubt }) =>
      `${proposal}:${line}:${column}  ${reading(doubt, tongue)}  ${why[tongue]}\n`,
  );
  return `${head}\n\n${lines.join('')}\n${closing}\n`;
}

export const nothingToConvert: Bilingual = {
  vi: 'Không thấy chữ phông cũ nào: tệp đã là Unicode, không cần chuyển. Nếu chữ vẫn hiện sai, nêu phông bằng --font.\n',
  en: 'No old font is to be seen: the file is Unicode already. If its letters still look wrong, name the font with --font.\n',
};

/** `X· → XÃ (hay: Xã?)`; where it was left, only what it may be. */
function reading(
  { was, becomes, instead }: Pick<Doubt, 'was' | 'becomes' | 'instead'>,
  tongue: Tongue,
): string {
  const now = was === becomes ? was : `${was} → ${becomes}`;
  return instead === undefined ? now : `${now} (${{ vi: 'hay', en: 'or' }[tongue]}: ${instead}?)`;
}
