/** Markdown → hast, with directives as `x-directive` elements and whatever is unsafe left out and reported. */
import type { Element, ElementContent, Root } from 'hast';
import type {
  FootnoteDefinition,
  FootnoteReference,
  Root as MarkdownRoot,
  Nodes,
  Parents,
  Table,
} from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import remarkDirective from 'remark-directive';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Place } from '../model/diagnostic.ts';
import { diagnose as diagnoseFootnote, type Footnotes, numberFootnotes, typedCall } from './footnotes.ts';
import { remarkTables } from './gfm.ts';
import { isSafeLink } from './links.ts';
import { refuseHuge } from './parse-limits.ts';
import { diagnose, type Reading } from './reading.ts';

const parser = unified().use(remarkParse).use(remarkTables).use(remarkDirective).freeze();

/** The tree of a body as it was typed, with offsets. */
export const parseTree = (markdown: string): MarkdownRoot => parser.parse(markdown);

const converterOf = ({ calls, notes }: Footnotes) =>
  unified().use(remarkRehype, {
    handlers: {
      footnoteReference(state, node: FootnoteReference): Element {
        const properties = { ...calls.get(node) };
        const element: Element = { type: 'element', tagName: 'sup', properties, children: [] };
        state.patch(node, element);
        return element;
      },
      footnoteDefinition(state, node: FootnoteDefinition): Element | undefined {
        const note = notes.get(node);
        if (!note) return undefined;
        const element: Element = {
          type: 'element',
          tagName: 'x-footnote',
          properties: { ...note },
          children: state.all(node) as ElementContent[],
        };
        state.patch(node, element);
        return element;
      },
      containerDirective(state, node: ContainerDirective): Element {
        const [first, ...rest] = node.children;
        const label = first?.type === 'paragraph' && first.data?.directiveLabel ? first : undefined;
        const element: Element = {
          type: 'element',
          tagName: 'x-directive',
          properties: { name: node.name, attributes: JSON.stringify(node.attributes ?? {}) },
          children: [
            ...(label
              ? [{ type: 'element' as const, tagName: 'x-label', properties: {}, children: state.all(label) }]
              : []),
            ...(state.all({
              type: 'root',
              children: label ? rest : node.children,
            } as Parents) as ElementContent[]),
          ],
        };
        state.patch(node, element);
        return element;
      },
    },
  });

const withoutFootnotes = converterOf({ calls: new Map(), notes: new Map() }).freeze();

/** Parses a body; positions count lines from the file's first line. */
export function parseMarkdown(markdown: string, reading: Reading): Root {
  const refusal = refuseHuge(markdown, reading);
  if (refusal) {
    reading.diagnostics.push(refusal);
    return { type: 'root', children: [] };
  }
  const tree = parser.parse(markdown);
  clean(tree, markdown, reading);
  const footnotes = numberFootnotes(
    tree,
    (node) => placeOf(node, reading),
    (diagnostic) => reading.diagnostics.push(diagnostic),
  );
  const converter = footnotes.notes.size > 0 ? converterOf(footnotes) : withoutFootnotes;
  return converter.runSync(tree) as Root;
}

/** The place of a node in the file. */
export function placeOf(
  node: { position?: { start: { line: number; column: number } } | undefined },
  reading: Reading,
): Place {
  const start = node.position?.start;
  return start
    ? { file: reading.file, line: start.line + reading.firstLine - 1, column: start.column }
    : { file: reading.file };
}

