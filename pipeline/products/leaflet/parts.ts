/** The parts that both formats share: title, contact and code, imprint, draft ribbon, and the drawn bridge. */
import { h } from '../../markup/hast.ts';
import { renderText } from '../../markup/text.ts';
import type { Edition } from '../../model/edition.ts';
import type { ElementNode, HtmlNode } from '../../model/html.ts';
import { mark } from '../mark.ts';
import { pagePath, type Site } from '../product.ts';
import { width } from './panels.ts';
import { qrCode } from './qr.ts';

/** A long title is set smaller: by its length, so that every language is judged alike. */
export function titleBlock({ title, summary, language }: Edition): readonly HtmlNode[] {
  const letters = width(title.plain);
  const size = letters > 80 ? '.longest' : letters > 48 ? '.long' : '';
  return [renderText(`h1${size}`, title, language), renderText('p.summary', summary, language)];
}

/** Who publishes: the body above it, then the office. */
export function office({ texts, language }: Site): ElementNode {
  return h(
    'p.office',
    null,
    mark(),
    h('span', null, renderText('span.parent', texts.parent, language), renderText('b', texts.name, language)),
  );
}

/** Where this edition stands on the web. */
export const address = (edition: Edition, { publisher }: Site): string =>
  `${publisher.baseUrl.replace(/\/$/, '')}/${pagePath(edition.language, edition.facts.id)}`;

/** Code and imprint, the same in every body that is tried: made once, for a code takes milliseconds. */
export const foot = (edition: Edition, site: Site): ElementNode =>
  h('div.foot', { dataBox: 'imprint' }, pageCode(edition, site), imprint(edition, site));

/** The code to the page, what to do with it, and the address for those who type. */
function pageCode(edition: Edition, site: Site): ElementNode {
  const url = address(edition, site);
  const label = site.words.say('leaflet.qr', { url });
  return h(
    'div.page-code',
    null,
    h(
      'span.qr-box',
      label.language === edition.language ? null : { lang: label.language },
      qrCode(url, label.text),
    ),
    h('p', null, h('b', null, site.words.node('leaflet.scan')), h('span.url', null, breakable(url))),
  );
}

