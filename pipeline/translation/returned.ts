/**
 * Judges what came back before anything is merged: a file that is not a whole export of this project and language is
 * refused as a whole, a unit that cannot be right by itself.
 */
import { findCodeFaults } from '../markup/inline-codes.ts';
import { codesIn, repairCodes } from '../markup/repair-codes.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { LanguageTag } from '../model/id.ts';
import { fingerprintOf, sealOf } from './interchange/envelope.ts';
import type { ReturnedUnit, ReturnedUnits } from './interchange/format.ts';

const nothingWritten = {
  vi: 'Chưa ghi gì cả.',
  en: 'Nothing was written.',
};

export const diagnose = declareDiagnostics({
  'exchange-other-project': {
    severity: 'error',
    message: {
      vi: `Tệp này của dự án «{theirs}», không phải «{ours}». ${nothingWritten.vi}`,
      en: `This file is of the project “{theirs}”, not of “{ours}”. ${nothingWritten.en}`,
    },
    advice: {
      vi: 'Kiểm tra lại có nhầm tệp không. Nếu đúng là dự án này: identifier trong content/publisher.yaml đã bị đổi sau khi xuất tệp.',
      en: 'See whether it is the wrong file. If it is of this project, identifier in content/publisher.yaml was changed after the export.',
    },
  },
  'exchange-other-language': {
    severity: 'error',
    message: {
      vi: `Tệp này dịch từ «{source}» sang «{language}»; ở đây cần dịch từ «{from}» sang: {wanted}. ${nothingWritten.vi}`,
      en: `This file translates “{source}” to “{language}”; wanted here: from “{from}” to {wanted}. ${nothingWritten.en}`,
    },
    advice: {
      vi: 'Kiểm tra lại có nhầm tệp không, và --language nếu đã ghi.',
      en: 'See whether it is the wrong file, and --language if it was given.',
    },
  },
  'exchange-cut-off': {
    severity: 'error',
    message: {
      vi: `Tệp bị cắt hoặc mất dòng: khi xuất có {count} mục, nay còn {found}; mục cuối còn lại là {last}. ${nothingWritten.vi}`,
      en: `The file is cut off or rows are gone: {count} units were exported, {found} are left, the last of them {last}. ${nothingWritten.en}`,
    },
    advice: {
      vi: 'Xin người dịch gửi lại cả tệp. Không xóa dòng: chưa dịch thì để trống ô bản dịch.',
      en: 'Ask the translator for the whole file. Rows are not deleted: what is not translated is left empty.',
    },
  },
  'exchange-changed-ids': {
    severity: 'error',
    message: {
      vi: `Mã «{id}» không phải là mã đã xuất (bị sửa, hoặc dòng bị chép thêm), nên không biết bản dịch thuộc câu nào. ${nothingWritten.vi}`,
      en: `“{id}” is no id that was exported (it was changed, or a row was copied), so it is not known which text is translated. ${nothingWritten.en}`,
    },
    advice: {
      vi: 'Xuất lại tệp, chép cột bản dịch sang đúng từng câu gốc; đừng sửa cột mã và cột ẩn.',
      en: 'Export again and copy the translations to their source texts; leave ids and hidden columns alone.',
    },
  },
  'exchange-repeated-id': {
    severity: 'error',
    message: {
      vi: `Mã «{id}» có hai lần trong tệp, nên không biết dùng bản dịch nào. ${nothingWritten.vi}`,
      en: `“{id}” stands in the file twice, so it is not known which translation is meant. ${nothingWritten.en}`,
    },
    advice: { vi: 'Xóa dòng chép thừa rồi nhập lại.', en: 'Delete the copied row and import again.' },
  },
  'exchange-changed-source': {
    severity: 'error',
    message: {
      vi: 'Câu gốc trong tệp (hoặc dữ liệu đi kèm) bị sửa, nên không biết bản dịch dịch câu nào; mục này không được nhập, các mục khác vẫn nhập. Câu gốc trong tệp: «{source}»',
      en: 'The source text in the file (or what goes with it) was changed, so it is not known what was translated; this unit is not imported, the others are. Source in the file: “{source}”',
    },
    advice: {
      vi: 'Xuất lại mục này rồi chép bản dịch sang. Nếu câu gốc sai, báo người viết bài sửa trong content/.',
      en: 'Export it again and copy the translation. If the source is wrong, tell its editor.',
    },
  },
  'exchange-not-text': {
    severity: 'error',
    message: {
      vi: 'Ô bản dịch không phải là chữ mà là số, ngày hoặc công thức («{target}»), có thể khác với chữ đã gõ; mục này không được nhập, các mục khác vẫn nhập.',
      en: 'The translation’s cell holds a number, a date or a formula (“{target}”) instead of text, and may not be what was typed; this unit is not imported, the others are.',
    },
    advice: {
      vi: 'Định dạng ô ấy là «Văn bản» (Text), gõ lại bản dịch, rồi nhập lại tệp.',
      en: 'Format that cell as “Text”, type the translation again, and import the file again.',
    },
  },
  'exchange-inline-codes': {
    severity: 'error',
    message: {
      vi: 'Thẻ trong bản dịch không khớp câu gốc: {faults}. Mục này không được nhập, các mục khác vẫn nhập. Bản dịch: «{target}»',
      en: 'The codes of the translation differ from the source’s: {faults}. This unit is not imported, the others are. Translation: “{target}”',
    },
    advice: {
      vi: 'Sửa trong tệp cho đủ các thẻ {wanted}, mỗi thẻ một lần, rồi nhập lại: những mục đã nhập không bị đổi.',
      en: 'Put the codes {wanted} into the file, each once, and import again: what is imported already stays as it is.',
    },
  },
});

