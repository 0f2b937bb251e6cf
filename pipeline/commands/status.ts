/** `nhipcau status`: how far every document has come in every language. */
import { availableParallelism } from 'node:os';
import { gateStates } from '../build/approval.ts';
import { readSelection } from '../build/selection.ts';
import type { DocumentRecord } from '../build/state.ts';
import { type Survey, survey } from '../build/survey.ts';
import { within } from '../build/within.ts';
import { type Coverage, countStates } from '../model/edition.ts';
import type { LanguageProfile } from '../model/language.ts';
import { type EditionStatus, writeStatus } from '../report/status.ts';
import { progressOf } from '../report/summary.ts';
import type { Command } from './command.ts';
import { documentsOption, languagesOption } from './selection-options.ts';

export const command: Command = {
  name: 'status',
  about: {
    vi: 'Cho biết mỗi bài đã dịch, hiệu đính và duyệt đến đâu trong từng ngôn ngữ.',
    en: 'Show how far each document is translated, reviewed and approved in each language.',
  },
  words: [],
  options: {
    languages: languagesOption,
    documents: documentsOption,
  },
  async run({ root, values, json, print, note, tongue }) {
    const chosen = readSelection(root, values);
    const surveyed = await survey({ root, cores: availableParallelism(), progress: () => {} });
    const languages = surveyed.project.languages
      .filter((tag) => within(chosen.languages, tag))
      .flatMap((tag) => surveyed.project.profiles.get(tag) ?? []);
    const records = surveyed.records.filter(({ id }) => within(chosen.documents, id));
    const readable = records.filter(({ cards }) => cards.length > 0);
    const editions = readable.flatMap((record) =>
      languages.map((language) => statusOf(surveyed, record, language)),
    );
    const unread = records.filter(({ cards }) => cards.length === 0).map(({ file }) => file);
    if (json) print(`${JSON.stringify({ editions: editions.map(plain), unread }, null, 2)}\n`);
    else {
      const documents = readable.map(({ id, cards }) => ({ id, title: cards[0]?.title ?? '' }));
      print(writeStatus({ documents, languages, editions }, tongue));
      if (unread.length > 0) note(broken[tongue](unread.join(', ')));
    }
    return unread.length > 0 ? 1 : 0;
  },
};

const broken = {
  vi: (files: string) => `Có lỗi nên chưa đọc được: ${files}. Xem: npm run nhipcau -- check`,
  en: (files: string) => `Not readable yet because of errors: ${files}. See: npm run nhipcau -- check`,
};

function statusOf(
  { project }: Survey,
  { id, cards }: DocumentRecord,
  language: LanguageProfile,
): EditionStatus {
  const card = cards.find((each) => each.language === language.tag);
  if (!card) return { ...notStarted(cards[0]?.coverage), document: id, language };
  const gates = gateStates(project, card).map(({ gate, state }) => ({ id: gate.id, state }));
  const { coverage, machine, approved } = card;
  const stage = language.tag === project.publisher.sourceLanguage ? 'source' : 'translation';
  return { document: id, language, stage, coverage, machine, gates, approved };
}

/** All units that the source has are missing. */
function notStarted(source: Coverage | undefined): Omit<EditionStatus, 'document' | 'language'> {
  const missing = Object.values(source ?? {}).reduce((sum, count) => sum + count, 0);
  return {
    stage: 'none',
    coverage: { ...countStates([]), missing },
    machine: false,
    gates: [],
    approved: false,
  };
}

const plain = ({ language, ...status }: EditionStatus) => ({
  ...status,
  language: language.tag,
  progress: progressOf(status),
});
