/** What a typesetter would not let pass in a layout although everything fits, found where it stands. */
import type { Flaw } from '../model/rendition.ts';

/**
 * Runs inside the page, so it may use nothing from outside itself.
 *
 * @param overflowing boxes that do not hold their text anyway: nothing more is said of them
 */
export function findFlaws(overflowing: readonly string[]): readonly Flaw[] {
  /** Three millimetres of paper, in which the knife may cut: nothing that is to be read stands there. */
  const unsafe = (3 * 96) / 25.4;
  const clips = new Map<Element, readonly DOMRect[]>();
  const inline = new Map<Element, boolean>();
  const columns = new Map<HTMLElement, (left: number) => number>();
  const blocks = blocksOfText();
  return [...blocks.flatMap(brokenOff), ...headingsAtFoot(blocks), ...partedCaptions(), ...atEdges()];

  interface TextBlock {
    /** The block that holds the texts directly: a paragraph, an item, a heading. */
    readonly element: Element;
    readonly box: HTMLElement;
    readonly lines: readonly DOMRect[];
  }

  /** Blocks that hold text, in reading order, each with its lines. */
  function blocksOfText(): readonly TextBlock[] {
    const found = new Map<Element, { box: HTMLElement; rects: DOMRect[] }>();
    const range = document.createRange();
    for (const box of document.querySelectorAll<HTMLElement>('[data-box]')) {
      if (overflowing.includes(box.dataset.box ?? '')) continue;
      for (const node of textsIn(box)) {
        if (node.parentElement?.closest('[data-box]') !== box) continue;
        const element = blockOf(node);
        range.selectNodeContents(node);
        const known = found.get(element) ?? { box, rects: [] };
        known.rects.push(...[...range.getClientRects()].filter(({ width }) => width > 0));
        found.set(element, known);
      }
    }
    return [...found].map(([element, { box, rects }]) => ({ element, box, lines: linesOf(rects) }));
  }

  /** One line, or less than two, of a text that is broken over columns. */
  function brokenOff({ element, box, lines }: TextBlock): readonly Flaw[] {
    const parts = [...Map.groupBy(lines, ({ left }) => columnOf(box, left)).values()];
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last || first === last || element.matches('h1,h2,h3,h4,h5,h6')) return [];
    return [
      ...(first.length === 1 ? [flaw('orphan', box, element.textContent)] : []),
      ...(last.length === 1 ? [flaw('widow', box, endOf(element.textContent))] : []),
    ];
  }

  /** A heading, or the figure of a statistic, below which its column has nothing more, though the text goes on elsewhere. */
  function headingsAtFoot(all: readonly TextBlock[]): readonly Flaw[] {
    return all.flatMap(({ element, box, lines }, index) => {
      const next = all[index + 1];
      const [last, begin] = [lines.at(-1), next?.lines[0]];
      if (!next || !last || !begin || !element.matches('h2,h3,h4,h5,h6,.block-title,dt')) return [];
      const before = all[index - 1];
      const alone = before?.box !== box && next.box !== box;
      const follows = next.box === box && columnOf(box, begin.left) === columnOf(box, last.left);
      return alone || follows ? [] : [flaw('heading-at-foot', box, element.textContent)];
    });
  }

  function partedCaptions(): readonly Flaw[] {
    return [...document.querySelectorAll('figure')].flatMap((figure) => {
      const [picture, caption] = [figure.querySelector('img,svg'), figure.querySelector('figcaption')];
      const box = figure.closest<HTMLElement>('[data-box]');
      if (!picture || !caption || !box || overflowing.includes(box.dataset.box ?? '')) return [];
      const [shown, said] = [picture.getBoundingClientRect(), caption.getBoundingClientRect()];
      const together = columnOf(box, shown.left) === columnOf(box, said.left);
      return together ? [] : [flaw('parted-caption', box, caption.textContent)];
    });
  }

  /** Text that an edge cuts, or that stands so near to the trim that the knife may. */
  function atEdges(): readonly Flaw[] {
    const found = new Map<string, Flaw>();
    const note = (type: Flaw['type'], node: Text, box: HTMLElement | null | undefined) => {
      const key = `${type} ${box?.dataset.box}`;
      if (!found.has(key)) found.set(key, flaw(type, box, blockOf(node).textContent));
    };
    const trims = [...document.querySelectorAll('[data-side]')].map((side) => side.getBoundingClientRect());
    const range = document.createRange();
    for (const node of textsIn(document.body)) {
      const around = node.parentElement;
      const box = around?.closest<HTMLElement>('[data-box]');
      // The mark of a draft runs along the trim: nobody prints a draft.
      if (!around || overflowing.includes(box?.dataset.box ?? '') || around.closest('[data-draft]')) continue;
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
      const cut = lines.some((line) =>
        clipsAround(around).some((clip) => outOf(line, clip, 0, line.height / 10)),
      );
      const isNear = (line: DOMRect) => trims.every((trim) => outOf(line, trim, unsafe, line.height / 5));
      if (cut) note('cut', node, box);
      else if (trims.length > 0 && lines.some(isNear)) note('near-trim', node, box);
    }
    return [...found.values()];
  }

  /** Elements around a text that let nothing out of them. Most texts are in the same few. */
  function clipsAround(element: Element): readonly DOMRect[] {
    const known = clips.get(element);
    if (known) return known;
    const outer =
      element === document.body || !element.parentElement ? [] : clipsAround(element.parentElement);
    const own = element !== document.body && getComputedStyle(element).overflow !== 'visible';
    const found = own ? [...outer, element.getBoundingClientRect()] : outer;
    clips.set(element, found);
    return found;
  }

  /** `slack`: a line's rectangle holds the font's whole ascent and descent, which reach beyond most letters. */
  function outOf(line: DOMRect, around: DOMRect, inset: number, slack: number): boolean {
    return (
      line.left < around.left + inset - 1 ||
      line.right > around.right - inset + 1 ||
      line.top + slack < around.top + inset - 1 ||
      line.bottom - slack > around.bottom - inset + 1
    );
  }

  /** Texts that are read: no drawing's, and nothing hidden from readers. */
  function textsIn(element: Element): readonly Text[] {
    return [...element.childNodes].flatMap((child): readonly Text[] => {
      if (child instanceof Text) return child.data.trim() ? [child] : [];
      if (!(child instanceof Element) || child instanceof SVGElement) return [];
      return child.getAttribute('aria-hidden') === 'true' ? [] : textsIn(child);
    });
  }

  function blockOf(node: Text): Element {
    let around = node.parentElement ?? document.body;
    while (isInline(around) && around.parentElement) around = around.parentElement;
    return around;
  }

  function isInline(element: Element): boolean {
    const known = inline.get(element) ?? getComputedStyle(element).display.startsWith('inline');
    inline.set(element, known);
    return known;
  }

  /** Rectangles that stand beside each other on one line, as one. */
  function linesOf(rects: readonly DOMRect[]): readonly DOMRect[] {
    const lines: DOMRect[] = [];
    for (const rect of rects) {
      const middle = rect.top + rect.height / 2;
      const last = lines.at(-1);
      const same = last && middle > last.top && middle < last.bottom && rect.left >= last.left - 1;
      if (!same) lines.push(rect);
    }
    return lines;
  }

  function columnOf(box: HTMLElement, left: number): number {
    const known = columns.get(box) ?? columnsOf(box);
    columns.set(box, known);
    return known(left);
  }

  function columnsOf(box: HTMLElement): (left: number) => number {
    const style = getComputedStyle(box);
    const count = Number.parseInt(style.columnCount, 10) || 1;
    const gap = Number.parseFloat(style.columnGap) || Number.parseFloat(style.fontSize);
    const pitch = (box.clientWidth + gap) / count;
    const start = box.getBoundingClientRect().left;
    return (left) => (count > 1 ? Math.floor((left - start + gap / 2) / pitch) : 0);
  }

  function flaw(type: Flaw['type'], box: HTMLElement | null | undefined, text: string | null): Flaw {
    const line = (text ?? '').replace(/\s+/g, ' ').trim();
    return { type, box: box?.dataset.box ?? '', text: [...line].slice(0, 60).join('') };
  }

  function endOf(text: string | null): string {
    return [...(text ?? '').replace(/\s+/g, ' ').trim()].slice(-60).join('');
  }
}
