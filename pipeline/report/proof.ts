/** A contact sheet of one print: its sides with their measures, what a print shop gets, and how it unfolds. */
import { h, toHtml } from '../markup/hast.ts';
import type { Bilingual, Tongue } from '../model/bilingual.ts';
import type { ElementNode } from '../model/html.ts';
import type { LanguageProfile } from '../model/language.ts';
import type { FoldedPanel } from '../model/rendition.ts';
import type { Step } from './unfolding.ts';

/** In millimetres, from the upper left corner. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A page as a picture, `src`, that is drawn with `scale` pixels a millimetre. */
export interface ProofSide extends Pick<Box, 'width' | 'height'> {
  readonly src: string;
  readonly scale: number;
  readonly trim: Box;
  readonly bleed: Box;
}

export interface ProofInput {
  readonly tongue: Tongue;
  readonly title: string;
  readonly profile: LanguageProfile;
  /** `Tờ gấp ba (trifold)` */
  readonly name: string;
  /** True size, in millimetres. */
  readonly size: Pick<Box, 'width' | 'height'>;
  /** How many times larger it is made than laid out. */
  readonly enlarged: number;
  readonly sides: readonly ProofSide[];
  /** Of the first of `sides`, where the text flows; of fixed sides absent. */
  readonly firstPage?: number;
  readonly press: readonly ProofSide[];
  readonly panels: readonly FoldedPanel[];
  readonly steps: readonly (Omit<Step, 'panels'> & {
    readonly panels: readonly (FoldedPanel & { readonly src: string; readonly scale: number })[];
  })[];
  /** What editors call the panels. */
  readonly panelName: (name: string) => Bilingual;
}

/** Width of every sheet, in CSS pixels, which are those of the picture; and room for what stands on it. */
export const sheetWidth = 1640;
export const sheetRoom = 1500;

/** What the knife may take: text keeps away so far from the trim. In millimetres, as it is laid out. */
const safe = 3;

export function renderProof(input: ProofInput): string {
  const { tongue, panels, firstPage } = input;
  const flows = firstPage !== undefined;
  return toHtml(
    [
      heading(input),
      h(
        `section.sides${flows ? '.flow' : ''}`,
        null,
        input.sides.map((side, index) =>
          drawSide(side, flows ? String(firstPage + index) : say(words.side, tongue, index + 1), {
            ...input,
            panels: panels.filter((panel) => panel.side === index + 1),
            showsSafe: !flows,
          }),
        ),
      ),
      input.steps.length > 0 &&
        h(
          'section',
          null,
          h('h2', null, words.unfolding[tongue]),
          h(
            'div.steps',
            null,
            input.steps.map((step, index) => drawStep(step, index, input)),
          ),
        ),
      input.press.length > 0 &&
        h(
          'section',
          null,
          h('h2', null, words.press[tongue]),
          h(
            'div.sides',
            null,
            input.press.map((side, index) =>
              drawSide(side, say(words.side, tongue, index + 1), {
                ...input,
                panels: panels.filter((panel) => panel.side === index + 1),
                showsSafe: true,
              }),
            ),
          ),
        ),
    ].filter((part) => part !== false),
  );
}

function heading({
  tongue,
  title,
  profile,
  name,
  size,
  enlarged,
  press,
  panels,
  firstPage,
}: ProofInput): ElementNode {
  const keys = [
    'trim' as const,
    ...(firstPage === undefined ? ['safe' as const] : []),
    ...(panels.length > 0 ? ['fold' as const] : []),
    ...(press.length > 0 ? ['bleed' as const] : []),
  ];
  return h(
    'header',
    null,
    h('h1', { lang: profile.tag }, title),
    h(
      'p.facts',
      null,
      `${name} · ${millimetres(size.width, tongue)} × ${millimetres(size.height, tongue)} mm · `,
      h('span', { lang: profile.tag }, profile.endonym),
      profile.endonym === profile[languageNames[tongue]] ? '' : ` (${profile[languageNames[tongue]]})`,
    ),
    h(
      'p.legend',
      null,
      keys.map((key) =>
        h(
          `span.${key}`,
          null,
          h('i', null),
          words[key][tongue].replace('{}', millimetres(safe * enlarged, tongue)),
        ),
      ),
    ),
  );
}

