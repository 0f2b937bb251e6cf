/** Markdown → hast, with directives as `x-directive` elements and whatever is unsafe left out and reported. */
import type { Element, ElementContent, Root } from 'hast';
import type { Root as MarkdownRoot, Nodes, Parents, Table } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import remarkDirective from 'remark-directive';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Place } from '../model/diagnostic.ts';
import { remarkTables } from './gfm.ts';
import { isSafeLink } from './links.ts';
import { refuseHuge } from './parse-limits.ts';
import { diagnose, type Reading } from './reading.ts';

const parser = unified().use(remarkParse).use(remarkTables).use(remarkDirective).freeze();

/** The tree of a body as it was typed, with offsets. */
export const parseTree = (markdown: string): MarkdownRoot => parser.parse(markdown);

const converter = unified()
  .use(remarkRehype, {
    handlers: {
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
  })
  .freeze();

/** Parses a body; positions count lines from the file's first line. */
export function parseMarkdown(markdown: string, reading: Reading): Root {
  const refusal = refuseHuge(markdown, reading);
  if (refusal) {
    reading.diagnostics.push(refusal);
    return { type: 'root', children: [] };
  }
  const tree = parser.parse(markdown);
  clean(tree, markdown, reading);
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
        clean(node, markdown, reading);
        if (node.type === 'definition' && node.identifier.startsWith('^')) {
          reading.diagnostics.push(diagnose('footnote', place));
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
        if (footnote.test(node.value)) reading.diagnostics.push(diagnose('footnote', place));
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

/** GitHub's footnotes, which are not parsed: they would stand in every product as they were typed. */
const footnote = /\[\^[^\]\s]+\]/;

function isClosed(node: ContainerDirective, markdown: string): boolean {
  const lastLine =
    markdown.slice(node.position?.start.offset, node.position?.end.offset).split('\n').at(-1) ?? '';
  return /^[\s>]*:{3,}\s*$/.test(lastLine);
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
