/** `nhipcau reference`: the reference documentation, written from what the program declares. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { productNames } from '../build/called.ts';
import { writeWhole } from '../build/disk.ts';
import { knownProducts } from '../build/products.ts';
import { code, page, table } from '../reference/markdown.ts';
import { referencePages } from '../reference/pages.ts';
import { type Command, globalOptions, type Options } from './command.ts';
import { loadCommands } from './list-commands.ts';

/** The reference is the program's, whatever project it works on. */
const folder = new URL('../reference/', import.meta.url);

export const command: Command = {
  name: 'reference',
  about: {
    vi: 'Viết lại tài liệu tra cứu pipeline/reference/ theo chương trình.',
    en: 'Write the reference in pipeline/reference/ from what the program declares.',
  },
  words: [],
  options: {
    check: {
      type: 'boolean',
      about: {
        vi: 'Chỉ kiểm tra; báo lỗi nếu tài liệu đã cũ.',
        en: 'Only check; fail where a page is out of date.',
      },
    },
  },
  async run({ flags, json, print, tongue }) {
    const pages = new Map([
      ...(await referencePages(knownProducts, productNames)),
      ['commands.md', commandsPage(await loadCommands())],
    ]);
    const changed = [...pages].filter(([name, text]) => textOf(name) !== text);
    const dry = flags.has('check');
    if (!dry) for (const [name, text] of changed) writeWhole(fileURLToPath(new URL(name, folder)), text);
    const files = changed.map(([name]) => `pipeline/reference/${name}`);
    if (json) print(`${JSON.stringify({ pages: pages.size, files }, null, 2)}\n`);
    else {
      for (const file of files) print(`${file}\n`);
      print(files.length === 0 ? inStep[tongue] : (dry ? outOfDate : written)[tongue]);
    }
    return dry && files.length > 0 ? 1 : 0;
  },
};

const inStep = { vi: 'Tài liệu khớp với chương trình.\n', en: 'The reference says what the program says.\n' };
const written = { vi: 'Đã viết lại.\n', en: 'Written.\n' };
const outOfDate = {
  vi: 'Các trang trên đã cũ: chạy «npm run nhipcau -- reference».\n',
  en: 'These pages are out of date: run “npm run nhipcau -- reference”.\n',
};

function textOf(name: string): string | undefined {
  const path = fileURLToPath(new URL(name, folder));
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function commandsPage(commands: readonly Command[]): string {
  const options = (list: Options) =>
    table(
      ['Tùy chọn / Option', 'Nghĩa', 'Meaning'],
      Object.entries(list).map(([name, { value, about }]) => [
        code(`--${name}${value ? ` ${value}` : ''}`),
        about.vi,
        about.en,
      ]),
    );
  const sections = commands.map(({ name, about, words, options: own }) =>
    [
      `## \`${[name, ...words.map((word) => `<${word.name}>`)].join(' ')}\``,
      `${about.vi}\n\n*${about.en}*`,
      ...(words.length > 0
        ? [
            table(
              ['Từ / Word', 'Nghĩa', 'Meaning'],
              words.map((word) => [code(`<${word.name}>`), word.about.vi, word.about.en]),
            ),
          ]
        : []),
      ...(Object.keys(own).length > 0 ? [options(own)] : []),
    ].join('\n\n'),
  );
  return page(
    { vi: 'Các lệnh', en: 'Commands' },
    {
      vi: '`npm run nhipcau -- <lệnh> [tùy chọn]`. Mã kết thúc: 0 không có lỗi; 1 nội dung có lỗi; 2 lệnh hoặc cấu hình sai; 3 máy thiếu thứ gì đó.',
      en: '`npm run nhipcau -- <command> [options]`. Exit codes: 0 no errors; 1 errors in content; 2 wrong usage or configuration; 3 something wrong with the machine.',
    },
    ...sections,
    ['## Tùy chọn chung / Options of every command', options(globalOptions)].join('\n\n'),
  );
}
