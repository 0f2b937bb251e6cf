/** The rules of the house, read from the sources themselves: who may import whom, who owns which package, what nobody may do. */
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path/posix';
import { describe, expect, test } from 'vitest';
import { parseAst } from 'vitest/node';

/** A room may import from its own and from any floor below; rooms on one floor never import each other. */
const floors: readonly (readonly string[])[] = [
  ['model'],
  ['language'],
  ['markup'],
  ['source', 'translation', 'checks', 'products', 'engines', 'deposit', 'report'],
  ['build', 'reference'],
  ['commands'],
  ['main'],
];

/** Every outside package and the room that it belongs to. A name that ends in `*` stands for all that start so. */
const owners: Readonly<Record<string, readonly string[]>> = {
  i18next: ['language'],
  'khmer-normalizer': ['language'],
  'language-subtag-registry': ['language'],
  yaml: ['language'],
  unified: ['markup'],
  'remark-*': ['markup'],
  'rehype-*': ['markup'],
  hastscript: ['markup'],
  hast: ['markup'],
  mdast: ['markup'],
  'mdast-*': ['markup'],
  'micromark-*': ['markup'],
  'fast-xml-parser': ['markup'],
  puppeteer: ['engines'],
  '@sparticuz/chromium': ['engines'],
  'tar-fs': ['engines'],
  sharp: ['engines'],
  fontkit: ['engines'],
  'subset-font': ['engines'],
  harfbuzzjs: ['engines'],
  '@expo-google-fonts/*': ['engines'],
  '@fontsource/*': ['engines'],
  '@cantoo/pdf-lib': ['engines'],
  '@hyzyla/pdfium': ['engines'],
  'zxing-wasm': ['engines'],
  uqr: ['products'],
  // Packages are ZIP files, and so are spreadsheets.
  fflate: ['deposit', 'translation'],
  'gettext-parser': ['translation'],
  // Schemas stand at every border where people's files come in.
  zod: ['language', 'source', 'translation'],
  // One function, for “did you mean” and for how far a source has moved on.
  'fastest-levenshtein': ['language', 'translation'],
};

/** Files that may do what the rest may not, and why. */
const exceptions: Readonly<Record<Habit, Readonly<Record<string, string>>>> = {
  environment: { 'main.ts': 'reads it for all', 'start.js': 'runs before main' },
  clock: {
    'main.ts': 'knows the day on which a person declares something',
    'commands/build.ts': 'says how long a run took',
  },
  chance: {},
  locale: {},
  network: { 'translation/machine/service.ts': 'asks a machine, where a project names one' },
  any: {},
};

type Habit = 'environment' | 'clock' | 'chance' | 'locale' | 'network' | 'any';

const habits: Readonly<Record<Habit, string>> = {
  environment: 'reads the environment, which main.ts alone may do and hand on',
  clock:
    'asks the clock; outputs must not depend on it (take the date of the document or of SOURCE_DATE_EPOCH)',
  chance: 'uses Math.random; the same inputs must give the same bytes',
  locale:
    'asks the locale of the machine; only language/ may use Intl, and nobody toLocale… or localeCompare',
  network: 'fetches from the network; nothing leaves the machine, but for what a project wants translated',
  any: 'uses the type any',
};

interface Import {
  readonly specifier: string;
  readonly line: number;
  readonly typeOnly: boolean;
}

interface Source {
  /** Relative to `pipeline/`. */
  readonly file: string;
  readonly imports: readonly Import[];
  readonly habits: readonly { readonly habit: Habit; readonly line: number }[];
  readonly onlyReExports: boolean;
}

const sources = read('pipeline');
const byFile = new Map(sources.map((source) => [source.file, source]));
const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Readonly<
  Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>
>;

describe('the house', () => {
  test('every file stands in a room that has a floor', () => {
    report(
      sources
        .filter(({ file }) => floorOf(file) < 0)
        .map(({ file }) => `pipeline/${file} is in no known room`),
    );
  });

  test('rooms import only from the floors below', () => report(sources.flatMap(wrongFloors)));

  test('the model imports nothing but itself, and the digest that ids are made of', () => {
    report(
      everyImport((source, { specifier }) =>
        roomOf(source.file) === 'model' && !specifier.startsWith('./') && specifier !== 'node:crypto'
          ? `imports ${specifier}`
          : undefined,
      ),
    );
  });

  test('imports name a file that is there, with its ending', () => {
    report(
      everyImport((source, { specifier }) => {
        const target = targetOf(source, specifier);
        if (target === undefined || byFile.has(target) || target.endsWith('.json')) return undefined;
        return `imports ${specifier}, which is not there`;
      }),
    );
  });

  test('no file imports itself through others', () => report(cycles(byFile)));

  test('no file only passes on what others export', () => {
    report(
      sources
        .filter(({ onlyReExports }) => onlyReExports)
        .map(({ file }) => `pipeline/${file} is a barrel: import from the files themselves`),
    );
  });
});

