/** `nhipcau status`: how far every document has come in every language, and what is left to do before a release. */
import { availableParallelism } from 'node:os';
import { readSelection } from '../build/selection.ts';
import { sharedTexts } from '../build/shared-texts.ts';
import { type Survey, survey } from '../build/survey.ts';
import { within } from '../build/within.ts';
import type { LanguageTag } from '../model/id.ts';
import type { Area } from '../model/publisher.ts';
import { dutiesOf } from '../report/duty.ts';
import { remedy, remedySharedTexts, tasksOf } from '../report/obstacles.ts';
import { type Standing, standings } from '../report/standing.ts';
import { type Status, writeStatus } from '../report/status.ts';
import { progressOf } from '../report/summary.ts';
import type { Command } from './command.ts';
import { documentsOption, languagesOption } from './selection-options.ts';

export const command: Command = {
  name: 'status',
  about: {
    vi: 'Cho biết mỗi bài đã dịch, hiệu đính và duyệt đến đâu trong từng ngôn ngữ, còn vướng gì, địa bàn nào còn thiếu bản nào.',
    en: 'Show how far each document has come in each language, what blocks its release, and which area lacks what.',
  },
  words: [],
  options: {
    languages: languagesOption,
    language: {
      type: 'string',
      multiple: true,
      value: 'km',
      about: { vi: 'Như --languages.', en: 'The same as --languages.' },
    },
    documents: documentsOption,
  },
  async run({ root, values, json, print, note, progress, tongue }) {
    const asked = [...(values.get('languages') ?? []), ...(values.get('language') ?? [])];
    const chosen = readSelection(root, new Map([...values, ['languages', asked]]));
    const surveyed = await survey({
      root,
      cores: availableParallelism(),
      progress: (done, of) => progress(`${reading[tongue]} ${done}/${of}`),
    });
    progress('');
    const isWanted = (tag: LanguageTag) => within(chosen.languages, tag);
    const status = statusOf(surveyed, (id) => within(chosen.documents, id), isWanted, tongue);
    const unread = surveyed.records
      .filter(({ id, cards }) => within(chosen.documents, id) && cards.length === 0)
      .map(({ file }) => file);
    if (json) print(`${JSON.stringify({ ...plain(status), unread }, null, 2)}\n`);
    else {
      print(writeStatus(status, tongue));
      if (unread.length > 0) note(broken[tongue](unread.join(', ')));
    }
    return unread.length > 0 ? 1 : 0;
  },
};

const reading = { vi: 'Đọc bài', en: 'Reading' };

const broken = {
  vi: (files: string) => `Có lỗi nên chưa đọc được: ${files}. Xem: npm run nhipcau -- check`,
  en: (files: string) => `Not readable yet because of errors: ${files}. See: npm run nhipcau -- check`,
};

/** Everything is judged together, for a bulletin stands on what it gathers; then what was not asked for is left out. */
function statusOf(
  { project, records, diagnostics }: Survey,
  isWantedDocument: (id: Standing['document']) => boolean,
  isWanted: (tag: LanguageTag) => boolean,
  tongue: 'vi' | 'en',
): Status {
  const { publisher, profiles, languages } = project;
  const cards = records.flatMap((record) => record.cards);
  const refusals = records.flatMap((record) => record.refusals);
  const all = standings({ cards, languages, diagnostics, refusals }).filter(({ document }) =>
    isWantedDocument(document),
  );
  const wantedCards = cards.filter(({ facts }) => isWantedDocument(facts.id));
  const isNamed = ({ id }: Area) => wantedCards.some(({ facts }) => facts.areas.includes(id));
  // Asked about some documents, only of the areas that they are for.
  const areas = publisher.areas.filter((area) => wantedCards.length === cards.length || isNamed(area));
  return {
    documents: records
      .filter(({ id, cards: own }) => isWantedDocument(id) && own.length > 0)
      .map(({ id, cards: own }) => ({ id, title: own[0]?.title ?? '' })),
    languages: languages.filter(isWanted).flatMap((tag) => profiles.get(tag) ?? []),
    standings: all.filter(({ language }) => isWanted(language)),
    sharedTexts: sharedTexts(project).filter(({ language }) => isWanted(language)),
    duties: dutiesOf({
      areas,
      cards: wantedCards,
      standings: all,
      published: languages,
    }).filter(({ language }) => isWanted(language)),
    unsaid: areas.filter((area) => area.languages === undefined).map(({ label }) => label),
    nameOf: (tag) => {
      const profile = profiles.get(tag as LanguageTag);
      return (tongue === 'vi' ? profile?.vietnamese : profile?.english) ?? tag;
    },
  };
}

/** For programs: every obstacle with its command in full. */
function plain({ standings: all, sharedTexts: texts, duties }: Status) {
  return {
    editions: all.map(({ obstacles, ...standing }) => ({
      ...standing,
      progress: progressOf(standing),
      blocking: obstacles.map((each) => ({ ...each, command: remedy(each, standing) })),
    })),
    tasks: tasksOf(all),
    sharedTexts: texts.map((each) => ({ ...each, command: remedySharedTexts(each) })),
    duties,
  };
}
