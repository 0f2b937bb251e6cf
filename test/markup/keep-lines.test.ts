import { expect, test } from 'vitest';
import { h, toHtml } from '../../pipeline/markup/hast.ts';
import { keepLines } from '../../pipeline/markup/keep-lines.ts';
import { profiles, tag } from '../language/profiles.ts';

const html = (element: ReturnType<typeof h>) => toHtml(keepLines(element, tag('vi'), profiles));

test('each text is kept as the language around it asks', () => {
  const page = h(
    'p',
    null,
    'có 80 cụm, 5–10% ',
    h('span', { lang: 'zh-Hans' }, '2024年'),
    h('b', null, ' và 2024年'),
  );
  expect(html(page)).toBe(
    '<p>có 80\u00A0cụm, <span class="unbroken">5–10%</span> ' +
      '<span lang="zh-Hans"><span class="unbroken">2024年</span></span><b> và 2024年</b></p>',
  );
});

test('titles, code and drawings stay as they are, and so does a language without a profile', () => {
  const page = h(
    'div',
    null,
    h('title', null, '80 cụm'),
    h('code', null, '5–10'),
    h('p', { lang: 'xx' }, '80 cụm'),
  );
  expect(keepLines(page, tag('vi'), profiles)).toBe(page);
});

test('a tree in which nothing changes is not copied', () => {
  const page = h('div', null, h('p', null, 'không có số'), h('p', null, '80'));
  expect(keepLines(page, tag('vi'), profiles)).toBe(page);
});