describe('packages', () => {
  test('are declared: what runs under dependencies, types at least under devDependencies', () => {
    report(
      everyImport((_source, { specifier, typeOnly }) => {
        const name = packageOf(specifier);
        if (name === undefined || name in dependencies) return undefined;
        if (typeOnly && (name in devDependencies || `@types/${name}` in devDependencies)) return undefined;
        return `imports ${name}, which package.json does not name`;
      }),
    );
  });

  test('are used only by the room that owns them', () => {
    report(
      everyImport((source, { specifier }) => {
        const name = packageOf(specifier);
        if (name === undefined) return undefined;
        const rooms = ownersOf(name);
        if (!rooms)
          return `imports ${name}, which belongs to no room: give it one in test/architecture.test.ts`;
        return rooms.includes(roomOf(source.file))
          ? undefined
          : `imports ${name}, which belongs to ${rooms.map((room) => `pipeline/${room}/`).join(' and ')}`;
      }),
    );
  });

  test('each have an owner', () => {
    report(
      Object.keys(dependencies)
        .filter((name) => !ownersOf(name))
        .map((name) => `package.json: ${name} belongs to no room; give it one in test/architecture.test.ts`),
    );
  });

  test('are declared for the tests too', () => {
    const declared = (name: string) =>
      name in dependencies || name in devDependencies || `@types/${name}` in devDependencies;
    report(
      read('test').flatMap(({ file, imports }) =>
        imports.flatMap(({ specifier, line }) => {
          const name = packageOf(specifier);
          return name === undefined || declared(name)
            ? []
            : [`test/${file}:${line} imports ${name}, which package.json does not name`];
        }),
      ),
    );
  });
});

describe('nobody', () => {
  test.each(Object.entries(habits) as [Habit, string][])('%s: %s', (habit, why) => {
    report(
      sources.flatMap((source) =>
        source.habits
          .filter((found) => found.habit === habit && !(source.file in exceptions[habit]))
          .map(({ line }) => `pipeline/${source.file}:${line} ${why}`),
      ),
    );
  });
});

test('these rules would notice', () => {
  const bad = parse(
    'language/bad.ts',
    [
      "import { h } from '../markup/hast.ts';",
      "import type { Page } from 'puppeteer';",
      "const late = await import('../build/project.ts');",
      'export const x: any = [process.env.HOME, Date.now(), new Date(), Math.random()];',
      'export const y = ["b"].sort((a, b) => a.localeCompare(b)), z = new Date(0), w = globalThis.process.env;',
      "fetch('https://a.example');",
    ].join('\n'),
  );
  expect(wrongFloors(bad)).toEqual([
    'pipeline/language/bad.ts:1 imports ../markup/hast.ts, which is not on a floor below',
    'pipeline/language/bad.ts:3 imports ../build/project.ts, which is not on a floor below',
  ]);
  expect(bad.imports[1]).toEqual({ specifier: 'puppeteer', line: 2, typeOnly: true });
  const found = bad.habits.map(({ habit, line }) => `${line} ${habit}`).sort();
  expect(found).toEqual([
    '4 any',
    '4 chance',
    '4 clock',
    '4 clock',
    '4 environment',
    '5 environment',
    '5 locale',
    '6 network',
  ]);
  expect(
    parse('model/index.ts', "export * from './id.ts';\nexport { fill } from './bilingual.ts';").onlyReExports,
  ).toBe(true);
  const loop = [
    parse('model/a.ts', "import './b.ts'"),
    parse('model/b.ts', "import type { A } from './a.ts'"),
  ];
  expect(cycles(new Map(loop.map((each) => [each.file, each])))).toEqual([
    'pipeline/model/a.ts → pipeline/model/b.ts → pipeline/model/a.ts',
  ]);
});

/** Fails with one problem a line. */
function report(problems: readonly string[]): void {
  if (problems.length > 0) expect.fail(`\n  ${problems.join('\n  ')}\n`);
}

function everyImport(judge: (source: Source, found: Import) => string | undefined): readonly string[] {
  return sources.flatMap((source) =>
    source.imports.flatMap((found) => {
      const problem = judge(source, found);
      return problem === undefined ? [] : [`pipeline/${source.file}:${found.line} ${problem}`];
    }),
  );
}

