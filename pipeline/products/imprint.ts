/** What a printed product ends with: the code to its page, and who answers for it. */
import { h } from '../markup/hast.ts';
import { renderText } from '../markup/text.ts';
import type { Edition } from '../model/edition.ts';
import type { ElementNode, HtmlNode } from '../model/html.ts';
import type { LanguageTag } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import { creditLine } from './draw.ts';
import { pagePath, type Site } from './product.ts';
import { qrCode } from './qr.ts';
import { sayAround } from './say-around.ts';

/** Where this edition stands on the web. */
export const address = (edition: Edition, { publisher }: Site): string =>
  `${publisher.baseUrl.replace(/\/$/, '')}/${pagePath(edition.language, edition.facts.id)}`;

/** Code and imprint, the same in every body that is tried: made once, for a code takes milliseconds. */
export const foot = (edition: Edition, site: Site): ElementNode =>
  h('div.foot', { dataBox: 'imprint' }, pageCode(edition, site), imprintWithCredit(edition, site));

/** Where the main picture runs to the edge of the sheet and has no caption, whose it is stands in the imprint. */
export const imprintWithCredit = (edition: Edition, site: Site): ElementNode =>
  imprint(edition, site, edition.image?.credit);

/** The code to the page, what to do with it, and the address for those who type. */
export function pageCode(edition: Edition, site: Site): ElementNode {
  return h(
    'div.page-code',
    null,
    bareCode(edition, site),
    h(
      'p',
      null,
      h('b', null, site.words.node('leaflet.scan')),
      h('span.url', null, breakable(address(edition, site))),
    ),
  );
}

/** The code alone, where nobody stands near enough to read what to do with it. */
export function bareCode(edition: Edition, site: Site): ElementNode {
  const url = address(edition, site);
  const label = site.words.say('leaflet.qr', { url });
  return h(
    'span.qr-box',
    label.language === edition.language ? null : { lang: label.language },
    qrCode(url, label.text),
  );
}

/** An address may break after its slashes, dots and hyphens, without a hyphen being added. */
function breakable(url: string): readonly HtmlNode[] {
  const parts = url.replace(/^https?:\/\//, '').split(/(?<=[/.-])/);
  return parts.flatMap((part, index) => [...(index ? [h('wbr')] : []), { type: 'text', value: part }]);
}

/**
 * Who answers for it, since when, under which identifier and licence; the notice while it is sample data.
 *
 * @param credit whose the main picture is, where nothing beside it says so
 */
export function imprint(edition: Edition, site: Site, credit?: string): ElementNode {
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
      [phone, email].filter((line) => line !== undefined).map((line) => [' · ', inLatin(line, site)]),
    ),
    h(
      'p',
      null,
      h('span', null, words.node('leaflet.date', { date: format.date(edition.facts.date, 'short') })),
      ' · ',
      sayAround(site, 'leaflet.identifier', 'identifier', {
        language: languageOfLatin(site),
        nodes: [{ type: 'text', value: `${edition.facts.identifier}-${edition.language}` }],
      }),
      h('br'),
      licence(site),
    ),
    edition.provenance && h('p', null, inLatin(edition.provenance, site)),
    credit && creditLine('p', credit, words),
    // The Vietnamese name lets whoever hands the sheets out tell the piles apart.
    h(
      'p.language',
      null,
      profile.endonym,
      profile.vietnamese !== profile.endonym && h('span', { lang: 'vi' }, ` · ${profile.vietnamese}`),
    ),
  );
}

/**
 * Mail, identifiers and sources are never translated. Among letters of another script, which may need larger type, they
 * are in the office's own language, so that they are set in its size and spoken in its way.
 */
const inLatin = (text: string, site: Site): HtmlNode => {
  const language = languageOfLatin(site);
  return language === site.language ? { type: 'text', value: text } : h('span', { lang: language }, text);
};

function languageOfLatin({ language, profile, profiles, publisher }: Site): LanguageTag {
  const { sourceLanguage } = publisher;
  const isLatin = ({ script }: Pick<LanguageProfile, 'script'>) => script === 'Latn';
  const source = profiles.get(sourceLanguage);
  return !isLatin(profile) && source && isLatin(source) ? sourceLanguage : language;
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
