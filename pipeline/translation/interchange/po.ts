/**
 * GNU gettext PO: for Poedit, Lokalize, Weblate. The context of a message is its document and id; a translation that is
 * not finished or whose source has moved on is `fuzzy`, with the source of before beside it.
 */
import { type GetTextTranslation, po } from 'gettext-parser';
import type { Bilingual } from '../../model/bilingual.ts';
import { declareDiagnostics } from '../../model/diagnostic.ts';
import type { LedgerUnit, UnitState } from '../../model/unit.ts';
import {
  broken,
  readBase,
  readEnvelope,
  returnedUnit,
  withoutEnvelope,
  writeBase,
  writeEnvelope,
} from './envelope.ts';
import type { ExchangeFormat, ExchangeJob, ExchangeUnit, ReturnedUnit } from './format.ts';

export const format: ExchangeFormat = {
  id: 'po',
  about: {
    vi: 'PO (gettext): cho Poedit, Lokalize, Weblate.',
    en: 'PO (gettext): for Poedit, Lokalize, Weblate.',
  },
  extension: '.po',
  write,
  recognises: (bytes) => /^msgid "/m.test(Buffer.from(bytes.subarray(0, 4000)).toString('utf8')),
  read,
};

const envelopeHeader = 'X-Nhipcau';
const exporter = 'nhipcau export';

function write(job: ExchangeJob): Uint8Array {
  const translations: Record<string, Record<string, GetTextTranslation>> = {};
  for (const unit of job.units) {
    const context = `${unit.document}#${unit.id}`;
    translations[context] = { [unit.source]: messageOf(unit, context) };
  }
  const headers = {
    'Project-Id-Version': job.envelope.project,
    'PO-Revision-Date': `${job.date} 00:00+0700`,
    'Last-Translator': exporter,
    'Language-Team': job.target.english,
    Language: job.envelope.language,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
    [envelopeHeader]: writeEnvelope(job.envelope),
  };
  const obsolete = { [endMark]: { [endMark]: end } };
  return po.compile({ charset: 'utf-8', headers, translations, obsolete }, { foldLength: 0 });
}

/**
 * The last entry, behind which nothing comes. Tools fold long texts, so that a file that is cut off behind a line looks
 * whole; and they keep entries that are out of use at the end, where no translator sees them (GNU gettext manual, 3.9).
 */
const endMark = 'nhipcau-end';
const end: GetTextTranslation = { msgctxt: endMark, msgid: endMark, msgstr: [endMark] };

export const diagnose = declareDiagnostics({
  'exchange-end-unseen': {
    severity: 'warning',
    message: {
      vi: 'Tệp không còn dòng đánh dấu kết thúc, nên không biết mục cuối cùng có trọn hay bị cắt: «{target}»',
      en: 'The mark at the end of the file is gone, so it is not known whether its last translation is whole: “{target}”',
    },
    advice: {
      vi: 'Xem lại bản dịch của mục cuối. Nếu bị cắt, xin người dịch gửi lại tệp.',
      en: 'Read the last translation again. If it is cut off, ask the translator for the whole file.',
    },
  },
});

const baseMark = 'nhipcau-base: ';

function messageOf(unit: ExchangeUnit, context: string): GetTextTranslation {
  const { source, target, role, limit, note, previous, place, state } = unit;
  const extracted = [
    limit === undefined ? role : `${role}, ≤ ${limit}`,
    `${baseMark}${writeBase(unit)}`,
  ].join('\n');
  return {
    msgctxt: context,
    msgid: source,
    msgstr: [target],
    comments: {
      extracted,
      reference: place.line === undefined ? place.file : `${place.file}:${place.line}`,
      ...(note && { translator: note }),
      ...(isFuzzy(state) && { flag: 'fuzzy' }),
      ...(previous !== undefined && { previous: `msgid ${JSON.stringify(previous)}` }),
    },
  };
}

/** To gettext a message without a translation is not fuzzy but untranslated. */
const isFuzzy = (state: UnitState): boolean => state === 'draft' || state.startsWith('stale-');

function read(bytes: Uint8Array, file: string): ReturnType<ExchangeFormat['read']> {
  const text = Buffer.from(bytes).toString('utf8');
  const lastLine = text.trimEnd().split('\n').at(-1) ?? '';
  // The parser takes a string that is never closed as it stands.
  if (!/^#|"\s*$/.test(lastLine)) return broken({ file }, cutOff);
  let catalogue: ReturnType<typeof po.parse>;
  try {
    // As text: from bytes the parser guesses the encoding by a header that tools fold.
    catalogue = po.parse(text, { validation: false });
  } catch (error) {
    const { message, lineNumber } = error as Error & { lineNumber?: number };
    return broken({ file, ...(lineNumber !== undefined && { line: lineNumber }) }, message);
  }
  // The parser's types promise headers of a file that has none, and a translation of a message that is cut off.
  const { headers, translations }: Partial<typeof catalogue> = catalogue;
  const header = (name: string) =>
    Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? '';
  const envelope = readEnvelope(header(envelopeHeader));
  if (!envelope) return withoutEnvelope(file);
  const messages = Object.values(translations ?? {})
    .flatMap((found) => Object.values(found))
    .filter(({ msgid, msgctxt }) => msgid !== '' || msgctxt !== undefined);
  if (messages.some(({ msgstr }: Partial<GetTextTranslation>) => msgstr === undefined))
    return broken({ file }, cutOff);
  const units = messages.map((message) => readMessage(message, file));
  const translator = header('Last-Translator');
  const isNamed = translator !== '' && translator !== exporter;
  const last = units.at(-1);
  const mark: Partial<GetTextTranslation> | undefined = catalogue.obsolete?.[endMark]?.[endMark];
  const isEnded = mark?.msgstr?.[0] === endMark;
  return {
    value: { kind: 'units', envelope, units, ...(isNamed && { translator }) },
    diagnostics:
      isEnded || !last
        ? []
        : [diagnose('exchange-end-unseen', last.place, { values: { target: last.target } })],
  };
}

const cutOff: Bilingual = { vi: 'tệp dừng giữa chừng', en: 'it ends in the middle' };

function readMessage(
  { msgctxt = '', msgid, msgstr, comments }: GetTextTranslation,
  file: string,
): ReturnedUnit {
  const at = msgctxt.lastIndexOf('#');
  const [document, id] = [msgctxt.slice(0, Math.max(0, at)), msgctxt.slice(at + 1)];
  const carried =
    comments?.extracted
      ?.split('\n')
      .find((line) => line.startsWith(baseMark))
      ?.slice(baseMark.length) ?? '';
  const fuzzy = comments?.flag?.split(/[\s,]+/).includes('fuzzy') ?? false;
  const state = readState(fuzzy, readBase(carried).state);
  return returnedUnit(
    { document, id, source: msgid, carried },
    {
      target: msgstr[0] ?? '',
      ...(state && { state }),
      note: comments?.translator?.trim() ?? '',
      place: { file, unit: id as ReturnedUnit['base']['id'] },
    },
  );
}

function readState(fuzzy: boolean, exported: UnitState = 'missing'): LedgerUnit['state'] | undefined {
  if (fuzzy === isFuzzy(exported)) return undefined;
  return fuzzy ? 'draft' : 'translated';
}
