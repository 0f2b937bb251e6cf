/** `nhipcau memory`: what has been translated before, for a text or for all that is left to do in a document. */

import { readMeasuredProject } from '../build/measured-project.ts';
import { type OpenMemory, openMemory } from '../build/memory.ts';
import { knownProducts } from '../build/products.ts';
import { readTranslation } from '../build/project.ts';
import { unitsOf } from '../build/review.ts';
import { readSelection } from '../build/selection.ts';
import { within } from '../build/within.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { DocumentId, LanguageTag, UnitId } from '../model/id.ts';
import { isSettled } from '../model/unit.ts';
import { writeDiagnostics } from '../report/terminal.ts';
import { textOf } from '../translation/catalogue.ts';
import type { Match } from '../translation/memory.ts';
import type { Part } from '../translation/memory-parts.ts';
import { stateOf } from '../translation/staleness.ts';
import type { Command } from './command.ts';
import { documentsOption, languagesOption } from './selection-options.ts';

export const command: Command = {
  name: 'memory',
  about: {
    vi: 'Tìm trong bộ nhớ dịch: câu giống hoặc gần giống đã được dịch thế nào.',
    en: 'Ask the memory how the same text, or one like it, was translated before.',
  },
  words: [
    {
      name: 'text',
      required: false,
      about: {
        vi: 'Câu cần tìm; bỏ trống thì tìm cho mọi câu còn phải dịch.',
        en: 'The text to look up; without it, every text that is left to translate.',
      },
    },
  ],
  options: {
    languages: languagesOption,
    documents: documentsOption,
  },
  async run({ root, words, values, json, print, tongue, colour }) {
    const selected = readSelection(root, values);
    const measured = await readMeasuredProject(root);
    const { project, found } = measured;
    const languages = project.languages.filter(
      (tag) => tag !== project.publisher.sourceLanguage && within(selected.languages, tag),
    );
    const documents = found.files.map(({ id }) => id).filter((id) => within(selected.documents, id));
    const [text] = words;
    const asked = text
      ? languages.map((language): Asked => ({ language, text: text.normalize('NFC') }))
      : documents.flatMap((document) => {
          const units = unitsOf(document, measured, knownProducts).units;
          return languages.flatMap((language) =>
            openUnits(root, document, language, units?.(language) ?? []),
          );
        });
    const memories = new Map(languages.map((language) => [language, openMemory(project, language)]));
    const answers = asked.flatMap((each) => answer(each, memories.get(each.language)));
    const diagnostics: readonly Diagnostic[] = [...memories.values()].flatMap((memory) => memory.diagnostics);
    if (json) print(`${JSON.stringify({ suggestions: answers.map(toRecord), diagnostics }, null, 2)}\n`);
    else {
      print(writeDiagnostics(diagnostics, { tongue, colour }));
      print(answers.map((each) => lines(each)).join('\n'));
      if (answers.length === 0)
        print(
          { vi: 'Bộ nhớ dịch chưa có câu nào giống.\n', en: 'The memory has nothing like it.\n' }[tongue],
        );
    }
    return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

/** A text that is asked for, with the texts beside it where it stands in a document. */
interface Asked {
  readonly language: LanguageTag;
  readonly text: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly unit?: { readonly document: DocumentId; readonly id: UnitId };
}

interface Answer extends Asked {
  readonly matches: readonly Match[];
  readonly parts: readonly Part[];
}

/** What is missing, a draft, or stale: whoever opens it looks for how it was said before. */
function openUnits(
  root: string,
  document: DocumentId,
  language: LanguageTag,
  units: readonly { readonly id: UnitId; readonly text: string }[],
): readonly Asked[] {
  const { catalogue, ledger } = readTranslation(root, language, document);
  return units.flatMap(({ id, text }, at): readonly Asked[] => {
    const state = stateOf(text, textOf(catalogue, id), ledger.units.get(id));
    if (isSettled(state) || state === 'translated') return [];
    return [
      { language, text, before: units[at - 1]?.text, after: units[at + 1]?.text, unit: { document, id } },
    ];
  });
}

function answer(asked: Asked, memory: OpenMemory | undefined): readonly Answer[] {
  const matches = memory?.memory.lookUp(asked.text, asked) ?? [];
  // A block that is there as a whole needs no sentences.
  const parts = matches.some(({ percent }) => percent >= 100) ? [] : (memory?.partsOf(asked.text) ?? []);
  return matches.length + parts.length > 0 ? [{ ...asked, matches, parts }] : [];
}

function lines({ language, text, unit, matches, parts }: Answer): string {
  const head = unit ? `${language}  ${unit.document} (${unit.id})` : language;
  const found = matches.flatMap(({ percent, unit: { source, target, from } }) => [
    `  ${percent}%  ${target}  (${from})`,
    ...(percent < 100 ? [`        ${source}`] : []),
  ]);
  const sentences = parts.flatMap(({ source, target, unit: { from } }) => [
    `  …     ${target}  (${from})`,
    `        ${source}`,
  ]);
  return `${[`${head}: ${text}`, ...found, ...sentences].join('\n')}\n`;
}

const toRecord = ({ language, text, unit, matches, parts }: Answer) => ({
  language,
  ...unit,
  text,
  matches: matches.map(({ percent, unit: { source, target, from, state } }) => ({
    percent,
    source,
    target,
    from,
    state,
  })),
  parts: parts.map(({ source, target, unit: { from } }) => ({ source, target, from })),
});