/** Whatever no product may show is taken out of the tree and reported; text that only looks like a directive is text again. */
function clean(parent: Nodes, markdown: string, reading: Reading): void {
  if (!('children' in parent)) return;
  const kept: Nodes[] = [];
  for (const node of parent.children as Nodes[]) {
    const place = placeOf(node, reading);
    switch (node.type) {
      case 'html':
        if (!/^<!--[\s\S]*-->$/.test(node.value.trim())) {
          reading.diagnostics.push(diagnose('raw-html', place, { values: { html: shorten(node.value) } }));
        }
        break;
      case 'textDirective':
      case 'leafDirective': {
        // «8:am» and the like: only containers are blocks here, anything else is what the editor typed.
        const value = markdown.slice(node.position?.start.offset, node.position?.end.offset);
        const text: Nodes = { type: 'text', value, ...(node.position && { position: node.position }) };
        if (node.type === 'leafDirective') {
          reading.diagnostics.push(diagnose('two-colons', place, { values: { name: node.name } }));
        }
        kept.push(node.type === 'leafDirective' ? { type: 'paragraph', children: [text] as never } : text);
        break;
      }
      case 'containerDirective':
        if (!isClosed(node, markdown))
          reading.diagnostics.push(diagnose('unclosed-directive', place, { values: { name: node.name } }));
        clean(node, markdown, reading);
        kept.push(node);
        break;
      case 'link':
      case 'definition':
        reportCallsIn(node, reading);
        clean(node, markdown, reading);
        if (node.type === 'definition' && node.identifier.startsWith('^')) {
          const values = { name: node.label ?? node.identifier };
          reading.diagnostics.push(diagnoseFootnote('footnote-name', place, { values }));
          break;
        }
        if (isSafeLink(node.url)) kept.push(node);
        else {
          reading.diagnostics.push(diagnose('unsafe-link', place, { values: { url: shorten(node.url) } }));
          if (node.type === 'link') kept.push(...(node.children as Nodes[]));
        }
        break;
      case 'table':
        reportLostCells(node, reading);
        clean(node, markdown, reading);
        kept.push(node);
        break;
      case 'text':
        reportTypedCalls(node, 'footnote-undefined', markdown, reading);
        kept.push(node);
        break;
      case 'image':
        reportTypedCalls(node, 'footnote-place', markdown, reading);
        kept.push(node);
        break;
      case 'linkReference':
        reportCallsIn(node, reading);
        clean(node, markdown, reading);
        kept.push(node);
        break;
      default:
        clean(node, markdown, reading);
        kept.push(node);
    }
  }
  parent.children = kept as never;
}

/** GFM drops the cells of a row that go beyond the header's, without a word. */
function reportLostCells(table: Table, reading: Reading): void {
  const columns = table.children[0]?.children.length ?? 0;
  for (const row of table.children) {
    const [lost] = row.children.slice(columns);
    const values = { columns, cells: row.children.length };
    if (lost) reading.diagnostics.push(diagnose('cell-beyond-header', placeOf(lost, reading), { values }));
  }
}

/** Calls that the parser took for text. */
function reportTypedCalls(
  node: Nodes,
  code: 'footnote-undefined' | 'footnote-place',
  markdown: string,
  reading: Reading,
): void {
  const typed = markdown.slice(node.position?.start.offset, node.position?.end.offset);
  const [name] = typedCall.exec(typed) ?? [];
  const { line, column, ...place } = placeOf(node, reading);
  if (name === undefined || line === undefined || column === undefined) return;
  const before = typed.slice(0, typed.indexOf(name)).split('\n');
  const last = before.at(-1)?.length ?? 0;
  const at = {
    ...place,
    line: line + before.length - 1,
    column: before.length > 1 ? last + 1 : column + last,
  };
  reading.diagnostics.push(diagnoseFootnote(code, at, { values: { name } }));
}

/** A link in a link is none to a browser. */
function reportCallsIn(link: Nodes, reading: Reading): void {
  if (!('children' in link)) return;
  for (const node of link.children) {
    if (node.type === 'footnoteReference') {
      const values = { name: `[^${node.label ?? node.identifier}]` };
      reading.diagnostics.push(diagnoseFootnote('footnote-place', placeOf(node, reading), { values }));
    } else reportCallsIn(node, reading);
  }
}

function isClosed(node: ContainerDirective, markdown: string): boolean {
  const lastLine =
    markdown.slice(node.position?.start.offset, node.position?.end.offset).split('\n').at(-1) ?? '';
  return /^[\s>]*:{3,}\s*$/.test(lastLine);
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
