/** The help of the program and of each command, made of their own declarations. */
import type { Tongue } from '../model/bilingual.ts';
import { type Command, globalOptions, type Options } from './command.ts';

export function programHelp(commands: readonly Command[], tongue: Tongue): string {
  const [title, use] = {
    vi: [
      'Nhịp Cầu: một bài viết Markdown thành trang web, tờ rơi, infographic và gói nộp, bằng mọi thứ tiếng.',
      'Cách dùng: npm run nhipcau -- <lệnh> [tùy chọn]',
    ],
    en: [
      'Nhịp Cầu: one Markdown document as web page, leaflet, infographic and deposit package, in every language.',
      'Usage: npm run nhipcau -- <command> [options]',
    ],
  }[tongue] as [string, string];
  const rows = commands.map((command): [string, string] => [command.name, command.about[tongue]]);
  return `${wrap(title, terminalColumns).join('\n')}\n\n${use}\n\n${heading('commands', tongue)}\n${columns(rows)}\n${heading('options', tongue)}\n${columns(optionRows(globalOptions, tongue))}`;
}

export function commandHelp(command: Command, tongue: Tongue): string {
  const words = command.words.map((word) => (word.required ? `<${word.name}>` : `[${word.name}]`));
  const rows = [
    ...command.words.map((word): [string, string] => [`<${word.name}>`, word.about[tongue]]),
    ...optionRows({ ...command.options, ...globalOptions }, tongue),
  ];
  return `${wrap(command.about[tongue], terminalColumns).join('\n')}\n\nnpm run nhipcau -- ${[command.name, ...words].join(' ')}\n\n${columns(rows)}`;
}

const heading = (which: 'commands' | 'options', tongue: Tongue): string =>
  ({
    commands: { vi: 'Lệnh:', en: 'Commands:' },
    options: { vi: 'Tùy chọn chung:', en: 'Options of every command:' },
  })[which][tongue];

const optionRows = (options: Options, tongue: Tongue): [string, string][] =>
  Object.entries(options).map(([name, { value, about }]) => [
    `--${name}${value ? ` ${value}` : ''}`,
    about[tongue],
  ]);

const terminalColumns = 100;

/** Names on the left, what they mean on the right, in as many lines as that takes. */
function columns(rows: readonly (readonly [string, string])[]): string {
  const left = Math.max(...rows.map(([name]) => name.length)) + 5;
  return rows
    .map(
      ([name, about]) =>
        `${`  ${name}`.padEnd(left)}${wrap(about, terminalColumns - left).join(`\n${' '.repeat(left)}`)}\n`,
    )
    .join('');
}

function wrap(text: string, width: number): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
