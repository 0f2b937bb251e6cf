/** Arguments in, one command, exit code out. Alone reads the environment; alone catches a PipelineError. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Finished, finishChange } from './build/change.ts';
import { type Command, globalOptions, type Invocation, type Options } from './commands/command.ts';
import { commandHelp, programHelp } from './commands/help.ts';
import { commandNames, loadCommand, loadCommands } from './commands/list-commands.ts';
import { chooseTongue } from './language/terminal.ts';
import type { Bilingual, Tongue } from './model/bilingual.ts';
import { PipelineError } from './model/pipeline-error.ts';

/** Ends as a program does that ends by itself: what has to be put away when it ends is put away. */
const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
for (const [signal, code] of Object.entries(signals)) process.on(signal, () => process.exit(code));

async function main(args: readonly string[]): Promise<number> {
  const tongue = chooseTongue({ ...process.env, ...langOf(args) });
  try {
    const { name, rest, help } = findCommand(args);
    if (name === undefined) {
      process.stdout.write(programHelp(await loadCommands(), tongue));
      return 0;
    }
    const command = await knownCommand(name);
    if (help || rest.includes('--help')) {
      process.stdout.write(commandHelp(command, tongue));
      return 0;
    }
    const invocation = invoke(command, rest, tongue);
    tellFinished(await finishChange(invocation.root), invocation);
    return await command.run(invocation);
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    process.stderr.write(`${error.text[tongue]}\n${error.hint[tongue]}\n`);
    return error.exit;
  }
}

/** What a command that was broken off has left is put right before anything else reads the project. */
function tellFinished(what: Finished, { note, tongue }: Invocation): void {
  if (what === 'nothing') return;
  const files = what === 'taken-back' ? '' : what.finished.join(', ');
  const said: Bilingual =
    what === 'taken-back'
      ? {
          vi: 'Một lệnh trước đã bị ngắt trước khi đổi gì: mọi tệp vẫn như trước lệnh ấy.',
          en: 'A command was broken off before it changed anything: every file is as it was before.',
        }
      : {
          vi: `Một lệnh trước đã bị ngắt giữa chừng; phần còn lại nay đã làm xong: ${files}.`,
          en: `A command was broken off halfway; what was left of it has now been done: ${files}.`,
        };
  note(said[tongue]);
}

function langOf(args: readonly string[]): { lang?: string } {
  const index = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  if (index < 0) return {};
  const lang = args[index]?.split('=')[1] ?? args[index + 1];
  return lang ? { lang } : {};
}

/** The first word is the command; what every command takes may stand before it, and `help` too. */
function findCommand(args: readonly string[]): { name?: string; rest: readonly string[]; help: boolean } {
  const first = indexOfWord(args, 0);
  const help = args[first] === 'help' || args[first] === '-h';
  const index = help ? indexOfWord(args, first + 1) : first;
  const name = args[index];
  const rest = args.filter((_, at) => at !== index && !(help && at === first));
  return { ...(name !== undefined && { name }), rest, help };
}

/** Passes over options that every command takes, and their values. */
function indexOfWord(args: readonly string[], from: number): number {
  const [name, value] = args[from]?.match(/^--([^=]+)(=.*)?$/)?.slice(1) ?? [];
  const option = name !== undefined && Object.hasOwn(globalOptions, name) ? globalOptions[name] : undefined;
  if (!option) return from;
  return indexOfWord(args, from + (option.type === 'string' && value === undefined ? 2 : 1));
}

function knownCommand(name: string): Promise<Command> {
  if (commandNames.includes(name)) return loadCommand(name);
  const names = commandNames.join(', ');
  throw new PipelineError(
    2,
    { vi: `Không có lệnh «${name}».`, en: `There is no command “${name}”.` },
    {
      vi: `Các lệnh: ${names}. Xem: npm run nhipcau -- --help`,
      en: `The commands are: ${names}. See: npm run nhipcau -- --help`,
    },
  );
}

