/** `nhipcau proof <document>`: what will come off the press and out of the folder, as pictures to look at. */
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { writeProofs } from '../build/proof.ts';
import { documentName, readSelection } from '../build/selection.ts';
import type { DocumentId } from '../model/id.ts';
import { writeDiagnostics } from '../report/terminal.ts';
import type { Command } from './command.ts';
import { languagesOption } from './selection-options.ts';

export const command: Command = {
  name: 'proof',
  about: {
    vi: 'Xem thử bản in của một bài: mỗi ngôn ngữ và khổ một ảnh PNG, có đường xén, vùng an toàn, nếp gấp, và tờ gấp như người đọc sẽ mở.',
    en: 'Look at what a document prints: one PNG a language and format, with trim, safe area and folds, and the folded sheet as a reader will open it.',
  },
  words: [
    {
      name: 'document',
      required: true,
      about: {
        vi: 'Bài (đường dẫn dưới content/), ví dụ leaflet/2024/scam-calls.',
        en: 'The document (path under content/), such as leaflet/2024/scam-calls.',
      },
    },
  ],
  options: {
    languages: languagesOption,
    formats: {
      type: 'string',
      multiple: true,
      value: 'trifold,a5',
      about: {
        vi: 'Chỉ những khổ này, ví dụ trifold: tờ gấp ba. Đủ các khổ: pipeline/reference/front-matter.md.',
        en: 'Only these formats, such as trifold: A4 in three. All of them: pipeline/reference/front-matter.md.',
      },
    },
  },
  async run(invocation) {
    const { root, words, values, environment, sourceDate, json, print, note, progress, tongue, colour } =
      invocation;
    const document = documentName(words[0] ?? '') as DocumentId;
    const { languages } = readSelection(root, new Map([...values, ['documents', [document]]]));
    const { files, report } = await writeProofs({
      root,
      document,
      languages,
      formats: new Set(values.get('formats')),
      tongue,
      environment,
      ...(sourceDate && { sourceDate }),
      cores: availableParallelism(),
      progress: (_stage, done, of) => progress(`${done}/${of}`),
      waiting: () => note(waiting[tongue]),
    });
    progress('');
    // Why something is not printed may be a warning: that it is not translated.
    const own = report.diagnostics.filter(
      ({ severity, language, place }) =>
        (severity === 'error' || files.length === 0) &&
        documentOf.exec(place.file)?.[1] === document &&
        (languages.size === 0 || language === undefined || languages.has(language)),
    );
    if (json) print(`${JSON.stringify({ proofs: files, diagnostics: own }, null, 2)}\n`);
    else for (const file of files) print(`${relative(root, file)}\n`);
    if (own.length > 0 && !json) note(writeDiagnostics(own, { tongue, colour }));
    if (files.length === 0) note(nothing[tongue]);
    return files.length === 0 || own.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

/** Which document a file is of: its own, a catalogue or a ledger. */
const documentOf = /^(?:content|locales\/[^/]+\/(?:content|ledger))\/(.*?)(?:\/index)?\.(?:md|json)$/;

const waiting = {
  vi: 'Một lần dựng khác đang chạy trong dự án này; đang đợi…',
  en: 'Another build is running in this project; waiting…',
};

const nothing = {
  vi: 'Không có bản in nào để xem: bài không xin sản phẩm in (mục products), hoặc bản dịch chưa đủ để in.',
  en: 'There is no print to look at: the document asks for none (products), or its translations are not complete.',
};
