/** What runs out of its column where text flows over pages: of such a text the width is known before it is printed. */
import type { Overflow } from '../model/rendition.ts';

/** Runs inside the page, so it may use nothing from outside itself. For each `[data-column]`, its worst excess. */
export async function columnOverflows(): Promise<Overflow[]> {
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
