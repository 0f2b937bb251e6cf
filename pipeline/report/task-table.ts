/** What is left to do over all editions: each kind of work once, with the command that begins it. */
import { h } from '../markup/hast.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { ElementNode } from '../model/html.ts';
import { tasksOf } from './obstacles.ts';
import type { Standing } from './standing.ts';
import { both, grouped } from './words.ts';

const heads: readonly Bilingual[] = [
  { vi: 'Việc', en: 'Work' },
  { vi: 'Bản', en: 'Editions' },
  { vi: 'Mục', en: 'Units' },
  { vi: 'Từ', en: 'Words' },
  { vi: 'Lệnh', en: 'Command' },
];

export function taskTable(standings: readonly Standing[]): readonly ElementNode[] {
  const tasks = tasksOf(standings);
  if (tasks.length === 0)
    return [
      h(
        'p',
        null,
        both({ vi: 'Không còn gì: mọi bản đã sẵn sàng.', en: 'Nothing: every edition is ready.' }),
      ),
    ];
  const count = (number: number) => h('td.number', null, number > 0 ? grouped(number, 'vi') : '–');
  const rows = tasks.map(({ name, editions, units, words, errors, command }) =>
    h(
      'tr',
      null,
      h('th', { scope: 'row' }, both(name), errors > 0 && `: ${grouped(errors, 'vi')}`),
      [editions, units, words].map(count),
      h('td', null, h('code', null, command)),
    ),
  );
  return [
    h(
      'div.scroll',
      { tabIndex: 0 },
      h(
        'table.tasks',
        null,
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            heads.map((head) => h('th', { scope: 'col' }, both(head))),
          ),
        ),
        h('tbody', null, rows),
      ),
    ),
    h('p.remark', null, both(counting)),
  ];
}

/** See `language/count-words.ts`. */
const counting: Bilingual = {
  vi: 'Từ: của bản gốc, đếm như Word: mỗi tiếng giữa hai dấu cách là một từ.',
  en: 'Words: of the source, as a word processor counts them; in Vietnamese, syllables.',
};
