import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { createProject, deleteProjects, repository, stack } from '../build/project.ts';

afterAll(deleteProjects);
const project = createProject({ languages: ['vi', 'en', 'km', 'jra'] });
const convert = (file: string, ...more: readonly string[]) =>
  project.run(['convert-text', file, '--lang', 'en', ...more]);
/** Without the cache, which other runs write to. */
const ownFiles = () => [...project.digests('.')].filter(([file]) => !file.startsWith('node_modules/'));
const latin1 = (text: string) => Buffer.from(text, 'latin1');

test('a file of old bytes is proposed beside itself, and stays as it was', async () => {
  const bytes = latin1('Céng hßa x· héi chñ nghÜa ViÖt Nam\r\n\r\nKÝnh göi: ñy ban nh©n d©n tØnh\r\n');
  project.write('old.txt', bytes);
  const before = project.digests('.').get('old.txt');
  const { code, stdout, stderr } = await convert('old.txt');
  expect(stdout).toContain('Recognised: TCVN3. Proposal: old.unicode.txt');
  expect([code, stderr]).toEqual([0, '']);
  expect(project.read('old.unicode.txt')).toBe(
    'Cộng hòa xã hội chủ nghĩa Việt Nam\r\n\r\nKính gửi: ủy ban nhân dân tỉnh\r\n',
  );
  expect(project.digests('.').get('old.txt')).toBe(before);
});

test('a document that was saved in UTF-8 since: only its text, and doubts with their places', async () => {
  project.write(
    'content/news/2024/tin.md',
    '---\ntitle: "Th«ng b¸o x· héi"\nkind: news\n---\n\nXem [bµi nµy](a_b.md) cña «ng Müller, x· Hµ.\n',
  );
  const { code, stdout } = await convert('content/news/2024/tin.md');
  const proposal = 'content/news/2024/tin.unicode.md';
  expect(project.read(proposal)).toBe(
    '---\ntitle: "Thông báo xã hội"\nkind: news\n---\n\nXem [bài này](a_b.md) của ông Mỹller, xã Hà.\n',
  );
  expect(stdout).toContain(`${proposal}:6:31  Müller → Mỹller  `);
  expect(stdout).toContain('Doubtful places: 1.');
  expect(code).toBe(1);
});

test('a catalogue of Gia Rai whose backslashes make it no JSON', async () => {
  const file = 'locales/jra/content/news/2024/tin.json';
  project.write(
    file,
    '{\n  "a1b2c3": "<1>[ing</1> c\\ơđai pơ\\ tơring ]ar, mơ\\ng {{facts.x, number}}"\n}\n',
  );
  const { code, stdout } = await convert(file, '--json');
  const proposal = 'locales/jra/content/news/2024/tin.unicode.json';
  expect(JSON.parse(project.read(proposal))).toEqual({
    a1b2c3: '<1>ƀing</1> čơđai pơ̆ tơring čar, mơ̆ng {{facts.x, number}}',
  });
  expect(JSON.parse(stdout)).toMatchObject({
    encoding: 'highlands',
    output: proposal,
    doubts: [{ line: 2, was: 'ơ\\n', becomes: 'ơ̆n' }],
  });
  expect(code).toBe(1);
});

test('the font decides what no letter tells: its encoding, and capitals', async () => {
  project.write('heading.txt', latin1('céng hßa x· héi'));
  const { code } = await convert('heading.txt', '--font', '.VnTimeH', '--output', 'out/heading.txt');
  expect([code, project.read('out/heading.txt')]).toEqual([0, 'CỘNG HÒA XÃ HỘI']);
  project.write('short.txt', latin1('Th«ng'));
  expect((await convert('short.txt', '--encoding', 'tcvn3')).code).toBe(0);
  expect(project.read('short.unicode.txt')).toBe('Thông');
});

test('Unicode is left alone, and said to be so', async () => {
  project.write('good.md', 'Ủy ban nhân dân tỉnh: ƀuôn sang, ê̆ ô̆. «Việt Nam»\n');
  const { code, stdout } = await convert('good.md');
  expect(stdout).toContain('the file is Unicode already');
  expect([code, project.exists('good.unicode.md')]).toEqual([0, false]);
});

describe('refused, with what to do', () => {
  project.write('empty.txt', '');
  project.write('huge.txt', 'a'.repeat(3_000_000));
  project.write('letter.doc', Buffer.from(Array.from({ length: 512 }, (_, index) => index % 256)));
  project.write('unknown.txt', latin1('caf\xe9 na\xefve'));
  project.write('limon.txt', 'énRBHraCaNacRkkm<úCa kñúgerOgRBhμTNÐ\n');
  project.write('wide.txt', Buffer.from('\ufeffThông báo', 'utf16le'));
  project.write('broken.json', '{\n  "a": "Th«ng b¸o"\n  "b": "x· héi"\n}\n');
  project.write('there.txt', 'Th«ng b¸o x· héi');
  project.write('there.unicode.txt', 'mine');

  test.each([
    [['nowhere.md'], /no such file/],
    [['content'], /a folder/],
    [[`${repository}/content/culture/2024/ooc-om-boc/ghe-ngo.jpg`], /no text file/],
    [['empty.txt'], /empty/],
    [['huge.txt'], /3 MB/],
    [['letter.doc'], /no text file/],
    [['unknown.txt'], /no encoding is recognised[\s\S]*tcvn3, vni/],
    [['limon.txt'], /old Khmer font[\s\S]*NIDA/],
    [['wide.txt'], /UTF-16/],
    [['broken.json'], /broken\.json:3:3: the JSON is broken[\s\S]*Nothing was written/],
    [['there.txt'], /there already/],
    [['there.txt', '--output', 'there.txt'], /there already/],
    [['there.txt', '--output', 'x.txt', '--encoding', 'koi8'], /no encoding “koi8”[\s\S]*tcvn3/],
    [['there.txt', '--output', 'x.txt', '--font', 'Arial'], /font “Arial” is not known/],
    [['there.txt', '--output', 'x.txt', '--font', 'VNI-Times', '--encoding', 'tcvn3'], /not one of tcvn3/],
    [['there.txt', '--output', 'x.txt', '--language', 'xx'], /no profile of the language “xx”[\s\S]*vi/],
  ] as const)('%j', async ([file, ...more], words) => {
    const before = ownFiles();
    const { code, stdout, stderr } = await convert(file, ...more);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(stack);
    expect([code, stdout]).toEqual([2, '']);
    expect(ownFiles()).toEqual(before);
  });

  // Root reads everything: it is made to run without that right.
  const asOwner =
    process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : [];
  const canTry = asOwner.length === 0 || spawnSync('setpriv', [...asOwner.slice(1), 'true']).status === 0;

  test.skipIf(!canTry)('a file that may not be read', async () => {
    project.write('secret.txt', 'Th«ng b¸o');
    chmodSync(`${project.root}/secret.txt`, 0);
    const { code, stderr } = await project.run(['convert-text', 'secret.txt'], { under: asOwner });
    expect(stderr).toContain('Không đọc được (EACCES)');
    expect([code, project.exists('secret.unicode.txt')]).toEqual([3, false]);
  });
});
