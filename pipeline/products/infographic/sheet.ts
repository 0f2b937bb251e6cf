/** The body of an infographic: head, figures between the piers, bars on the water, foot. */
import { h } from '../../markup/hast.ts';
import { renderText } from '../../markup/text.ts';
import type { Edition, Text } from '../../model/edition.ts';
import type { ElementNode } from '../../model/html.ts';
import { mark } from '../mark.ts';
import type { Site } from '../product.ts';
import { bars } from './bars.ts';
import type { Chart, ShownFigures } from './figures.ts';
import { emptySpans, spans } from './spans.ts';

/** How much each format has room for. */
export interface Room {
  readonly stats: number;
  readonly rows: number;
}

/** Everything of one picture, in the reader's order. */
export function sheet(
  edition: Edition,
  format: string,
  room: Room,
  shown: ShownFigures,
  site: Site,
): ElementNode {
  const { stats, chart } = shown;
  const text = (selector: string, resolved: Text) => renderText(selector, resolved, edition.language);
  const shape = shapeOf(shown);
  return h(
    `main.infographic.${format}.${shape}`,
    { dataBox: 'sheet' },
    ribbon(edition, site),
    h(
      'header.head',
      null,
      h(
        'div.words',
        { dataBox: 'title' },
        kicker(edition, site, shape === 'title-only'),
        h('h1', null, ...edition.title.nodes),
        hasRoomForSummary(format, shown) && text('p.summary', edition.summary),
        format === 'portrait' && shape === 'stats-only' && stats?.title && text('h2', stats.title),
      ),
    ),
    stats && spans(stats.rows.slice(0, room.stats), text),
    stats && format === 'portrait' && more(stats.rows.length - room.stats, site),
    chart && chartPart(chart, format, room, site, text),
    shape === 'title-only' && emptySpans(),
    foot(edition, format, site),
  );
}

const shapeOf = ({ stats, chart }: ShownFigures): string =>
  stats ? (chart ? 'both' : 'stats-only') : chart ? 'chart-only' : 'title-only';

/** Figures come first: the page beside the picture has the summary too. */
function hasRoomForSummary(format: string, { stats, chart }: ShownFigures): boolean {
  if (!stats && !chart) return true;
  return format === 'portrait' && !(chart && stats && stats.rows.length > 3);
}

function chartPart(
  chart: Chart,
  format: string,
  room: Room,
  site: Site,
  text: (selector: string, text: Text) => ElementNode,
): ElementNode {
  return h(
    'section.chart',
    null,
    h(
      'div.plot',
      { dataBox: 'chart' },
      chart.title && text('h2', chart.title),
      bars(chart.table, { rows: room.rows, figures: format === 'card' ? 'short' : 'text', text }),
      more(chart.table.rows.length - room.rows, site),
      format === 'portrait' && chart.notes.map((note) => h('p.note', null, ...note.children)),
    ),
  );
}

/** What the picture has no room for is said. Not so on a card of figures: that is a foretaste. */
function more(count: number, site: Site): ElementNode | false {
  return count > 0 && h('p.note.more', null, site.words.node('infographic.more', { count }));
}

/** Across the top where something about the text must be known before it is read. */
function ribbon(edition: Edition, site: Site): ElementNode | false {
  const marks = [!edition.approved && 'infographic.draft', edition.machine && 'infographic.machine'];
  const said = marks.filter((key) => key !== false).map((key) => h('span', null, site.words.node(key)));
  return said.length > 0 && h('p.ribbon', { dataBox: 'ribbon' }, said);
}

/** What kind of text this is, or what it is about; and its date. */
function kicker(edition: Edition, site: Site, isTitleCard: boolean): ElementNode {
  const { kind, topic, date } = edition.facts;
  const about = renderText('span', site.texts.label('topics', topic), edition.language);
  return h(
    'p.kicker',
    null,
    isTitleCard ? h('span', null, site.words.node(`kind.${kind}`)) : about,
    h('time', null, site.format.date(date, 'long')),
  );
}

function foot(edition: Edition, format: string, site: Site): ElementNode {
  const { name, parent, notice } = site.texts;
  const { provenance } = edition;
  return h(
    'footer.foot',
    { dataBox: 'source' },
    mark(),
    h(
      'div.publisher',
      null,
      format === 'portrait' && renderText('p.parent', parent, edition.language),
      renderText('p.name', name, edition.language),
    ),
    h(
      'div.small',
      null,
      provenance && h('p', null, site.words.node('infographic.source', { source: provenance })),
      notice && renderText('p', notice, edition.language),
    ),
  );
}
