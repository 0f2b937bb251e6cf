/** What must be known of a text that flows before it is printed: its lines are set already, for their width is known. */
import type { Overflow } from '../model/rendition.ts';

/**
 * Runs inside the page, so it may use nothing from outside itself. Keeps short paragraphs whole, and what is no higher
 * than its `data-whole` in millimetres; says what runs out of its column: for each `[data-column]`, the worst.
 */
export async function prepareColumns(): Promise<Overflow[]> {
  for (const paragraph of document.querySelectorAll('[data-column] :is(p, li, dd)'))
    if (isShort(paragraph)) (paragraph as HTMLElement).style.breakInside = 'avoid';
  for (const part of document.querySelectorAll<HTMLElement>('[data-whole]'))
    if (part.getBoundingClientRect().height <= (Number(part.dataset.whole) / 25.4) * 96)
      part.style.breakInside = 'avoid';
  return [...document.querySelectorAll('[data-column]')].flatMap((box) => {
    const edge = columnsOf(box);
    let worst: { excess: number; text: string } | undefined;
    const found = (rect: DOMRect, text: string | null) => {
      const excess = rect.width === 0 ? 0 : edge(rect);
      if (excess > 1 && excess > (worst?.excess ?? 0)) worst = { excess, text: words(text ?? '') };
    };
    for (const part of box.querySelectorAll('*')) {
      if (part.closest('[data-column]') !== box || part.closest('[aria-hidden="true"]')) continue;
      if (part.parentElement?.closest('svg') || getComputedStyle(part).display === 'inline') continue;
      for (const rect of part.getClientRects()) found(rect, part.textContent || part.getAttribute('alt'));
    }
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (!node.nodeValue?.trim() || parent?.closest('[data-column]') !== box) continue;
      if (parent.closest('[aria-hidden="true"]')) continue;
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) found(rect, node.nodeValue);
    }
    if (!worst) return [];
    return [
      {
        box: box.getAttribute('data-column') ?? '',
        excess: Math.round(worst.excess * 10) / 10,
        lines: 1,
        characters: worst.text.length,
        text: worst.text,
      },
    ];
  });

  /**
   * Of three lines: the browser keeps two of them (`orphans`) and lets the last one go to the next page alone, whatever
   * `widows` says.
   */
  function isShort(paragraph: Element): boolean {
    const lineHeight = Number.parseFloat(getComputedStyle(paragraph).lineHeight);
    return paragraph.getBoundingClientRect().height < 3.6 * lineHeight;
  }

  /** By how much a rectangle runs out of the column that it begins in. */
  function columnsOf(box: Element): (rect: DOMRect) => number {
    const style = getComputedStyle(box);
    const outer = box.getBoundingClientRect();
    const left = outer.left + Number.parseFloat(style.paddingLeft);
    const right = outer.right - Number.parseFloat(style.paddingRight);
    const count = Number.parseInt(style.columnCount, 10) || 1;
    const gap = count > 1 ? Number.parseFloat(style.columnGap) || 0 : 0;
    const width = (right - left - gap * (count - 1)) / count;
    return (rect) => {
      const column = Math.max(0, Math.floor((rect.left - left + 1) / (width + gap)));
      const start = left + column * (width + gap);
      return Math.max(start - rect.left, rect.right - start - width);
    };
  }

  function words(text: string): string {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > 60 ? `${line.slice(0, line.lastIndexOf(' ', 60) + 1 || 60)}…` : line;
  }
}
