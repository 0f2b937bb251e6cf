/** A `:::block` of the source → its figures as data, its texts as holes. */
import type { Element } from 'hast';
import type { FigureValue, SkeletonBlock, SkeletonFigures } from '../model/document.ts';
import { type HtmlNode, plainText } from '../model/html.ts';
import type { BlockKind } from './block-kind.ts';
import { blockKinds } from './blocks.ts';
import { elementsOf, phrasing } from './elements.ts';
import { readFigure } from './figure.ts';
import { callsIn, diagnose as diagnoseFootnote } from './footnotes.ts';
import { placeOf } from './parse.ts';
import { diagnose, type Reading, reportThousands } from './reading.ts';

/** Reads the blocks inside a directive. */
type ReadInner = (element: Element) => readonly SkeletonBlock[];

/** Reads one directive; undefined, with a diagnostic, where it is unknown or holds the wrong thing. */
export function readDirective(
  element: Element,
  reading: Reading,
  readInner: ReadInner,
): SkeletonBlock | undefined {
  const place = placeOf(element, reading);
  const name = String(element.properties.name);
  const kind = blockKinds.get(name);
  if (!kind) {
    const names = [...blockKinds.keys()].join(', ');
    reading.diagnostics.push(diagnose('unknown-directive', place, { values: { name, names } }));
    return undefined;
  }
  const attributes = readAttributes(element, kind, reading);
  const label = elementsOf(element).find((child) => child.tagName === 'x-label');
  const title = label && reading.addUnit('label', phrasing(label), place);
  const inner: Element = { ...element, children: element.children.filter((child) => child !== label) };
  const content = readContent(inner, kind, reading, readInner);
  if (!content) {
    const { vi, en } = wanted[kind.content];
    reading.diagnostics.push(
      diagnose('directive-content', place, {
        values: { name, wanted: vi, wantedEn: en, example: kind.example },
      }),
    );
    return undefined;
  }
  return { type: 'directive', name, attributes, ...(title !== undefined && { title }), ...content };
}

type Content = Pick<Extract<SkeletonBlock, { type: 'directive' }>, 'blocks' | 'figures'>;

const wanted = {
  'figure-list': {
    vi: 'một danh sách mà mỗi dòng bắt đầu bằng con số in đậm',
    en: 'a list whose items start with a bold figure',
  },
  'figure-table': {
    vi: 'một bảng mà mọi cột trừ cột đầu là số',
    en: 'a table whose columns but the first are figures',
  },
  list: { vi: 'một danh sách', en: 'one list' },
  flow: { vi: 'ít nhất một đoạn', en: 'at least one block' },
} as const;

function readContent(
  element: Element,
  kind: BlockKind,
  reading: Reading,
  readInner: ReadInner,
): Content | undefined {
  const children = elementsOf(element);
  const [only] = children;
  switch (kind.content) {
    case 'figure-list':
      return children.length === 1 && only?.tagName === 'ul'
        ? { blocks: [], figures: readFigureList(only, kind, reading) }
        : undefined;
    case 'figure-table':
      return children.length === 1 && only?.tagName === 'table'
        ? { blocks: [], figures: readFigureTable(only, kind, reading) }
        : undefined;
    case 'list':
      return children.length === 1 && (only?.tagName === 'ul' || only?.tagName === 'ol')
        ? { blocks: readInner(element) }
        : undefined;
    case 'flow':
      return children.length > 0 ? { blocks: readInner(element) } : undefined;
  }
}

function readFigureList(list: Element, kind: BlockKind, reading: Reading): SkeletonFigures {
  const rows = elementsOf(list).flatMap((item) => {
    // A loose list wraps each item in a paragraph.
    const inner = elementsOf(item).find((child) => child.tagName === 'p') ?? item;
    const nodes = phrasing(inner).filter(
      (node, index) => index > 0 || node.type === 'element' || node.value.trim(),
    );
    const [first, ...rest] = nodes;
    const figure =
      first?.type === 'element' && first.tagName === 'strong'
        ? figureIn([first], kind, item, reading)
        : undefined;
    if (first?.type !== 'element' || first.tagName !== 'strong')
      reportFigure(plainText(nodes), kind, item, reading);
    return figure
      ? [
          {
            label: reading.addUnit('label', withoutSeparator(rest), placeOf(item, reading), {
              namesFigure: true,
            }),
            figures: [figure],
          },
        ]
      : [];
  });
  return { head: [], rows };
}

/** The colon or dash between a figure and what it says is layout. */
function withoutSeparator(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const [first, ...rest] = nodes;
  return first?.type === 'text'
    ? [{ type: 'text', value: first.value.replace(/^\s*[:–—-]?\s+/, '') }, ...rest]
    : nodes;
}

function readFigureTable(table: Element, kind: BlockKind, reading: Reading): SkeletonFigures {
  const rowsOf = (section: string) =>
    elementsOf(table)
      .filter((child) => child.tagName === section)
      .flatMap(elementsOf);
  const addCell = (cell: Element, more = {}) =>
    reading.addUnit('cell', phrasing(cell), placeOf(cell, reading), more);
  const head = rowsOf('thead')
    .flatMap(elementsOf)
    .map((cell) => addCell(cell));
  const rows = rowsOf('tbody').flatMap((row) => {
    const [label, ...cells] = elementsOf(row);
    const figures = cells.flatMap((cell) => figureIn(phrasing(cell), kind, cell, reading) ?? []);
    return label && figures.length > 0 ? [{ label: addCell(label, { namesFigure: true }), figures }] : [];
  });
  return { head, rows };
}

function figureIn(
  nodes: readonly HtmlNode[],
  kind: BlockKind,
  cell: Element,
  reading: Reading,
): FigureValue | undefined {
  const text = plainText(nodes);
  if (callsIn(nodes).length > 0)
    reading.diagnostics.push(
      diagnoseFootnote('footnote-place', placeOf(cell, reading), { values: { name: text.trim() } }),
    );
  const figure = readFigure(text, reading.facts);
  if (!figure) reportFigure(text, kind, cell, reading);
  else reportThousands(text, placeOf(cell, reading), reading);
  return figure;
}

function reportFigure(text: string, kind: BlockKind, at: Element, reading: Reading): void {
  reading.diagnostics.push(
    diagnose('figure-not-a-number', placeOf(at, reading), { values: { text: text.trim(), name: kind.name } }),
  );
}

function readAttributes(
  element: Element,
  kind: BlockKind,
  reading: Reading,
): Readonly<Record<string, string>> {
  const given = JSON.parse(String(element.properties.attributes)) as Record<string, string>;
  const report = (attribute: string, value: string) => {
    const allowed = Object.entries(kind.attributes)
      .map(([each, { values }]) => `${each}=${values?.join('|') ?? '…'}`)
      .join(', ');
    const values = { name: kind.name, attribute, value, allowed: allowed || '–' };
    reading.diagnostics.push(diagnose('directive-attribute', placeOf(element, reading), { values }));
  };
  for (const [attribute, value] of Object.entries(given)) {
    const known = kind.attributes[attribute];
    if (!known || (known.values && !known.values.includes(value))) report(attribute, value);
  }
  for (const [attribute, { required }] of Object.entries(kind.attributes)) {
    if (required && !(attribute in given)) report(attribute, '');
  }
  return given;
}