export interface Expected {
  readonly project: string;
  readonly source: LanguageTag;
  /** The languages that are translated to; one alone, where a person named it. */
  readonly languages: readonly LanguageTag[];
}

/** Why the file cannot be taken at all; empty where it can. */
export function judgeFile(
  { envelope, units }: ReturnedUnits,
  expected: Expected,
  file: string,
): readonly Diagnostic[] {
  const { project, source, language, count, fingerprint } = envelope;
  if (project !== expected.project)
    return [
      diagnose('exchange-other-project', { file }, { values: { theirs: project, ours: expected.project } }),
    ];
  if (source !== expected.source || !expected.languages.includes(language)) {
    const values = { source, language, from: expected.source, wanted: expected.languages.join(', ') };
    return [diagnose('exchange-other-language', { file }, { values })];
  }
  const repeated = repeatedUnit(units);
  if (repeated)
    return [diagnose('exchange-repeated-id', repeated.place, { values: { id: nameOf(repeated) } })];
  if (units.length < count) {
    const last = units.at(-1);
    const values = { count, found: units.length, last: last ? nameOf(last) : '–' };
    return [diagnose('exchange-cut-off', last?.place ?? { file }, { values })];
  }
  if (fingerprintOf(units.map(({ base }) => base)) === fingerprint) return [];
  const changed = units.find((unit) => !isSealed(unit)) ?? units[0];
  return [
    diagnose('exchange-changed-ids', changed?.place ?? { file }, {
      values: { id: changed ? nameOf(changed) : '–' },
    }),
  ];
}

const nameOf = ({ base }: ReturnedUnit): string => `${base.document}#${base.id}`;

const isSealed = ({ base, seal }: ReturnedUnit): boolean => seal === sealOf(base);

/** The unit with its codes repaired, or why it cannot be taken. */
export function judgeUnit(
  unit: ReturnedUnit,
  language: LanguageTag,
): { readonly unit: ReturnedUnit } | { readonly fault: Diagnostic } {
  const place = { ...unit.place, unit: unit.base.id };
  if (!isSealed(unit)) {
    const values = { source: unit.base.source };
    return { fault: diagnose('exchange-changed-source', place, { values, language }) };
  }
  if (unit.isUntyped) {
    const values = { target: unit.target };
    return { fault: diagnose('exchange-not-text', place, { values, language }) };
  }
  const codes = codesIn(unit.base.source);
  const target = onOneLine(repairCodes(unit.target, codes).normalize('NFC').trim(), unit.base);
  const sound = { unit: { ...unit, target } };
  // What was exported with a fault comes back with it: whoever did not touch it is not to be blamed.
  if (target === '' || target === unit.base.target.normalize('NFC').trim()) return sound;
  const faults = findCodeFaults(target, codes);
  if (faults.length === 0) return sound;
  const values = {
    faults: {
      vi: faults.map(({ fault, code }) => `${code} ${faultWords[fault].vi}`).join(', '),
      en: faults.map(({ fault, code }) => `${code} ${faultWords[fault].en}`).join(', '),
    },
    wanted:
      codes.map(({ number, single }) => (single ? `<${number}/>` : `<${number}>…</${number}>`)).join(' ') ||
      '–',
    target,
  };
  return { fault: diagnose('exchange-inline-codes', place, { values, language }) };
}

/** Whoever breaks a line in a cell or a tool does it for their own eyes: a text of the source is one line. */
const onOneLine = (target: string, { source, target: exported }: ReturnedUnit['base']): string =>
  `${source}${exported}`.includes('\n') ? target : target.replace(/[^\S\n]*\r?\n\s*/g, ' ');

const faultWords = {
  missing: { vi: 'thiếu', en: 'is missing' },
  extra: { vi: 'thừa', en: 'is not of the source' },
  crossed: { vi: 'đóng chéo', en: 'is closed in the wrong order' },
  unclosed: { vi: 'chưa đóng', en: 'is not closed' },
  repeated: { vi: 'lặp lại', en: 'stands twice' },
} as const;

function repeatedUnit(units: readonly ReturnedUnit[]): ReturnedUnit | undefined {
  const seen = new Set<string>();
  return units.find((unit) => {
    const name = nameOf(unit);
    const isSeen = seen.has(name);
    seen.add(name);
    return isSeen;
  });
}
