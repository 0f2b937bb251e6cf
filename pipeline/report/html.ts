/** The report as one HTML file without script: `output/report/index.html`. */
import { readFileSync } from 'node:fs';
import { h, toHtml } from '../markup/hast.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { ElementNode } from '../model/html.ts';
import { contactSheet } from './contact-sheet.ts';
import { coverageTable } from './coverage.ts';
import { diagnosticList } from './diagnostic-list.ts';
import { dutiesOf } from './duty.ts';
import { dutyTable } from './duty-table.ts';
import { fitTable } from './fit.ts';
import type { BuildReport } from './report.ts';
import { standings } from './standing.ts';
import { type Counts, summarise } from './summary.ts';
import { taskTable } from './task-table.ts';
import { both } from './words.ts';

const css = ['../design/tokens.css', './report.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('');

/** The whole page. Its links and pictures are relative to `output/report/`. */
export function renderReport(report: BuildReport): string {
  const published = report.languages.map(({ tag }) => tag);
  const standing = standings({ ...report, languages: published });
  const duties = dutiesOf({ ...report, standings: standing, published });
  const head = h(
    'head',
    null,
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', null, `Báo cáo – ${report.publisher}`),
    h('style', null, css),
  );
  const fit = fitTable(report);
  const body = h(
    'body',
    null,
    h(
      'header',
      null,
      h('p.publisher', null, report.publisher),
      h('h1', null, both({ vi: 'Báo cáo xuất bản', en: 'Build report' })),
      report.notice && h('p.notice', null, report.notice),
    ),
    h(
      'main',
      null,
      overview(report),
      section('products', { vi: 'Sản phẩm theo ngôn ngữ', en: 'Products by language' }, productTable(report)),
      section(
        'left-to-do',
        { vi: 'Còn phải làm trước khi phát hành', en: 'Left to do before a release' },
        ...taskTable(standing),
      ),
      section('coverage', { vi: 'Mức hoàn thành từng bản', en: 'Coverage' }, coverageTable(report, standing)),
      section(
        'duties',
        { vi: 'Địa bàn cần tiếng nào', en: 'What the areas need' },
        ...dutyTable(report, duties),
      ),
      fit && section('fit', { vi: 'Chữ có vừa giấy không', en: 'How the text fits on paper' }, fit),
      section('diagnostics', { vi: 'Việc cần sửa', en: 'Diagnostics' }, ...diagnosticList(report)),
      section(
        'renditions',
        { vi: 'Mọi thứ đã làm ra', en: 'Everything that was made' },
        ...contactSheet(report),
      ),
      section('found', { vi: 'Chương trình có những gì', en: 'What the program found' }, foundList(report)),
    ),
  );
  return `<!doctype html>\n${toHtml(h('html', { lang: 'vi' }, head, body))}\n`;
}

function section(id: string, title: Bilingual, ...content: readonly ElementNode[]): ElementNode {
  return h('section', { id }, h('h2', null, both(title)), content);
}

function overview(report: BuildReport): ElementNode {
  const { documents, errors, warnings, total } = summarise(report);
  const figure = (value: number, words: Bilingual, href: string, tone = '') =>
    h(`li${tone}`, null, h('a', { href }, h('b', null, String(value)), ' ', both(words)));
  return h(
    'ul.overview',
    null,
    figure(documents, { vi: 'văn bản', en: 'documents' }, '#coverage'),
    figure(report.languages.length, { vi: 'ngôn ngữ', en: 'languages' }, '#coverage'),
    figure(total.made + total.kept, { vi: 'sản phẩm', en: 'products' }, '#renditions'),
    figure(
      total.refused,
      { vi: 'bị từ chối', en: 'refused' },
      '#products',
      total.refused > 0 ? '.warning' : '',
    ),
    figure(errors, { vi: 'lỗi', en: 'errors' }, '#diagnostics', errors > 0 ? '.error' : ''),
    figure(warnings, { vi: 'cảnh báo', en: 'warnings' }, '#diagnostics', warnings > 0 ? '.warning' : ''),
  );
}

function productTable(report: BuildReport): ElementNode {
  const { products, rows } = summarise(report);
  const profiles = new Map(report.languages.map((profile) => [profile.tag, profile]));
  return h(
    'div.scroll',
    { tabIndex: 0 },
    h(
      'table',
      null,
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          h('th', { scope: 'col' }, both({ vi: 'Ngôn ngữ', en: 'Language' })),
          products.map((product) => h('th', { scope: 'col' }, product)),
        ),
      ),
      h(
        'tbody',
        null,
        rows.map(({ language, counts }) =>
          h(
            'tr',
            null,
            h(
              'th',
              { scope: 'row' },
              profiles.get(language)?.vietnamese ?? language,
              ' ',
              h('code', null, language),
            ),
            counts.map((cell) => h('td', null, countList(cell))),
          ),
        ),
      ),
    ),
  );
}

/** The page shows what there is: whether it was made this time or kept is for the terminal to say. */
function countList({ made, kept, refused }: Counts): readonly (ElementNode | string)[] {
  if (made + kept + refused === 0) return ['–'];
  return [
    ...(made + kept > 0 ? [h('span.count', null, String(made + kept))] : []),
    ...(refused > 0
      ? [h('span.count.refused', null, `${refused} `, both({ vi: 'từ chối', en: 'refused' }))]
      : []),
  ];
}

function foundList(report: BuildReport): ElementNode {
  return h(
    'dl.found',
    null,
    report.found.map(({ what, names }) =>
      h('div', null, h('dt', null, both(what)), h('dd', null, names.join(', '))),
    ),
  );
}