function wrongFloors(source: Source): readonly string[] {
  return source.imports.flatMap(({ specifier, line }) => {
    const target = targetOf(source, specifier);
    if (target === undefined || roomOf(target) === roomOf(source.file)) return [];
    // Out of pipeline/ there is package.json, and nothing else for a program to import.
    if (target === '../package.json') return [];
    const allowed = floorOf(target) >= 0 && floorOf(target) < floorOf(source.file);
    return allowed
      ? []
      : [`pipeline/${source.file}:${line} imports ${specifier}, which is not on a floor below`];
  });
}

/** Every cycle once, found by walking the imports depth first. */
function cycles(files: ReadonlyMap<string, Source>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const from = trail.indexOf(file);
    if (from >= 0) found.push([...trail.slice(from), file].map((each) => `pipeline/${each}`).join(' → '));
    const source = files.get(file);
    if (from >= 0 || done.has(file) || !source) return;
    for (const { specifier } of source.imports) {
      const target = targetOf(source, specifier);
      if (target !== undefined) visit(target, [...trail, file]);
    }
    done.add(file);
  };
  for (const file of files.keys()) visit(file, []);
  return found;
}

function roomOf(file: string): string {
  const [room = '', rest] = file.split('/');
  return rest === undefined ? 'main' : room;
}

function floorOf(file: string): number {
  return floors.findIndex((rooms) => rooms.includes(roomOf(file)));
}

function targetOf(source: Source, specifier: string): string | undefined {
  return specifier.startsWith('.') ? join(dirname(source.file), specifier) : undefined;
}

/** `@scope/name/deep/file.js` → `@scope/name`; undefined for our own files and Node's modules. */
function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || isBuiltin(specifier)) return undefined;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function ownersOf(name: string): readonly string[] | undefined {
  const pattern = Object.keys(owners).find((each) =>
    each.endsWith('*') ? name.startsWith(each.slice(0, -1)) : each === name,
  );
  return pattern === undefined ? undefined : owners[pattern];
}

function read(folder: string): readonly Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.[jt]s$/.test(file) && !file.endsWith('.d.ts') && !file.startsWith('fixtures/'))
    .sort()
    .map((file) => parse(file, readFileSync(join(folder, file), 'utf8')));
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

function parse(file: string, text: string): Source {
  const program = parseAst(text, { lang: 'ts' }, file) as unknown as Node & {
    readonly body: readonly Node[];
  };
  const lineOf = (node: Node) => text.slice(0, node.start).split('\n').length;
  const imports: Import[] = [];
  const found: { habit: Habit; line: number }[] = [];
  for (const node of nodesOf(program)) {
    const from = node.source;
    if (isNode(from) && typeof from.value === 'string') {
      const typeOnly = node.importKind === 'type' || node.exportKind === 'type';
      imports.push({ specifier: from.value, line: lineOf(node), typeOnly });
    }
    const habit = habitOf(node);
    const ownIntl = habit === 'locale' && node.type === 'Identifier' && roomOf(file) === 'language';
    if (habit && !ownIntl) found.push({ habit, line: lineOf(node) });
  }
  const onlyReExports =
    program.body.length > 0 &&
    program.body.every((node) => isNode(node.source) && node.type.startsWith('Export'));
  return { file, imports, habits: found, onlyReExports };
}

function habitOf(node: Node): Habit | undefined {
  if (node.type === 'TSAnyKeyword') return 'any';
  if (node.type === 'Identifier' && node.name === 'Intl') return 'locale';
  if (node.type === 'CallExpression' && nameOf(node.callee) === 'fetch') return 'network';
  if (node.type === 'NewExpression') {
    const bare = Array.isArray(node.arguments) && node.arguments.length === 0;
    return bare && nameOf(node.callee) === 'Date' ? 'clock' : undefined;
  }
  if (node.type !== 'MemberExpression') return undefined;
  const [object, property] = [nameOf(node.object), nameOf(node.property)];
  if (object === 'process' && property === 'env') return 'environment';
  if (property === 'now' && (object === 'Date' || object === 'performance')) return 'clock';
  if (object === 'Math' && property === 'random') return 'chance';
  return /^(?:toLocale[A-Z]\w*|localeCompare)$/.test(property) ? 'locale' : undefined;
}

/** The last name of an expression: `process` of `globalThis.process`, `env` of `process['env']`. */
function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'MemberExpression') return nameOf(node.property);
  return String(node.name ?? node.value ?? '');
}

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodesOf(child);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
