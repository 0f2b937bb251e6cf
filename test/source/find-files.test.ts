import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findDocuments } from '../../pipeline/source/find-files.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'source-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(...files: string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), 'x');
  }
}

const ids = () => findDocuments(root).files.map(({ id }) => id);

function complaints(): string[] {
  return findDocuments(root).diagnostics.map(({ code, place, message, advice }) => {
    for (const words of [message.vi, message.en, advice.vi, advice.en])
      expect(words).toMatch(/^[^{}]{10,}$/s);
    return `${code} ${place.file}`;
  });
}

test('documents are found in a fixed order, pictures beside them, and other files left alone', () => {
  put('content/publisher.yaml', 'content/facts.yaml', 'content/.DS_Store', 'content/news/note.docx');
  put('content/news/2024/plan.md', 'content/festival/index.md', 'content/festival/boat.jpg', 'content/a.md');
  const { files, pictures, diagnostics } = findDocuments(root);
  expect(files).toEqual([
    { id: 'a', file: 'content/a.md' },
    { id: 'festival', file: 'content/festival/index.md' },
    { id: 'news/2024/plan', file: 'content/news/2024/plan.md' },
  ]);
  expect(pictures).toEqual(['content/festival/boat.jpg']);
  expect(diagnostics).toEqual([]);
});

test.each([
  ['content/news/Plan.md', 'content/news/plan.md'],
  ['content/news/ke hoach.md', 'content/news/ke-hoach.md'],
  ['content/news/Đường biên.md', 'content/news/duong-bien.md'],
  ['content/news/kế-hoạch.md'.normalize('NFD'), 'content/news/ke-hoach.md'],
  ['content/Tin tức/2024/plan.md', 'content/tin-tuc/2024/plan.md'],
  ['content/news/plan.markdown', 'content/news/plan.md'],
  ['content/news/plan.MD', 'content/news/plan.md'],
  ['content/Lễ hội/index.md', 'content/le-hoi/index.md'],
])('%s is told its better name', (wrong, better) => {
  put(wrong, 'content/sound.md');
  expect(complaints()).toEqual([`file-name ${wrong}`]);
  expect(findDocuments(root).diagnostics[0]?.advice.vi).toContain(better);
  expect(ids()).toEqual(['sound']);
});

test('two files that would be one document are both told of the other, and neither is read', () => {
  put('content/a/x.md', 'content/a/x/index.md', 'content/sound.md');
  expect(complaints()).toEqual([
    'two-documents-with-one-id content/a/x.md',
    'two-documents-with-one-id content/a/x/index.md',
  ]);
  expect(findDocuments(root).diagnostics[0]?.related?.[0]?.place.file).toBe('content/a/x/index.md');
  expect(ids()).toEqual(['sound']);
});

test('names that differ only in Unicode form or in capitals are one document', () => {
  const names = ['content/kế.md'.normalize('NFC'), 'content/kế.md'.normalize('NFD')];
  put(...names, 'content/Plan.md', 'content/plan.md');
  expect(complaints().toSorted()).toEqual(
    [...names, 'content/Plan.md'].map((name) => `two-documents-with-one-id ${name}`).toSorted(),
  );
  expect(ids()).toEqual(['plan']);
});

test('links are never followed', () => {
  put('outside/secret.md', 'content/sound.md');
  symlinkSync(join(root, 'outside'), join(root, 'content/folder'));
  symlinkSync(join(root, 'outside/secret.md'), join(root, 'content/secret.md'));
  expect(complaints()).toEqual(['symbolic-link content/folder', 'symbolic-link content/secret.md']);
  expect(ids()).toEqual(['sound']);
});

test('names of the site’s own pages are taken', () => {
  put(
    'content/kinds/a.md',
    'content/topics/b.md',
    'content/index.md',
    'content/publisher.md',
    'content/news/topics.md',
  );
  expect(complaints()).toEqual([
    'reserved-name content/index.md',
    'reserved-name content/kinds/a.md',
    'reserved-name content/publisher.md',
    'reserved-name content/topics/b.md',
  ]);
  expect(ids()).toEqual(['news/topics']);
});

test('a file of 5 MB is refused before it is read', () => {
  put('content/sound.md');
  writeFileSync(join(root, 'content/long.md'), Buffer.alloc(5 * 1024 * 1024, 'chữ '));
  expect(complaints()).toEqual(['document-too-long content/long.md']);
  expect(ids()).toEqual(['sound']);
});

test('what may not be read is named, and the rest is read', () => {
  put('content/closed/a.md', 'content/secret.md', 'content/sound.md');
  chmodSync(root, 0o755);
  chmodSync(join(root, 'content/closed'), 0);
  chmodSync(join(root, 'content/secret.md'), 0);
  // Root may read everything: look with the eyes of an ordinary user.
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    expect(complaints()).toEqual(['unreadable-file content/closed', 'unreadable-file content/secret.md']);
    expect(ids()).toEqual(['sound']);
  } finally {
    if (isRoot) process.seteuid?.(0);
    chmodSync(join(root, 'content/closed'), 0o755);
  }
});

test('an empty project says how to begin', () => {
  expect(complaints()).toEqual(['no-documents content']);
  put('content/publisher.yaml');
  expect(findDocuments(root).diagnostics[0]?.advice.en).toContain('npm run nhipcau -- new');
});
