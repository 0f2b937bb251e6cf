/** Arguments in, one command, exit code out. Alone reads the environment; alone catches a PipelineError. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Command, Invocation, Option } from './commands/command.ts';
import { commandHelp, programHelp } from './commands/help.ts';
import { chooseTongue } from './language/terminal.ts';
import type { Tongue } from './model/bilingual.ts';
import { PipelineError } from './model/pipeline-error.ts';

const commandsFolder = new URL('./commands/', import.meta.url);
/** Files of the folder that are no commands. */
const notCommands = new Set(['command.ts', 'help.ts']);

const globalOptions: Readonly<Record<string, Option>> = {
  help: { type: 'boolean', about: { vi: 'Hiện hướng dẫn này.', en: 'Show this help.' } },
  lang: {
    type: 'string',
    value: 'vi|en',
    about: { vi: 'Ngôn ngữ của chương trình.', en: 'Language of the program.' },
  },
  json: {
    type: 'boolean',
    about: {
      vi: 'Kết quả ở dạng JSON, cho chương trình khác.',
      en: 'The result as JSON, for other programs.',
    },
  },
  project: {
    type: 'string',
    value: '…',
    about: {
      vi: 'Thư mục chứa content/ và locales/ (mặc định: thư mục này).',
      en: 'The folder with content/ and locales/ (default: this one).',
    },
  },
};

async function main(args: readonly string[]): Promise<number> {
  const tongue = chooseTongue({ ...langOf(args), ...process.env });
  try {
    const [name] = args;
    if (!name || name === '--help' || name === 'help' || name.startsWith('--lang')) {
      process.stdout.write(programHelp(await loadAll(), globalOptions, tongue));
      return 0;
    }
    const command = await load(name);
    const invocation = parse(command, args.slice(1), tongue);
    if (invocation.flags.has('help')) {
      process.stdout.write(commandHelp(command, globalOptions, tongue));
      return 0;
    }
    return await command.run(invocation);
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    process.stderr.write(`${error.text[tongue]}\n${error.hint[tongue]}\n`);
    return error.exit;
  }
}

function langOf(args: readonly string[]): { lang?: string } {
  const index = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  if (index < 0) return {};
  const lang = args[index]?.split('=')[1] ?? args[index + 1];
  return lang ? { lang } : {};
}

const commandFiles = (): string[] =>
  readdirSync(commandsFolder)
    .filter((file) => file.endsWith('.ts') && !notCommands.has(file))
    .sort();

async function load(name: string): Promise<Command> {
  if (!commandFiles().includes(`${name}.ts`)) {
    const names = commandFiles()
      .map((file) => file.replace('.ts', ''))
      .join(', ');
    throw new PipelineError(
      2,
      { vi: `Không có lệnh «${name}».`, en: `There is no command “${name}”.` },
      {
        vi: `Các lệnh: ${names}. Xem: npm run nhipcau -- --help`,
        en: `The commands are: ${names}. See: npm run nhipcau -- --help`,
      },
    );
  }
  const { command } = (await import(new URL(`${name}.ts`, commandsFolder).href)) as { command: Command };
  return command;
}

const loadAll = (): Promise<Command[]> =>
  Promise.all(commandFiles().map((file) => load(file.replace('.ts', ''))));

function parse(command: Command, args: readonly string[], tongue: Tongue): Invocation {
  const options = { ...globalOptions, ...command.options };
  const parsed = parseStrictly(args, options, command.name);
  const values = new Map<string, readonly string[]>();
  const flags = new Set<string>();
  for (const [name, given] of Object.entries(parsed.values)) {
    if (given === true) flags.add(name);
    else if (Array.isArray(given))
      values.set(name, given.flatMap((each) => String(each).split(',')).filter(Boolean));
    else if (typeof given === 'string') values.set(name, [given]);
  }
  if (!flags.has('help')) checkWords(command, parsed.positionals);
  const terminal = process.stderr.isTTY === true;
  return {
    words: parsed.positionals,
    flags,
    values,
    root: findProject(values.get('project')?.[0], flags.has('help')),
    tongue,
    json: flags.has('json'),
    environment: process.env,
    print: (text) => process.stdout.write(text),
    progress: (text) => terminal && process.stderr.write(`\r\u001b[2K${text}`),
    note: (text) => process.stderr.write(`${text}\n`),
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
  };
}

function parseStrictly(args: readonly string[], options: Readonly<Record<string, Option>>, command: string) {
  try {
    const config = Object.fromEntries(
      Object.entries(options).map(([name, { type, multiple }]) => [
        name,
        { type, multiple: multiple ?? false },
      ]),
    );
    return parseArgs({ args: [...args], options: config, allowPositionals: true, strict: true });
  } catch (error) {
    const names = Object.keys(options)
      .map((name) => `--${name}`)
      .join(', ');
    const { message } = error as Error;
    throw new PipelineError(
      2,
      { vi: `Không hiểu lệnh: ${message}`, en: `The command is not understood: ${message}` },
      {
        vi: `Các tùy chọn: ${names}. Xem: npm run nhipcau -- ${command} --help`,
        en: `The options are: ${names}. See: npm run nhipcau -- ${command} --help`,
      },
      error,
    );
  }
}

function checkWords(command: Command, words: readonly string[]): void {
  const missing = command.words.filter((word, index) => word.required && !words[index]);
  if (missing.length === 0 && words.length <= command.words.length) return;
  const usage = `nhipcau ${command.name} ${command.words.map((word) => (word.required ? `<${word.name}>` : `[${word.name}]`)).join(' ')}`;
  throw new PipelineError(
    2,
    missing.length > 0
      ? {
          vi: `Thiếu ${missing.map((word) => `<${word.name}>`).join(', ')}.`,
          en: `Missing: ${missing.map((word) => `<${word.name}>`).join(', ')}.`,
        }
      : { vi: 'Thừa từ trong lệnh.', en: 'There are too many words.' },
    { vi: `Cách viết: ${usage}`, en: `Write it like this: ${usage}` },
  );
}

function findProject(given: string | undefined, unneeded: boolean): string {
  const root = resolve(given ?? process.cwd());
  if (unneeded || existsSync(join(root, 'content'))) return root;
  throw new PipelineError(
    2,
    { vi: `Thư mục ${root} không có content/.`, en: `The folder ${root} has no content/.` },
    {
      vi: 'Vào thư mục của dự án rồi chạy lại, hoặc thêm --project <thư mục>.',
      en: 'Go to the project folder and run again, or add --project <folder>.',
    },
  );
}

process.exitCode = await main(process.argv.slice(2));
