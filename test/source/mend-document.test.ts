/** Every ˇ that stands in an editor's words becomes ˘; wherever else it stands, it stays. */
import { expect, test } from 'vitest';
import { mendDocument } from '../../pipeline/source/mend-document.ts';

const mended = (raw: string) =>
  mendDocument(raw, (text) =>
    [...text.matchAll(/ˇ/g)].map(({ index }) => ({ at: index, from: 'ˇ', to: '˘' })),
  ).text;

const lines = [
  '---',
  '# Chú thích ˇ',
  "title: 'Tiêu đề ˘ ''trong ngoặc'' ˘'",
  'summary: >-',
  '  Dòng một ˘',
  '  dòng hai ˘',
  'topicˇ: ˇ',
  'image:',
  '  file: ˇ.webp',
  '  alt: "Ảnh ˘ \\"nhỏ\\" \\u02C7"',
  '  caption: Chú giải ˘',
  'focus:',
  '  ˇ.webp: 30% 60%',
  'short:',
  '  title: Ngắn ˘',
  '  body:',
  '    - Đoạn một ˘',
  '    - "Đoạn hai ˘"',
  '---',
  '## Mục ˘ **đậm ˘** và *nghiêng ˘*',
  '',
  '> Trích ˘',
  '> dòng hai ˘ [liên kết ˘](/ˇ.md "tên ˇ") [ˇ] [ˇ][] [˘][ˇ] <https://ˇ.vn> https://ˇ.vn `mã ˇ`',
  '',
  '![Ảnh ˘](ˇ.webp "Chú giải ˘")',
  '',
  '- một \\* ˘ &nbsp;˘',
  '  - hai ˘',
  '',
  '| Cột ˘ | ˘ |',
  '| --- | --- |',
  '| ô ˘ | ~~ô ˘~~ |',
  '',
  ':::note[Đề phòng ˘]{classˇ=ˇ}',
  'Trong khối ˘.',
  ':::',
  '',
  '<!-- ˇ -->',
  '',
  '```',
  'ˇ',
  '```',
  '',
  '    ˇ',
  '',
  '[ˇ]: /ˇ "ˇ"',
  '',
];

test.each([
  ['line feeds', '\n'],
  ['carriage returns and line feeds', '\r\n'],
])('in a file with %s', (_, end) => {
  const right = lines.join(end);
  expect(mended(right.replaceAll('˘', 'ˇ'))).toBe(right);
  expect(mended(`\uFEFF${right}`)).toBe(right);
});

test('a file whose fields cannot be told from its body is left whole', () => {
  for (const raw of ['\uFEFF# ˇ\n', '---\ntitle: ˇ\n\nˇ\n', '']) expect(mended(raw)).toBe(raw);
});
