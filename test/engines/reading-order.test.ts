/** The order in which a screen reader says what was printed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Press } from '../../pipeline/engines/press.ts';
import { outOfOrder } from '../../pipeline/engines/reading-order.ts';
import type { LanguageTag } from '../../pipeline/model/id.ts';
import { pressWith, printLayout } from '../browser/print-shop.ts';

let press: Press;
beforeAll(async () => {
  press = await pressWith({
    plain: `body{font:11pt/1.6 "Noto Sans","Noto Sans Khmer","Noto Sans SC","Tai Heritage Pro"}
      .side{position:relative;width:148mm;height:210mm;break-after:page} .side:last-child{break-after:auto}
      .columns{columns:2;height:60mm;column-fill:auto} .capitals{text-transform:uppercase}
      .late{position:absolute;top:0} .back{display:flex;flex-direction:column-reverse} .big{float:right}`,
  });
}, 60_000);
afterAll(() => press.close());

const side = (content: string) => `<section class="side" data-side>${content}</section>`;

const texts: readonly [language: string, words: string][] = [
  ['vi', 'Bốn dấu hiệu nhận biết'],
  ['rad', 'Ê̆ ê̆ Ô̆ ô̆ Ơ̆ ơ̆'],
  ['km', 'មនុស្សទាំងអស់ កើតមកមានសេរីភាព'],
  ['zh-Hans', '人人生而自由'],
  ['blt-Tavt', 'ꪼꪕ ꪒꪾ ꪬꪺ ꪀꪫꪱꪣ'],
];

test.each(texts)(
  'in %s is that of the layout, wherever on the sheet things stand',
  async (language, words) => {
    const item = (number: number) => `<li>${words} ${number}: <b>${words}</b> 113</li>`;
    const body =
      side(
        `<h1 class="big">${words}</h1><div class="columns"><p>${words}</p><ol>${[1, 2, 3].map(item).join('')}</ol>` +
          `<p class="capitals">${words}</p></div><p class="late">${words} sau</p><i aria-hidden="true">${words} trước</i>` +
          `<svg role="img" aria-label="Hình"><text y="20">113</text></svg><div class="back"><p>Dưới</p><p>Trên</p></div>`,
      ) +
      side(
        `<table><caption>${words}</caption><thead><tr><th>Một<th>Hai</tr></thead><tr><td>${words}<br>113</td><td>Hai</td></tr></table>` +
          `<p>Xem <a href="https://example.vn/">${words}</a>.</p>`,
      );
    const { measurement } = await press.render(
      printLayout(body.replaceAll('<th>Một<th>Hai', '<th>Một</th><th>Hai</th>'), {
        language: language as LanguageTag,
        sides: 2,
      }),
    );
    expect(measurement.faults).toEqual([]);
  },
);

test('another order is a fault, once for each text that comes too early', () => {
  const html = '<h1>Tít</h1><p>Một</p><p>Hai &amp; ba</p><p>Một</p>';
  expect(outOfOrder(html, 'Tít Một Hai & ba Một')).toEqual([]);
  expect(outOfOrder(html, 'Một Hai & ba Tít Một')).toEqual([
    { type: 'wrong-order', text: 'Hai & ba' },
    { type: 'wrong-order', text: 'Một' },
  ]);
  expect(outOfOrder(html, 'Tít Hai & ba Một Một')).toEqual([{ type: 'wrong-order', text: 'Hai & ba' }]);
});

test('what is lost, hidden or drawn has no place in the order', () => {
  expect(outOfOrder('<p>Một</p><p>Hai</p><p>Ba</p>', 'Một Ba')).toEqual([]);
  expect(
    outOfOrder(
      '<p>Một</p><i aria-hidden="true">Hai</i><svg><g><path d=""/></g><text>Một</text></svg><br><img alt="a > b"><p>Hai</p><p>Ba</p>',
      'Một Hai Ba',
    ),
  ).toEqual([]);
});
