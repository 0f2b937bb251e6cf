/** `nhipcau new`: a document to start from. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../build/disk.ts';
import { knownProducts } from '../build/products.ts';
import { readProject } from '../build/project.ts';
import type { Tongue } from '../model/bilingual.ts';
import { type Kind, kinds } from '../model/document.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import { newDocument } from '../source/new-document.ts';
import { chosenDate, dateOption } from './chosen-date.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'new',
  about: {
    vi: 'Tạo một bài mới để viết, có giải thích từng mục.',
    en: 'Make a document to start from, with every field explained.',
  },
  words: [
    {
      name: 'kind',
      required: true,
      about: { vi: `Thể loại: ${kinds.join(', ')}.`, en: `What it is: ${kinds.join(', ')}.` },
    },
    {
      name: 'title',
      required: true,
      about: { vi: 'Tiêu đề, đặt trong ngoặc kép.', en: 'Its title, in quotes.' },
    },
  ],
  options: { date: dateOption },
  async run(invocation) {
    const { words, root, json, print, tongue } = invocation;
    const [kind = '', title = ''] = words;
    const { publisher } = readProject(root);
    const context = { publisher, products: knownProducts };
    const { path, text } = newDocument(knownKind(kind), title, chosenDate(invocation), context);
    refuseExisting(root, path);
    writeWhole(join(root, path), text);
    print(json ? `${JSON.stringify({ file: path }, null, 2)}\n` : next(path, tongue));
    return 0;
  },
};

function knownKind(text: string): Kind {
  const kind = kinds.find((each) => each === text);
  if (kind) return kind;
  const names = kinds.join(', ');
  throw new PipelineError(
    2,
    { vi: `Không có thể loại «${text}».`, en: `There is no kind “${text}”.` },
    { vi: `Các thể loại: ${names}.`, en: `The kinds are: ${names}.` },
  );
}

/** `a.md` and `a/index.md` are one document. */
function refuseExisting(root: string, path: string): void {
  const there = [path, path.replace(/\.md$/, '/index.md')].find((file) => existsSync(join(root, file)));
  if (!there) return;
  throw new PipelineError(
    2,
    { vi: `Đã có bài ${there}; không ghi đè.`, en: `${there} is there already; it is not written over.` },
    {
      vi: 'Mở tệp đó để viết tiếp, hoặc đặt tiêu đề khác.',
      en: 'Go on in that file, or choose another title.',
    },
  );
}

const next = (path: string, tongue: Tongue): string =>
  ({
    vi: `Đã tạo ${path}

Tiếp theo:
  1. Mở tệp đó, điền những mục còn trống (summary, topic, …) và viết bài.
  2. npm run nhipcau -- check    kiểm tra bài
  3. npm run nhipcau -- sync     đưa bài vào tệp ngôn ngữ cho người dịch
  4. npm run build               dựng trang web, tờ rơi và ảnh
`,
    en: `Made ${path}

Next:
  1. Open it, fill in what is empty (summary, topic, …) and write.
  2. npm run nhipcau -- check    checks the document
  3. npm run nhipcau -- sync     brings it into the locale files, for the translators
  4. npm run build               builds pages, leaflets and images
`,
  })[tongue];
