/** Documents × languages: how far each edition has come and what stands in its way, in colour and in words. */
import { h, stencil } from '../markup/hast.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { EditionCard } from '../model/edition.ts';
import type { ElementNode, HtmlNode } from '../model/html.ts';
import type { LanguageTag } from '../model/id.ts';
import { workIn } from '../model/obstacle.ts';
import { isSettled, unitStates } from '../model/unit.ts';
import { obstacleText, sharedNames, sharedTextsText } from './obstacles.ts';
import { writePlace } from './order.ts';
import type { BuildReport, SharedTexts } from './report.ts';
import type { Standing } from './standing.ts';
import { progressOf } from './summary.ts';
import { both, counted, grouped } from './words.ts';

/** One row a document, in the report's order; a cell leads to the edition’s page, or to what there is of it here. */
export function coverageTable(report: BuildReport, standings: readonly Standing[]): ElementNode {
  const { cards, languages, sourceLanguage } = report;
  const editions = Map.groupBy(cards, ({ facts }) => facts.id);
  const rows = Map.groupBy(standings, ({ document }) => document);
  const cellOf = cellWriter(report);
  return h(
    'div.scroll',
    { tabIndex: 0 },
    h(
      'table.coverage',
      null,
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          h('th', { scope: 'col' }, both({ vi: 'Văn bản', en: 'Document' })),
          languages.map(({ tag, endonym, vietnamese }) =>
            h('th', { scope: 'col' }, vietnamese, h('span.endonym', { lang: tag }, endonym)),
          ),
        ),
      ),
      h(
        'tbody',
        null,
        sharedRows(report),
        [...rows].map(([id, cells]) =>
          h(
            'tr',
            null,
            h(
              'th',
              { scope: 'row' },
              h('a', { href: `#document-${id}` }, titleOf(editions.get(id) ?? [], sourceLanguage)),
              h('code', null, id),
            ),
            cells.map(cellOf),
          ),
        ),
      ),
    ),
  );
}

/** The title in the source language, by which the office knows a document. */
export function titleOf(editions: readonly EditionCard[], source: LanguageTag): string {
  const card = editions.find(({ language }) => language === source) ?? editions[0];
  return card?.title ?? '';
}

/** The office’s own texts and the interface words, which every edition shows. */
function sharedRows({ sharedTexts, languages, sourceLanguage }: BuildReport): readonly ElementNode[] {
  const rows = Map.groupBy(sharedTexts, ({ document }) => document);
  return [...rows].map(([document, texts]) =>
    h(
      'tr.shared',
      null,
      h('th', { scope: 'row' }, both(sharedNames[document]), h('code', null, document)),
      languages.map(({ tag }) => {
        const own = texts.find(({ language }) => language === tag);
        return own ? sharedCell(own) : h('td', null, tag === sourceLanguage ? both(names.source) : '–');
      }),
    ),
  );
}

function sharedCell(own: SharedTexts): ElementNode {
  if (own.missing + own.unread === 0) return h('td.approved', null, both(names.ready));
  return h(`td.${own.missing > 0 ? 'incomplete' : 'complete'}`, null, both(sharedTextsText(own)));
}

const names = {
  source: { vi: 'Bản gốc', en: 'Source' },
  ready: { vi: 'Đã hiệu đính', en: 'Reviewed' },
} satisfies Record<string, Bilingual>;

/** Thousands of editions are in a few states: what is said of one is serialised once, and only the link is its own. */
function cellWriter({ renditions }: BuildReport): (standing: Standing) => HtmlNode {
  const pages = new Map(
    renditions
      .filter(({ mediaType }) => mediaType === 'text/html')
      .map(({ document, language, path }) => [`${document} ${language}`, path]),
  );
  const known = new Map<string, (href: string) => HtmlNode>();
  return (standing) => {
    const { document, language, ...said } = standing;
    const key = JSON.stringify(said);
    const write = known.get(key) ?? stencil(cell(standing), hole);
    known.set(key, write);
    const page = pages.get(`${document} ${language}`);
    return write(page ? `../${page.split('/').map(encodeURIComponent).join('/')}` : `#document-${document}`);
  };
}

/** Stands for the link while a cell is serialised. */
const hole = 'href-of-the-edition';

function cell(standing: Standing): ElementNode {
  const { tone, words } = stageOf(standing);
  return h(`td.${tone}`, null, h('a', { href: hole }, both(words)), sayings(standing));
}

/** What is done, then what is not. */
function sayings(standing: Standing): readonly ElementNode[] {
  const { stage, machine, obstacles, oldestStale } = standing;
  const all = workIn(standing, unitStates);
  const done = standing.approved || stage === 'source' ? all : workIn(standing, unitStates.filter(isSettled));
  const { translated } = progressOf(standing);
  return [
    ...(machine ? [h('span.flag', null, both({ vi: 'máy dịch', en: 'machine' }))] : []),
    h('meter', { min: 0, max: 100, value: standing.approved ? 100 : translated, ariaHidden: 'true' }),
    h(
      'ul',
      null,
      done.units > 0 && h('li.done', null, both(stage === 'source' ? sized(done) : reviewed(done))),
      obstacles.map((each) => h('li', null, both(obstacleText(each)))),
      oldestStale &&
        h('li', null, both(oldestText(oldestStale.date)), h('code', null, writePlace(oldestStale.place))),
    ),
  ];
}

const oldestText = (date: string | undefined): Bilingual => ({
  vi: `cũ nhất: ${date ? `dịch ngày ${date}` : 'không rõ ngày dịch'}`,
  en: `oldest stale: ${date ? `translated on ${date}` : 'day unknown'}`,
});

type Work = ReturnType<typeof workIn>;

const sized = ({ units, words }: Work): Bilingual => ({
  vi: `${grouped(units, 'vi')} mục, ${grouped(words, 'vi')} từ`,
  en: `${counted(units, 'unit')}, ${counted(words, 'word')}`,
});

const reviewed = ({ units, words }: Work): Bilingual => ({
  vi: `${grouped(units, 'vi')} mục đã hiệu đính (${grouped(words, 'vi')} từ)`,
  en: `${counted(units, 'unit')} reviewed (${counted(words, 'word')})`,
});

function stageOf({ approved, stage, obstacles }: Standing): {
  readonly tone: string;
  readonly words: Bilingual;
} {
  if (obstacles.length === 0) return { tone: 'approved', words: { vi: 'Đã duyệt', en: 'Approved' } };
  if (approved)
    return { tone: 'incomplete', words: { vi: 'Đã duyệt, có vướng mắc', en: 'Approved, but blocked' } };
  if (stage === 'none') return { tone: 'none', words: { vi: 'Chưa bắt đầu', en: 'Not begun' } };
  const isReady = obstacles.every(({ reason }) => reason === 'gate-waiting' || reason === 'gate-outdated');
  if (isReady) return { tone: 'complete', words: { vi: 'Đủ, chờ duyệt', en: 'Complete, to be approved' } };
  return { tone: 'incomplete', words: { vi: 'Chưa xong', en: 'Not finished' } };
}
