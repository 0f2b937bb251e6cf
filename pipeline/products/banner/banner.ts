/**
 * The banner: a slogan over a road or before a commune house, laid out at a tenth. The title is the slogan; nothing else
 * is large but the summary, and nothing is small but the office's name and the number of the thing.
 */
import { h } from '../../markup/hast.ts';
import type { Edition } from '../../model/edition.ts';
import type { ElementNode, HtmlNode } from '../../model/html.ts';
import { panorama, scene, spans } from '../bridge.ts';
import { mm } from '../draw.ts';
import { bareCode } from '../imprint.ts';
import { typeFor } from '../letter-height.ts';
import { bodyOf, trim } from '../print-layout.ts';
import { printedSheet } from '../printed-sheet.ts';
import type { Site } from '../product.ts';
import { ribbon } from '../ribbon.ts';
import { shortenedEdition } from '../shortened.ts';
import { office, titleBlock } from '../title-block.ts';
import { eyelets, type Format, fits, formats, hem, scale } from './formats.ts';

const boxes = {
  title: { vi: 'khẩu hiệu và tóm tắt', en: 'the slogan and summary' },
  imprint: { vi: 'tên cơ quan và mã số', en: 'the office and number' },
  code: { vi: 'mã QR', en: 'the QR code' },
};

export const product = printedSheet<Format>({
  id: 'banner',
  formats,
  boxes,

  layOut(edition, format, site, { metadata }) {
    const compose = (text: Edition) =>
      bodyOf(
        h(
          `main.print.banner.${format.shape}`,
          { lang: text.language, style: measuresOf(format) },
          format.shape === 'panel' ? panel(text, format, site) : strip(text, format, site),
        ),
        site,
      );
    const short = shortenedEdition(edition);
    return {
      ...(format.code === undefined && { codes: [] }),
      metadata: { ...metadata, subject: `${metadata.subject} (${trueSize(format)})` },
      width: format.width / scale,
      height: format.height / scale,
      bleed: hem / scale,
      scale,
      sides: 1,
      body: compose(edition),
      fits,
      ...(short && { shortened: short === 'unready' ? short : { bodies: [compose(short)], fits } }),
      pictures: {},
    };
  },
});

/** As it is laid out. */
const measuresOf = ({ width, height, distance, code = 0 }: Format): string =>
  [
    `--width:${mm(width / scale)}`,
    `--height:${mm(height / scale)}`,
    `--free:${mm(eyelets / scale)}`,
    `--code:${mm(code / scale)}`,
    `--floor:${typeFor(distance / scale)}pt`,
  ].join(';');

/** In signs that every language reads: `3 × 2 m, 1:10`. */
const trueSize = ({ width, height }: Pick<Format, 'width' | 'height'>): string =>
  `${width / 1000} × ${height / 1000} m, 1:${scale}`;

function panel(edition: Edition, format: Format, site: Site): ElementNode {
  return h(
    'section.side',
    null,
    trim(1),
    ribbon(edition, site, true),
    h('div.slogan', { dataBox: 'title' }, titleBlock(edition, site)),
    h('div.view', { ariaHidden: 'true' }, scene('14 6 172 72', 'slice'), panorama()),
    h('div.foot', { dataBox: 'imprint' }, office(site), number(edition, format)),
    h('div.board', { dataBox: 'code' }, bareCode(edition, site)),
  );
}

function strip(edition: Edition, format: Format, site: Site): ElementNode {
  return h(
    'section.side',
    null,
    trim(1),
    ribbon(edition, site, true),
    h('div.slogan', { dataBox: 'title' }, titleBlock(edition, site)),
    h('div.foot', { dataBox: 'imprint' }, office(site), number(edition, format)),
    spans(40),
  );
}

/** Of the thing itself, for whoever makes, hangs or stores it. */
const number = ({ facts, language }: Edition, format: Format): HtmlNode =>
  h('p.number', null, `${facts.identifier}-${language} · ${trueSize(format)}`);