const languageNames = { vi: 'vietnamese', en: 'english' } as const;

interface Around extends Pick<ProofInput, 'tongue' | 'panelName'> {
  readonly panels: readonly FoldedPanel[];
  readonly showsSafe: boolean;
}

function drawSide(
  side: ProofSide,
  name: string,
  { panels, showsSafe, panelName, tongue }: Around,
): ElementNode {
  const { src, scale, width, height, trim, bleed } = side;
  const at = ({ x, y, width: across, height: down }: Box) =>
    `left:${x * scale}px;top:${y * scale}px;width:${across * scale}px;height:${down * scale}px`;
  const inset = {
    x: trim.x + safe,
    y: trim.y + safe,
    width: trim.width - 2 * safe,
    height: trim.height - 2 * safe,
  };
  const folds = panels.filter(({ x }) => x > 0);
  const bleeds = bleed.width > trim.width;
  return h(
    'figure',
    { style: `width:${width * scale}px` },
    h('figcaption', null, name),
    panels.length > 0 &&
      h(
        'div.names',
        null,
        panels.map((panel) =>
          h(
            'span',
            { style: `left:${(trim.x + panel.x) * scale}px;width:${panel.width * scale}px` },
            `${panelName(panel.name)[tongue]} · ${millimetres(panel.width, tongue)} mm`,
          ),
        ),
      ),
    h(
      'div.page',
      { style: `width:${width * scale}px;height:${height * scale}px` },
      h('img', { src, alt: '' }),
      bleeds && h('b.bleed', { style: at(bleed) }),
      h('b.trim', { style: at(trim) }),
      showsSafe && h('b.safe', { style: at(inset) }),
      folds.map(({ x, y, height: down }) =>
        h('b.fold', { style: at({ x: trim.x + x, y: trim.y + y, width: 0, height: down }) }),
      ),
    ),
  );
}

function drawStep(
  { name, panels }: ProofInput['steps'][number],
  index: number,
  { tongue, panelName }: ProofInput,
): ElementNode {
  return h(
    'figure',
    null,
    h('figcaption', null, `${index + 1}. ${name[tongue]}`),
    h(
      'div.spread',
      null,
      panels.map(({ src, scale, width, height, name: panel }) =>
        h(
          'div.leaf',
          null,
          h(
            'div',
            { style: `width:${width * scale}px;height:${height * scale}px` },
            h('img', { src, alt: '' }),
          ),
          h('span', null, panelName(panel)[tongue]),
        ),
      ),
    ),
  );
}

const millimetres = (value: number, tongue: Tongue): string => {
  const text = String(Math.round(value * 100) / 100);
  return tongue === 'vi' ? text.replace('.', ',') : text;
};

const say = (text: Bilingual, tongue: Tongue, number: number): string =>
  text[tongue].replace('{}', String(number));

const words = {
  side: { vi: 'Mặt {}', en: 'Side {}' },
  unfolding: { vi: 'Gấp lại, như người đọc sẽ mở', en: 'Folded, as a reader will open it' },
  press: {
    vi: 'Tệp cho nhà in (màu trên màn hình chỉ gần đúng)',
    en: 'The file for the print shop (colours on a screen come near at best)',
  },
  trim: { vi: 'đường xén', en: 'trim' },
  safe: { vi: 'vùng an toàn, cách đường xén {} mm', en: 'safe area, {} mm inside the trim' },
  fold: { vi: 'nếp gấp', en: 'fold' },
  bleed: { vi: 'tràn lề', en: 'bleed' },
} satisfies Record<string, Bilingual>;
