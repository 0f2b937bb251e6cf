#!/usr/bin/env node
/**
 * The starter: plain JavaScript that any Node from 18 on can run. It installs what is missing, then hands over to the
 * Node that the package pins, because line breaking, formatting and layout must be the same on every machine.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const { platform, arch, pid } = process;
const windows = platform === 'win32';
const pinned = `node-${windows ? 'win' : platform}-${arch}`;
const isPinnedMajor = Number(process.versions.node.split('.')[0]) >= 24;

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const stamp = '.nhipcau-installed';
const folder = join(root, `.installing-${pid}`);

const [word, ...rest] = process.argv.slice(2);
const own = { test: 'test/run.ts', bench: 'test/bench/bench.ts' }[word];
const program = own ? [own, ...rest] : ['pipeline/main.ts', ...process.argv.slice(2)];

if (!isInstalled()) install();
run(findNode(), program);

function isInstalled() {
  const file = join(modules, stamp);
  return existsSync(file) && readFileSync(file, 'utf8') === lock;
}

/**
 * Installs the packages of the lock file in a folder of their own and moves them in whole: when it is killed or fails,
 * what was there stays; of two at once, the later finds it done and drops its own.
 */
function install() {
  process.stderr.write(
    'Đang cài các gói cần thiết (chỉ lần đầu)… / Installing the packages needed (first time only)…\n',
  );
  try {
    removeLeftovers();
    mkdirSync(folder);
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      copyFileSync(join(root, file), join(folder, file));
    npm(['ci', '--include=dev', '--include=optional'], folder, nodeForNpm());
    writeFileSync(join(folder, 'node_modules', stamp), lock);
    if (!isInstalled()) moveIn();
  } catch (error) {
    process.stderr.write(
      `${error.message}\n` +
        'Không cài được các gói. Kiểm tra kết nối mạng, quyền ghi vào thư mục này và đĩa còn trống 1 GB, rồi chạy lại.\n' +
        'The packages could not be installed. Check the network, the permission to write here and that 1 GB of the disk is free, then run again.\n',
    );
    process.exitCode = 3;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  if (process.exitCode) process.exit();
}

/** What killed installations left: their process is no more. */
function removeLeftovers() {
  for (const name of readdirSync(root)) {
    const [, id] = /^\.installing-(\d+)$/.exec(name) ?? [];
    if (id && (Number(id) === pid || !isRunning(Number(id))))
      rmSync(join(root, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

function isRunning(id) {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * npm leaves out, without a word, an optional package that asks for a newer Node than npm itself runs on. So where this
 * Node is an older one, the pinned one is fetched first, and npm runs on that.
 */
function nodeForNpm() {
  if (isPinnedMajor) return process.execPath;
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const version = optionalDependencies[pinned];
  if (!version)
    throw new Error(
      `Không có sẵn Node.js 24 cho ${platform}-${arch}. Hãy cài Node.js 24 rồi chạy lại.\n` +
        `There is no Node.js 24 for ${platform}-${arch} in the packages. Install Node.js 24 and run again.`,
    );
  const early = join(folder, 'early');
  mkdirSync(early);
  npm(['install', '--no-save', `--prefix=${early}`, `${pinned}@${version}`], early, process.execPath);
  return pinnedNode(join(early, 'node_modules'));
}

function npm(words, cwd, node) {
  const cache = process.env.npm_config_cache ?? homedir();
  const args = [
    ...words,
    '--ignore-scripts',
    '--prefer-offline',
    '--fetch-retry-mintimeout=2000',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--loglevel=error',
    ...(isWritable(cache) ? [] : [`--cache=${join(folder, 'cache')}`]),
  ];
  const file = process.env.npm_execpath;
  const path = `${dirname(node)}${delimiter}${process.env.PATH}`;
  const options = { cwd, stdio: ['ignore', 2, 2], env: { ...process.env, PATH: path } };
  const { status, error } = file?.endsWith('npm-cli.js')
    ? spawnSync(node, [file, ...args], options)
    : spawnSync('npm', args, { ...options, shell: windows });
  if (status !== 0) throw error ?? new Error(`npm ${words[0]}: ${status}`);
}

/** A home may be missing or closed, and npm keeps its cache there. */
function isWritable(path) {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function moveIn() {
  try {
    if (lstatSync(modules, { throwIfNoEntry: false })) move(modules, join(folder, 'previous'));
    move(join(folder, 'node_modules'), modules);
  } catch (error) {
    if (!isInstalled()) throw error;
  }
}

/** Windows refuses to move a folder while a virus scanner reads in it: so it is tried for some seconds. */
function move(from, to) {
  for (let tries = windows ? 50 : 1; tries > 0; tries -= 1) {
    try {
      return renameSync(from, to);
    } catch (error) {
      if (tries === 1) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
}

/** The pinned Node, or this one, on a platform that it is not packed for. */
function findNode() {
  const node = pinnedNode(modules);
  return existsSync(node) ? node : process.execPath;
}

function pinnedNode(folder) {
  return join(folder, pinned, 'bin', windows ? 'node.exe' : 'node');
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
