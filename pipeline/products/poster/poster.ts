/** The poster: one side to hang up. A headline that calls from afar, a few points, numbers to call, a code to the rest. */
import { h } from '../../markup/hast.ts';
import { renderText } from '../../markup/text.ts';
import type { Edition } from '../../model/edition.ts';
import { type ElementNode, type HtmlNode, plainText } from '../../model/html.ts';
import { usualPress } from '../../model/press.ts';
import type { LayoutPicture } from '../../model/rendition.ts';
import { deck, panorama, scene } from '../bridge.ts';
import { draw, image, mm, type Pen } from '../draw.ts';
import { imprintWithCredit, pageCode } from '../imprint.ts';
import { typeFor } from '../letter-height.ts';
import { letters } from '../letters.ts';
import { bodyOf, trim } from '../print-layout.ts';
import { printedSheet } from '../printed-sheet.ts';
import type { Site } from '../product.ts';
import { resolutionOf } from '../resolution.ts';
import { ribbon } from '../ribbon.ts';
import { shortenedEdition } from '../shortened.ts';
import { office, titleBlock } from '../title-block.ts';
import { type Format, fits, formats, headlineReach } from './formats.ts';
import { setLeads } from './leads.ts';
import { type Group, type Messages, messagesOf } from './messages.ts';

const boxes = {
  title: { vi: 'tiêu đề và tóm tắt', en: 'the title and summary' },
  messages: { vi: 'phần ý chính', en: 'the key messages' },
  contact: { vi: 'số liên hệ', en: 'the contact numbers' },
  code: { vi: 'mã QR', en: 'the QR code' },
  imprint: { vi: 'thông tin xuất bản', en: 'the imprint' },
};

export const product = printedSheet<Format>({
  id: 'poster',
  formats,
  boxes,

  layOut(edition, format, site) {
    const { bleed } = site.press ?? usualPress;
    const pictures = new Map<string, LayoutPicture>();
    const compose = (text: Edition) =>
      sidesOf(text, { format, site, bleed, pictures }).map((side) =>
        bodyOf(h('main.print.poster', { lang: text.language, style: measuresOf(format) }, side), site),
      );
    const [body = '', ...alternatives] = compose(edition);
    const short = shortenedEdition(edition);
    return {
      width: format.width,
      height: format.height,
      bleed,
      sides: 1,
      body,
      alternatives,
      fits,
      ...(short && { shortened: short === 'unready' ? short : { bodies: compose(short), fits } }),
      pictures: Object.fromEntries(pictures),
    };
  },
});

const a3Width = 297;

/** Millimetres of the stylesheet are those of A3; type is in multiples of what can be read from the format's distance. */
const measuresOf = ({ width, height, distance, code }: Format): string =>
  [
    `--width:${mm(width)}`,
    `--height:${mm(height)}`,
    `--k:${(width / a3Width).toFixed(4)}`,
    `--code:${mm(code)}`,
    `--floor:${typeFor(distance)}pt`,
    `--headline:${typeFor(distance * headlineReach)}pt`,
  ].join(';');

interface Setting {
  readonly format: Format;
  readonly site: Site;
  readonly bleed: number;
  readonly pictures: Map<string, LayoutPicture>;
}

/**
 * The same parts with the points arranged differently, best first: under a grand headline, then under one that can just
 * be read from where it has to be.
 */
function sidesOf(edition: Edition, setting: Setting): readonly ElementNode[] {
  const { site } = setting;
  const messages = messagesOf(edition);
  const pen: Pen = {
    language: edition.language,
    words: site.words,
    column: setting.format.width * 0.42,
    pictures: setting.pictures,
    resolution: resolutionOf('poster'),
  };
  const groups = messages.groups.map((group) => drawGroup(group, pen));
  const before = [trim(1), ribbon(edition, site, true), hero(edition, setting, pen)];
  const after = [
    h('div.view', { ariaHidden: 'true' }, scene('14 6 172 72', 'slice'), panorama()),
    calls(messages, edition, site, pen),
  ];
  return [true, false].flatMap((grand) =>
    arrangements(messages).map((name) =>
      h(
        'section.side',
        null,
        before,
        header(edition, site, grand),
        h(`div.text.${name}`, { dataBox: 'messages' }, groups),
        after,
      ),
    ),
  );
}

function arrangements({ groups, chosen }: Messages): readonly string[] {
  if (!chosen) return ['flowing', 'running'];
  return groups.length > 1 ? ['abreast', 'parallel'] : ['abreast', 'listed'];
}

function hero(edition: Edition, { format, bleed }: Setting, pen: Pen): HtmlNode | undefined {
  if (!edition.image) return undefined;
  const height = heroHeight * (format.width / a3Width);
  const cut = image(edition.image, pen, format.width + 2 * bleed, height + bleed);
  // Without the measures of the largest box: it takes what the text leaves of it.
  return h('div.hero', null, { ...cut, properties: { ...cut.properties, style: undefined } });
}

/** At most, in millimetres on A3; it gives way to the text. */
const heroHeight = 170;

function header(edition: Edition, site: Site, grand: boolean): ElementNode {
  const length = letters(edition.title.plain);
  const times = grandeur.find(({ most }) => length <= most)?.times ?? 1.15;
  return h(
    `header${grand ? '.grand' : ''}`,
    { dataBox: 'title', style: grand ? `--grand:${times}` : null },
    office(site),
    titleBlock(edition, site),
    deck(),
  );
}

/** How many times larger than it must be a headline may be, by its letters. */
const grandeur = [
  { most: 16, times: 2.5 },
  { most: 32, times: 1.75 },
  { most: 56, times: 1.4 },
];

function drawGroup({ heading, blocks, points }: Group, pen: Pen): ElementNode {
  return h(
    `section.section${points > 0 ? `.points.of-${points % 3 === 0 ? 'three' : 'two'}` : ''}`,
    null,
    heading && renderText('h2', heading, pen.language),
    draw(blocks, pen).map((node) => (points > 0 ? setLeads(node) : node)),
  );
}

/** The foot: whom to call, the code, and who answers for it. */
function calls({ contact }: Messages, edition: Edition, site: Site, pen: Pen): ElementNode {
  const called = draw(contact, pen);
  const numbers = numbersIn(called);
  const loud = numbers.length <= 2 && numbers.every((number) => number.length <= longestLoud);
  return h(
    `div.calls${contact.length > 0 ? '' : '.code-only'}`,
    null,
    contact.length > 0 && h(`div.numbers${loud ? '.loud' : ''}`, { dataBox: 'contact' }, called),
    h('div.code', { dataBox: 'code' }, pageCode(edition, site)),
    h('div.last', { dataBox: 'imprint' }, imprintWithCredit(edition, site)),
  );
}

/** Of one or two short numbers, each may be as high as two of many. */
const longestLoud = 5;

/** What `draw` has set apart as the number to call. */
const numbersIn = (nodes: readonly HtmlNode[]): readonly string[] =>
  nodes.flatMap((node) => {
    if (node.type === 'text') return [];
    return node.tagName === 'b' ? [plainText([node])] : numbersIn(node.children);
  });