function invoke(command: Command, args: readonly string[], tongue: Tongue): Invocation {
  const { words, flags, values } = parse(command, args);
  checkWords(command, words);
  const terminal = process.stderr.isTTY === true;
  const sourceDate = dateOfEpoch(process.env.SOURCE_DATE_EPOCH);
  return {
    words,
    flags,
    values,
    root: findProject(values.get('project')?.[0]),
    tongue,
    json: flags.has('json'),
    environment: process.env,
    ...(sourceDate && { sourceDate }),
    today,
    print: (text) => process.stdout.write(text),
    progress: (text) => terminal && process.stderr.write(`\r\u001b[2K${text}`),
    note: (text) => process.stderr.write(`${text}\n`),
    elapsed: () => performance.now() / 1000,
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
  };
}

/** `SOURCE_DATE_EPOCH` (reproducible-builds.org): seconds since the epoch. */
const dateOfEpoch = (epoch: string | undefined): string | undefined =>
  epoch && /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000).toISOString().slice(0, 10) : undefined;

/** The day on the calendar of whoever sits at the machine, not the day in Greenwich. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function parse(command: Command, args: readonly string[]): Pick<Invocation, 'words' | 'flags' | 'values'> {
  const options = { ...globalOptions, ...command.options };
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const flags = new Set<string>();
  const values = new Map<string, readonly string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    const value = token.value ?? '';
    if (!option)
      throw misused(command, options, `không có ${token.rawName}.`, `there is no ${token.rawName}.`);
    if (option.type === 'boolean') {
      if (token.value !== undefined)
        throw misused(
          command,
          options,
          `${token.rawName} không nhận giá trị.`,
          `${token.rawName} takes no value.`,
        );
      flags.add(token.name);
    } else if (value === '' || (value.startsWith('--') && !token.inlineValue)) {
      throw misused(command, options, `${token.rawName} cần một giá trị.`, `${token.rawName} needs a value.`);
    } else {
      const list = option.multiple ? value.split(',').filter(Boolean) : [value];
      values.set(token.name, option.multiple ? [...(values.get(token.name) ?? []), ...list] : list);
    }
  }
  return { words: positionals, flags, values };
}

function misused(command: Command, options: Options, vi: string, en: string): PipelineError {
  const names = Object.keys(options)
    .map((name) => `--${name}`)
    .join(', ');
  return new PipelineError(
    2,
    { vi: `Lệnh ${command.name}: ${vi}`, en: `The command ${command.name}: ${en}` },
    {
      vi: `Các tùy chọn: ${names}. Xem: npm run nhipcau -- ${command.name} --help`,
      en: `The options are: ${names}. See: npm run nhipcau -- ${command.name} --help`,
    },
  );
}

function checkWords({ name, words: known }: Command, words: readonly string[]): void {
  const missing = known.filter((word, index) => word.required && !words[index]);
  if (missing.length === 0 && words.length <= known.length) return;
  const names = missing.map((word) => `<${word.name}>`).join(', ');
  const usage = ['npm run nhipcau --', name, ...known.map((word) => `<${word.name}>`)].join(' ');
  const extra = words.slice(known.length).join(' ');
  throw new PipelineError(
    2,
    missing.length > 0
      ? { vi: `Thiếu ${names}.`, en: `Missing: ${names}.` }
      : { vi: `Thừa trong lệnh: ${extra}.`, en: `Too many words: ${extra}.` },
    {
      vi: `Cách viết: ${usage}. Cụm từ có dấu cách thì đặt trong ngoặc kép.`,
      en: `Write it like this: ${usage}. Words with spaces between them go in quotes.`,
    },
  );
}

function findProject(given: string | undefined): string {
  const root = resolve(given ?? process.cwd());
  if (existsSync(join(root, 'content'))) return root;
  throw new PipelineError(
    2,
    { vi: `Thư mục ${root} không có content/.`, en: `The folder ${root} has no content/.` },
    {
      vi: 'Vào thư mục của dự án rồi chạy lại, hoặc thêm --project <thư mục>.',
      en: 'Go to the project folder and run again, or add --project <folder>.',
    },
  );
}

/** Whoever reads only the beginning (`| head`) has closed the pipe: nothing is wrong, and nobody listens any more. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await main(process.argv.slice(2));
