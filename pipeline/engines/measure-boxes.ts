/** How full the boxes of a layout are, measured where they stand. */

/** One `[data-box]`, as measured. */
export interface MeasuredBox {
  readonly box: string;
  /** Percent of its room that is taken; absent where nothing limits the box. */
  readonly used?: number;
  /** CSS pixels by which it runs out on its worst side; none where it fits. */
  readonly excess: number;
  readonly lines: number;
  readonly characters: number;
  readonly text: string;
  /** Set where a table in it is wider than its column: shortening the text around helps nothing. */
  readonly wideTable?: true;
}

/**
 * Runs inside the page, so it may use nothing from outside itself.
 *
 * @param only `excess`: nothing but by how much each box runs out, for a body that is only being tried
 */
export function measureBoxes(only?: 'excess'): readonly MeasuredBox[] {
  /** What is this small is how the browser rounds. */
  const tolerance = 1;
  const everywhere = new DOMRect(-1e6, -1e6, 2e6, 2e6);
  const boxes = [...document.querySelectorAll<HTMLElement>('[data-box]')];
  const slack = new Map<Element, number>();
  const measured = boxes.map((box) => measure(box));
  // How far one may grow is known only when it is known how much its neighbours leave.
  return measured.map(({ needs, ...box }, index) => {
    const share = needs && shareOf(boxes[index] as HTMLElement, needs);
    if (share === undefined) return box;
    const used = Math.round(share * 100);
    return { ...box, used: box.excess > 0 ? used : Math.min(used, 100) };
  });

  function measure(box: HTMLElement): MeasuredBox & { readonly needs?: Needs } {
    const name = box.getAttribute('data-box') ?? '';
    const edge = clips(box).reduce(intersection, inside(box));
    const { parts, texts } = contentOf(box);
    let excess = Math.max(
      0,
      beyond(box.getBoundingClientRect(), clips(box).reduce(intersection, everywhere), 0),
    );
    let overhanging: Element | undefined;
    for (const part of parts) {
      const rect = part.getBoundingClientRect();
      if (rect.width === 0 || rect.height === 0 || getComputedStyle(part).display === 'inline') continue;
      const by = beyond(rect, edge, 0);
      if (by > tolerance) overhanging ??= part;
      excess = Math.max(excess, by);
    }
    const wide = wideTables(box, parts);
    for (const [table, by] of wide) {
      overhanging ??= table;
      excess = Math.max(excess, by);
    }
    const column = textEdge(box, edge);
    const cut: Cut[] = [];
    const linesIn = new Map(texts.map((node) => [node, linesOf(node)]));
    for (const [node, all] of linesIn) {
      const lines = all.filter((line) => beyond(line, column, line.height / 10) > tolerance);
      if (lines.length === 0) continue;
      excess = Math.max(excess, ...lines.map((line) => beyond(line, column, line.height / 10)));
      cut.push({ node, lines, start: only ? 0 : firstCut(node, column) });
    }
    const fits = excess <= tolerance;
    if (only) return { box: name, excess: fits ? 0 : excess, lines: 0, characters: 0, text: '' };
    const needs = needsOf(box, parts, [...linesIn.values()].flat());
    if (fits) return { box: name, excess: 0, lines: 0, characters: 0, text: '', ...(needs && { needs }) };
    const [first] = cut;
    const text = first ? first.node.data.slice(first.start) : overhanging?.textContent;
    return {
      box: name,
      excess: Math.round(excess * 10) / 10,
      ...tooMuch(box, excess, texts, cut),
      ...(wide.size > 0 && { wideTable: true }),
      text: words(text || overhanging?.getAttribute('alt') || (overhanging ?? box).tagName.toLowerCase()),
      ...(needs && { needs }),
    };
  }

  /** By how much each table runs out of its column, over what stands beside it: the box itself may be wide enough. */
  function wideTables(box: HTMLElement, parts: readonly HTMLElement[]): ReadonlyMap<Element, number> {
    const tables = parts.filter(({ tagName }) => tagName === 'TABLE');
    if (tables.length === 0) return new Map();
    const { edge, width } = columnsOf(box);
    const spans = (table: HTMLElement) => {
      for (let each: Element | null = table; each && each !== box; each = each.parentElement)
        if (getComputedStyle(each).columnSpan === 'all') return true;
      return false;
    };
    const widthOf = (table: HTMLElement) =>
      Math.max(...[...table.getClientRects()].map((part) => part.width));
    return new Map(
      tables
        .map((table) => [table, widthOf(table) - (spans(table) ? edge.width : width)] as const)
        .filter(([, by]) => by > tolerance),
    );
  }

  /** What runs out, in lines and characters; where it is no text that does, as much text as takes its height. */
  function tooMuch(
    box: HTMLElement,
    excess: number,
    texts: readonly Text[],
    cut: readonly Cut[],
  ): { lines: number; characters: number } {
    const { columnOf } = columnsOf(box);
    const lines = rows(
      cut.flatMap((each) => each.lines),
      columnOf,
    );
    const written = (some: readonly string[]) => some.reduce((sum, text) => sum + letters(text), 0);
    if (lines > 0)
      return { lines, characters: written(cut.map(({ node, start }) => node.data.slice(start))) };
    const all = Math.max(1, rows(texts.flatMap(linesOf), columnOf));
    const taken = Math.max(
      1,
      Math.ceil(excess / (Number.parseFloat(getComputedStyle(box).lineHeight) || 16)),
    );
    return { lines: taken, characters: Math.round((taken * written(texts.map(({ data }) => data))) / all) };
  }

  /** Its own parts and texts, without what is inside of a box within it, of a drawing, or not for readers. */
  function contentOf(box: HTMLElement): { parts: HTMLElement[]; texts: Text[] } {
    const parts: HTMLElement[] = [];
    const texts: Text[] = [];
    const enter = (parent: Element) => {
      for (const child of parent.childNodes) {
        if (child instanceof Text) {
          if (child.data.trim()) texts.push(child);
        } else if (child instanceof Element && child.getAttribute('aria-hidden') !== 'true') {
          parts.push(child as HTMLElement);
          if (!child.hasAttribute('data-box') && !(child instanceof SVGElement)) enter(child);
        }
      }
    };
    enter(box);
    return { parts, texts };
  }

  /** What cuts off the box itself: the elements around it that let nothing out. */
  function clips(box: HTMLElement): readonly DOMRect[] {
    const found: DOMRect[] = [];
    for (let around = box.parentElement; around && around !== document.body; around = around.parentElement) {
      if (around.hasAttribute('data-box')) break;
      if (getComputedStyle(around).overflow !== 'visible') found.push(inside(around));
    }
    return found;
  }

  interface Cut {
    readonly node: Text;
    /** Those that are out. */
    readonly lines: readonly DOMRect[];
    /** The first character that is. */
    readonly start: number;
  }

  interface Needs {
    /** Height that the content takes, all columns together. */
    readonly height: number;
    readonly columns: number;
  }

  function needsOf(
    box: HTMLElement,
    parts: readonly HTMLElement[],
    lines: readonly DOMRect[],
  ): Needs | undefined {
    const style = getComputedStyle(box);
    const { edge, count, columnOf } = columnsOf(box);
    const bottoms = new Map<number, number>();
    for (const rect of [...parts.flatMap((part) => [...part.getClientRects()]), ...lines]) {
      if (rect.width === 0 || rect.height === 0) continue;
      const column = columnOf(rect);
      bottoms.set(column, Math.max(bottoms.get(column) ?? 0, rect.bottom - edge.top));
    }
    // Columns that are full end a little above their foot, where the next line had no room.
    const last = Math.max(0, ...bottoms.keys());
    const full = count > 1 && last >= count;
    const height = [...bottoms].reduce(
      (sum, [column, bottom]) => sum + (full && column < last ? Math.max(bottom, edge.height) : bottom),
      0,
    );
    const needed = Math.max(0, height - filling(box, style));
    slack.set(box, Math.max(0, edge.height - needed / count));
    return needed > 0 ? { height: needed, columns: count } : undefined;
  }

  /** The columns of a box, and in which of them a rectangle stands: beyond the last, where it runs out sideways. */
  function columnsOf(box: HTMLElement) {
    const style = getComputedStyle(box);
    const edge = content(box, style);
    const count = Number.parseInt(style.columnCount, 10) || 1;
    const gap = count > 1 ? Number.parseFloat(style.columnGap) || Number.parseFloat(style.fontSize) : 0;
    const pitch = (edge.width + gap) / count;
    const columnOf = (rect: DOMRect): number => {
      const across = style.direction === 'rtl' ? edge.right - rect.right : rect.left - edge.left;
      return count > 1 ? Math.max(0, Math.floor((across + gap / 2) / pitch)) : 0;
    };
    return { edge, count, width: pitch - gap, columnOf };
  }

  /** Height that only fills the box: automatic margins, and children that grow beyond what they hold. */
  function filling(box: HTMLElement, { display, flexDirection }: CSSStyleDeclaration): number {
    if (display !== 'flex' || flexDirection !== 'column') return 0;
    const range = document.createRange();
    return [...box.children].reduce((sum, child) => {
      const [typed, used] = [child.computedStyleMap(), getComputedStyle(child)];
      const margin = (side: 'margin-top' | 'margin-bottom') =>
        String(typed.get(side)) === 'auto' ? Number.parseFloat(used.getPropertyValue(side)) || 0 : 0;
      range.selectNodeContents(child);
      const grown =
        Number(used.flexGrow) > 0
          ? child.getBoundingClientRect().height - range.getBoundingClientRect().height
          : 0;
      return sum + margin('margin-top') + margin('margin-bottom') + Math.max(0, grown);
    }, 0);
  }

  /** What its content takes of the height that the box has, or may take before something else would be pushed out. */
  function shareOf(box: HTMLElement, { height, columns }: Needs): number | undefined {
    const style = getComputedStyle(box);
    const own = content(box, style).height;
    const limit = Number.parseFloat(style.maxHeight);
    const column = box.parentElement && getComputedStyle(box.parentElement);
    const stacked = column?.display === 'flex' && column.flexDirection === 'column';
    const grows = Number(style.flexGrow) > 0;
    if (!Number.isNaN(limit) && !style.maxHeight.endsWith('%') && !(stacked && grows))
      return height / (limit * columns);
    if (stacked && grows) return height / ((own + givenUp(box, grows)) * columns);
    // As high as its highest column: the room beside a shorter one is of no use to its neighbours.
    if (stacked) return Math.max(own, height / columns) / (own + givenUp(box, grows));
    const fixed = style.position === 'absolute' || String(box.computedStyleMap().get('height')) !== 'auto';
    return fixed ? height / (own * columns) : undefined;
  }

  /** What its neighbours would give up: decoration that only fills room; and for a box that doesn't grow, their slack. */
  function givenUp(box: HTMLElement, grows: boolean): number {
    return [...(box.parentElement?.children ?? [])].reduce((sum, other) => {
      if (other === box) return sum;
      const style = getComputedStyle(other);
      if (style.position === 'absolute' || !(Number(style.flexGrow) > 0)) return sum;
      if (other.matches('[data-box]')) return sum + (grows ? 0 : (slack.get(other) ?? 0));
      return sum + Math.max(0, other.clientHeight - (Number.parseFloat(style.minHeight) || 0));
    }, 0);
  }

  /** The content box of an element. */
  function content(box: HTMLElement, style: CSSStyleDeclaration): DOMRect {
    const { x, y, width, height } = inside(box);
    const [top, right, bottom, left] = ['top', 'right', 'bottom', 'left'].map(
      (side) => Number.parseFloat(style.getPropertyValue(`padding-${side}`)) || 0,
    ) as [number, number, number, number];
    return new DOMRect(x + left, y + top, width - left - right, height - top - bottom);
  }

  /** Words may not run out at the sides of the column into the margins that the box keeps free. */
  function textEdge(box: HTMLElement, edge: DOMRect): DOMRect {
    const { x, width } = content(box, getComputedStyle(box));
    return intersection(edge, new DOMRect(x, edge.y, width, edge.height));
  }

  /** The padding box of an element: what overflow is clipped to. */
  function inside(box: HTMLElement): DOMRect {
    const outer = box.getBoundingClientRect();
    // Client sizes are those before `zoom`, rectangles those after it (CSSOM View).
    const zoom = box.currentCSSZoom;
    return new DOMRect(
      outer.x + box.clientLeft * zoom,
      outer.y + box.clientTop * zoom,
      box.clientWidth * zoom || outer.width,
      box.clientHeight * zoom || outer.height,
    );
  }

  function intersection(one: DOMRect, other: DOMRect): DOMRect {
    const [left, top] = [Math.max(one.left, other.left), Math.max(one.top, other.top)];
    const [right, bottom] = [Math.min(one.right, other.right), Math.min(one.bottom, other.bottom)];
    return new DOMRect(left, top, right - left, bottom - top);
  }

  /** `slack`: a line's rectangle holds the font's whole ascent and descent, which reach beyond a tight line-height. */
  function beyond(rect: DOMRect, edge: DOMRect, slack: number): number {
    return Math.max(
      edge.left - rect.left,
      rect.right - edge.right,
      edge.top - rect.top - slack,
      rect.bottom - edge.bottom - slack,
    );
  }

  function linesOf(node: Text): DOMRect[] {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width }) => width > 0);
  }

  /** How many lines rectangles stand in: those of one line have their middles at about the same height. */
  function rows(rects: readonly DOMRect[], columnOf: (rect: DOMRect) => number): number {
    const columns = new Map<number, number[]>();
    for (const rect of rects) {
      const middle = rect.top + rect.height / 2;
      const seen = columns.get(columnOf(rect)) ?? [];
      if (!seen.some((other) => Math.abs(other - middle) < rect.height * 0.4)) seen.push(middle);
      columns.set(columnOf(rect), seen);
    }
    return [...columns.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** Where in a text the first character stands that is out: halving, for it is in reading order. */
  function firstCut(node: Text, edge: DOMRect): number {
    const range = document.createRange();
    let low = 0;
    let high = node.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      range.setStart(node, 0);
      range.setEnd(node, middle + 1);
      const out = [...range.getClientRects()].some(
        (line) => beyond(line, edge, line.height / 10) > tolerance,
      );
      if (out) high = middle;
      else low = middle + 1;
    }
    const space = node.data.lastIndexOf(' ', low);
    return space < 0 ? 0 : space + 1;
  }

  function letters(text: string): number {
    return [...text.replace(/\s+/g, ' ').trim()].length;
  }

  function words(text: string): string {
    const line = text.replace(/\s+/g, ' ').trim();
    if (line.length <= 60) return line;
    const end = line.lastIndexOf(' ', 60);
    return `${line.slice(0, end > 20 ? end : 60)}…`;
  }
}
