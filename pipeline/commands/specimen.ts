/** `nhipcau specimen`: for each language a sheet with all its letters, for people who read it to sign. */
import { relative, resolve } from 'node:path';
import { outputFolder } from '../build/folders.ts';
import { findProfile } from '../build/profiles.ts';
import { readProject } from '../build/project.ts';
import { type Specimen, writeSpecimens } from '../build/specimens.ts';
import { chosenDate, dateOption } from './chosen-date.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'specimen',
  about: {
    vi: 'Làm tờ mẫu chữ (PDF và PNG) của từng ngôn ngữ: bảng chữ, mỗi chữ với mỗi dấu, số, dấu câu, một đoạn ở bốn cỡ; để người đọc tiếng ấy xem và ký.',
    en: 'Make the specimen (PDF and PNG) of each language: alphabet, every letter with every mark, digits, punctuation, a paragraph in four sizes; for people who read it to look through and sign.',
  },
  words: [
    {
      name: 'tag',
      required: false,
      about: {
        vi: 'Một mã ngôn ngữ; không ghi thì làm cho mọi ngôn ngữ.',
        en: 'A language tag; without one, every language.',
      },
    },
  ],
  options: {
    output: {
      type: 'string',
      value: '…',
      about: { vi: 'Thư mục (mặc định: output/specimen).', en: 'The folder (default: output/specimen).' },
    },
    date: dateOption,
  },
  async run(invocation) {
    const { root, values, environment, json, print, note, progress, tongue } = invocation;
    const [tag] = invocation.words;
    const project = readProject(root);
    const folder = resolve(root, values.get('output')?.[0] ?? `${outputFolder(root)}/specimen`);
    const made = await writeSpecimens({
      project,
      languages: tag === undefined ? [...project.profiles.keys()] : [findProfile(project.profiles, tag).tag],
      folder,
      date: chosenDate(invocation),
      environment,
      progress: (done, of) => progress(`${done}/${of}`),
    });
    progress('');
    if (json) print(`${JSON.stringify({ specimens: made }, null, 2)}\n`);
    else for (const { files } of made) for (const file of files) print(`${relative(root, file)}\n`);
    const cut = made.filter(({ faults }) => faults.length > 0);
    for (const specimen of cut) note(notWhole[tongue](specimen));
    return cut.length > 0 ? 1 : 0;
  },
};

const notWhole = {
  vi: ({ language, faults }: Specimen) =>
    `${language}: tờ mẫu không trọn, chỗ «${faults[0]}» bị cắt hoặc sai. Đừng đưa ký; báo kỹ thuật.`,
  en: ({ language, faults }: Specimen) =>
    `${language}: the sheet is not whole, “${faults[0]}” is cut or wrong. Have nobody sign it; tell an engineer.`,
};
