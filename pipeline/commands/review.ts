/** `nhipcau review`: a reviewer has read a document's translations, and they hold for the source as it is now. */
import { join } from 'node:path';
import { writeWhole } from '../build/disk.ts';
import { readMeasuredProject } from '../build/measured-project.ts';
import { knownProducts } from '../build/products.ts';
import { planReview, sharedDocuments } from '../build/review.ts';
import { documentName, readSelection } from '../build/selection.ts';
import type { DocumentId } from '../model/id.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import { writeDiagnostics } from '../report/terminal.ts';
import { chosenDate, dateOption } from './chosen-date.ts';
import { chosenPerson, personOption } from './chosen-person.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'review',
  about: {
    vi: 'Ghi nhận đã hiệu đính một bài: mọi câu đã dịch đều đúng với bài gốc hiện nay.',
    en: 'Record that a document is reviewed: every text translated is right for the source as it is now.',
  },
  words: [
    {
      name: 'document',
      required: true,
      about: {
        vi: 'Bài: đường dẫn dưới content/; hoặc publisher (tên cơ quan, chủ đề…), interface (chữ giao diện).',
        en: 'The document: its path under content/; or publisher (the office’s own texts), interface (its words for readers).',
      },
    },
  ],
  options: {
    languages: {
      type: 'string',
      multiple: true,
      value: 'km',
      about: { vi: 'Những ngôn ngữ đã hiệu đính.', en: 'The languages that were reviewed.' },
    },
    by: personOption,
    date: dateOption,
  },
  async run(invocation) {
    const { root, words, values, tongue, json, print, colour } = invocation;
    const document = documentName(words[0] ?? '') as DocumentId;
    const named = sharedDocuments.includes(document) ? [] : [document];
    const { languages } = readSelection(root, new Map([...values, ['documents', named]]));
    const read = await readMeasuredProject(root);
    const { publisher, profiles, ...project } = read.project;
    const translated = project.languages.filter((tag) => tag !== publisher.sourceLanguage);
    if (languages.size === 0 || languages.has(publisher.sourceLanguage)) throw wrongLanguages(translated);

    const by = chosenPerson(invocation);
    const declares = { ...(by && { by }), date: chosenDate(invocation) };
    const { reviewed, diagnostics } = planReview(read, knownProducts, document, languages, declares);
    for (const { file, content } of reviewed) writeWhole(join(root, file), content);
    if (json) {
      const told = reviewed.map(({ language, texts, missing }) => ({ language, texts, missing }));
      print(`${JSON.stringify({ document, reviewed: told, diagnostics }, null, 2)}\n`);
    } else {
      print(writeDiagnostics(diagnostics, { tongue, colour }));
      for (const { language, texts, missing } of reviewed) {
        const name = profiles.get(language)?.[tongue === 'vi' ? 'vietnamese' : 'english'] ?? language;
        const vi = `✓ ${name}: đã hiệu đính ${texts} mục, còn ${missing} mục chưa dịch.\n`;
        const en = `✓ ${name}: ${texts} units reviewed, ${missing} not translated yet.\n`;
        print({ vi, en }[tongue]);
      }
    }
    return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

const wrongLanguages = (there: readonly string[]): PipelineError =>
  new PipelineError(
    2,
    {
      vi: '--languages phải nêu những ngôn ngữ dịch đã hiệu đính.',
      en: '--languages must name the translated languages that were reviewed.',
    },
    { vi: `Có: ${there.join(', ')}.`, en: `There are: ${there.join(', ')}.` },
  );
