#!/usr/bin/env node
/**
 * The starter: plain JavaScript that any Node from 18 on can run. It installs what is missing, then hands over to the
 * Node that the package pins, because line breaking, formatting and layout must be the same on every machine.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const [word, ...rest] = process.argv.slice(2);
const own = { test: 'test/run.ts', bench: 'test/bench/bench.ts' }[word];
const program = own ? [own, ...rest] : ['pipeline/main.ts', ...process.argv.slice(2)];

install();
run(findNode(), program);

/** Installs the packages of the lock file, once for each state of that file. */
function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(modules, '.nhipcau-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  process.stderr.write(
    'Đang cài các gói cần thiết (chỉ lần đầu)… / Installing the packages needed (first time only)…\n',
  );
  const npm = process.env.npm_execpath;
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (result.status !== 0) {
    process.stderr.write(
      'Không cài được các gói. Kiểm tra kết nối mạng và quyền ghi vào thư mục này, rồi chạy lại.\n' +
        'The packages could not be installed. Check the network and the permission to write here, then run again.\n',
    );
    process.exit(3);
  }
  writeFileSync(stamp, lock);
}

/** The pinned Node, or this one where there is none for the platform and this one is new enough. */
function findNode() {
  const pinned = join(
    modules,
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  process.stderr.write(
    `Chưa có Node.js 24 cho ${process.platform}-${process.arch}. Hãy cài Node.js 24 rồi chạy lại.\n` +
      `There is no Node.js 24 for ${process.platform}-${process.arch} in the packages. Install Node.js 24 and run again.\n`,
  );
  process.exit(3);
}

function run(node, [file, ...args]) {
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=32', join(root, file), ...args],
    {
      stdio: 'inherit',
      env: { ...process.env, NODE_COMPILE_CACHE: join(modules, '.cache', 'nhipcau', 'compiled') },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}
