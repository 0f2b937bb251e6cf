/** Finds how the text of a layout is set: as large as it fits, the short text where the whole does not. */
import type { Fit, Flaw } from '../model/rendition.ts';
import type { findFlaws } from './find-flaws.ts';
import type { MeasuredBox, measureBoxes } from './measure-boxes.ts';

/** Bodies, and the classes of `<body>` to try them with, most wanted first. */
export interface ComposedText {
  readonly fits: readonly string[];
  readonly bodies: readonly string[];
}

/** What looks at a page: functions of files of their own, handed into it as their source. */
export interface Gauges {
  readonly measureBoxes: typeof measureBoxes;
  readonly findFlaws: typeof findFlaws;
}

export interface Composed {
  readonly boxes: readonly MeasuredBox[];
  readonly fit: Fit;
  readonly flaws: readonly Flaw[];
  /** Which of its text's bodies is shown. */
  readonly body: number;
}

/**
 * Runs inside the page, so it may use nothing from outside itself. Leaves on it what fits, else what nearly does.
 *
 * @param texts the whole, then the short one if there is one
 */
export async function compose(
  texts: readonly ComposedText[],
  { measureBoxes: measure, findFlaws: find }: Gauges,
): Promise<Composed> {
  interface Try {
    readonly text: ComposedText;
    readonly index: number;
    readonly body: string;
    readonly excess: number;
  }
  let best: Try | undefined;
  let shown: Try | undefined;
  /** Of what is shown now; absent where nothing fits. */
  let flaws: readonly Flaw[] | undefined;
  const chosen = await choose();
  const boxes = measure();
  return {
    boxes,
    fit: {
      setting: chosen?.text.fits[chosen.index] ?? '',
      size: typeSize(),
      shortened: chosen !== undefined && chosen.text !== texts[0],
    },
    flaws: flaws ?? find(boxes.flatMap(({ box, excess }) => (excess > 0 ? [box] : []))),
    body: chosen ? chosen.text.bodies.indexOf(chosen.body) : 0,
  };

  async function choose(): Promise<Try | undefined> {
    for (const text of texts) {
      const fitting = await largest(text);
      if (!fitting) continue;
      await show(fitting);
      return withoutFlaws(fitting);
    }
    if (best) await show(best);
    return best;
  }

  /**
   * Finds the first type size in which a body holds its text. What fits in one size fits in every smaller one, so after
   * the largest the rest is halved: every try costs a layout.
   */
  async function largest(text: ComposedText): Promise<Try | undefined> {
    let fitting = await tryFit(text, 0);
    let low = 1;
    let high = fitting ? 0 : text.fits.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = await tryFit(text, middle);
      if (found) fitting = found;
      if (found) high = middle - 1;
      else low = middle + 1;
    }
    return fitting;
  }

  /** Tries one body after another in one type size. */
  async function tryFit(text: ComposedText, index: number): Promise<Try | undefined> {
    for (const body of text.bodies) {
      await set(text.fits[index] ?? '', body);
      shown = { text, index, body, excess: excess() };
      if (shown.excess === 0) return shown;
      if (!best || shown.excess <= best.excess) best = shown;
    }
    return undefined;
  }

  /** Of what is shown: mends what it can; else another division, or closer lines, in the same size of type. */
  async function withoutFlaws(fitting: Try): Promise<Try> {
    if (isFlawless()) return fitting;
    const { text, index, body } = fitting;
    const size = typeSize();
    const others = text.bodies.slice(text.bodies.indexOf(body) + 1).map((other) => [index, other] as const);
    const closer =
      index + 1 < text.fits.length ? text.bodies.map((other) => [index + 1, other] as const) : [];
    for (const [at, other] of [...others, ...closer]) {
      await set(text.fits[at] ?? '', other);
      if (typeSize() !== size) break;
      if (excess() === 0 && isFlawless()) return { text, index: at, body: other, excess: 0 };
    }
    await set(text.fits[index] ?? '', body);
    isFlawless();
    return fitting;
  }

  /** Whether nothing is left of what another way to set the text might avoid. */
  function isFlawless(): boolean {
    keepShortWhole();
    flaws = find([]);
    const avoidable = ['orphan', 'widow', 'heading-at-foot', 'parted-caption'];
    return !flaws.some(({ type }) => avoidable.includes(type));
  }

  function excess(): number {
    return measure('excess').reduce((sum, box) => sum + box.excess, 0);
  }

  /**
   * Of three lines the browser keeps two (`orphans`) and lets the last one go to the next column alone, whatever `widows`
   * says: such a paragraph stays whole, where there is room for it.
   */
  function keepShortWhole(): void {
    const broken = [...document.querySelectorAll<HTMLElement>('[data-box] :is(p, li, dd)')].filter(
      (paragraph) => {
        const parts = [...paragraph.getClientRects()];
        const height = parts.reduce((sum, part) => sum + part.height, 0);
        return parts.length > 1 && height < 3.6 * Number.parseFloat(getComputedStyle(paragraph).lineHeight);
      },
    );
    for (const paragraph of broken) paragraph.style.breakInside = 'avoid';
    const overflows = broken.length > 0 && excess() > 0;
    if (overflows) for (const paragraph of broken) paragraph.style.breakInside = '';
  }

  async function show(wanted: Try): Promise<void> {
    if (wanted !== shown) await set(wanted.text.fits[wanted.index] ?? '', wanted.body);
  }

  async function set(name: string, body: string): Promise<void> {
    document.body.className = name;
    document.body.innerHTML = body;
    // The browser tags a word in another language only where the element means something to it.
    for (const word of document.body.querySelectorAll('span[lang],b[lang],i[lang]')) word.role ??= 'generic';
    // It tags no cell in which nothing stands, and a row must not lack one.
    for (const cell of document.body.querySelectorAll('td:empty,th:empty')) cell.textContent = '\u00A0';
    scrollTo(0, 0);
    // Laying out starts the fonts that this text needs; each may bring another, where it lacks a character.
    do {
      document.body.getBoundingClientRect();
      await document.fonts.ready;
    } while (document.fonts.status === 'loading');
    await Promise.all([...document.images].map(loaded));
  }

  /** Or known to be broken. */
  function loaded(image: HTMLImageElement): unknown {
    return (
      image.complete ||
      new Promise((resolve) => {
        image.onload = image.onerror = resolve;
      })
    );
  }

  /** Size of running text in points: what sets its own size inside of it is a heading, an imprint, a label. */
  function typeSize(): number {
    const running = document.body.querySelector('main') ?? document.body;
    return Math.round(Number.parseFloat(getComputedStyle(running).fontSize) * 75) / 100;
  }
}