/** An address may break after its slashes, dots and hyphens, without a hyphen being added. */
function breakable(url: string): readonly HtmlNode[] {
  const parts = url.replace(/^https?:\/\//, '').split(/(?<=[/.-])/);
  return parts.flatMap((part, index) => [...(index ? [h('wbr')] : []), { type: 'text', value: part }]);
}

/** Who answers for it, since when, under which identifier and licence; the notice while it is sample data. */
function imprint(edition: Edition, site: Site): ElementNode {
  const { texts, words, publisher, format, language, profile } = site;
  const { phone, email } = publisher.contact;
  return h(
    'footer.imprint',
    null,
    texts.notice && renderText('p.notice', texts.notice, language),
    h(
      'p',
      null,
      renderText('b', texts.name, language),
      h('br'),
      renderText('span', texts.address, language),
      [phone, email].filter(Boolean).map((line) => ` · ${line}`),
    ),
    h(
      'p',
      null,
      h('span', null, words.node('leaflet.date', { date: format.date(edition.facts.date, 'short') })),
      ' · ',
      h(
        'span',
        null,
        words.node('leaflet.identifier', { identifier: `${edition.facts.identifier}-${edition.language}` }),
      ),
      h('br'),
      licence(site),
    ),
    edition.provenance && h('p', null, edition.provenance),
    // The Vietnamese name lets whoever hands the sheets out tell the piles apart.
    h(
      'p.language',
      null,
      profile.endonym,
      profile.vietnamese !== profile.endonym && h('span', { lang: 'vi' }, ` · ${profile.vietnamese}`),
    ),
  );
}

/** The words around the licence and the licence itself may each have fallen back. */
function licence({ words, texts }: Site): ElementNode {
  const slot = '\u{FFFC}';
  const { text, language } = words.say('leaflet.licence', { licence: slot });
  const [before = '', after = ''] = text.split(slot);
  return h(
    'span',
    { lang: language },
    before,
    h('span', { lang: texts.licence.language }, texts.licence.nodes),
    after,
  );
}

/** On every panel of an edition that isn't approved. Only the `first` is read aloud. */
export function ribbon(edition: Edition, { words }: Site, first: boolean): ElementNode | undefined {
  if (edition.approved) return undefined;
  const state = [words.node('leaflet.draft'), edition.machine && [' · ', words.node('leaflet.machine')]];
  return h('p.ribbon', first ? null : { ariaHidden: 'true' }, h('span', null, state));
}

/** A row of spans across a whole edge: `count` arches under one deck. Decorative, like all that follows. */
export function spans(count: number): ElementNode {
  const arches = Array.from({ length: count }, (_, index) => `M${index * 40 + 3} 20a17 15 0 0 1 34 0z`).join(
    '',
  );
  return h(
    'svg.spans',
    { viewBox: `0 0 ${count * 40} 20`, preserveAspectRatio: 'none', ariaHidden: 'true' },
    h('path', { fillRule: 'evenodd', d: `M0 0h${count * 40}v20H0z${arches}` }),
  );
}

/** The cover's lower edge of a picture: a deck that rises gently in the middle. */
export function deck(): ElementNode {
  return h(
    'svg.deck',
    { viewBox: '0 0 100 9', preserveAspectRatio: 'none', ariaHidden: 'true' },
    h('path.edge', { d: 'M0 7.2Q50 -5.4 100 7.2V8.2Q50 -4.4 0 8.2z' }),
    h('path.body', { d: 'M0 8.1Q50 -4.5 100 8.1V9H0z' }),
  );
}

/** What a cover shows when there is no picture: the sun behind a bridge, and the river. `view` cuts from 200 × 78. */
export function scene(view: string, fit: 'meet' | 'slice'): ElementNode {
  return h(
    'svg.scene',
    { viewBox: view, preserveAspectRatio: `xMidYMax ${fit}`, ariaHidden: 'true' },
    h('circle.sun', { cx: 122, cy: 31, r: 15 }),
    h('path.hill', { d: 'M0 44Q24 30 46 43T92 44T138 41T176 40T200 44V70H0z' }),
    bridge('M0 50Q100 26 200 50V66H0z', 'M82 66a15 19 0 0 1 30 0z', 66, [-12, 20, 52, 114, 146, 178]),
    h('path.river', { d: 'M0 66h200v12H0z' }),
    h('path.water', {
      d: 'M4 69.5h18m6 0h12m7 0h22m6 0h9m6 0h20m6 0h11m7 0h19m6 0h12m6 0h16M14 74h15m6 0h22m7 0h12m9 0h17m6 0h23m7 0h12m8 0h24',
    }),
  );
}

/** The same bridge across three panels: it takes the room that the text leaves, flatter where that is little. */
export function panorama(): ElementNode {
  return h(
    'svg.scene.panorama',
    { viewBox: '0 28 297 42', preserveAspectRatio: 'none', ariaHidden: 'true' },
    h('path.hill', { d: 'M0 46Q30 28 62 44T128 46T190 42T244 40T297 46V62H0z' }),
    h('circle.sun', { cx: 148.5, cy: 59, r: 15 }),
    bridge(
      'M0 48Q148.5 14 297 48V60H0z',
      'M124 60a24.5 27 0 0 1 49 0z',
      60,
      [-8, 25, 58, 91, 178, 211, 244, 277],
    ),
    h('path.river', { d: 'M0 60h297v10H0z' }),
    h('path.water', {
      d: 'M6 63h22m7 0h14m8 0h30m7 0h12m8 0h26m8 0h16m9 0h24m7 0h15m8 0h27m7 0h20M18 66.5h16m7 0h25m8 0h14m9 0h22m7 0h31m8 0h14m8 0h24m9 0h16m8 0h24',
    }),
  );
}

/** A deck with openings: the wide one in the middle, and small ones that stand on the water at each `x`. */
function bridge(line: string, middle: string, water: number, xs: readonly number[]): ElementNode {
  const arches = xs.map((x) => `M${x} ${water}a14 13 0 0 1 28 0z`).join('');
  return h('path.bridge', { fillRule: 'evenodd', d: line + middle + arches });
}
