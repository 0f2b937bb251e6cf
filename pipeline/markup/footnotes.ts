/**
 * Footnotes as GitHub’s Markdown has them: `[^1]` calls the note that `[^1]: …` holds. Their numbers follow the source’s
 * order, so that a note has the same number in every language, wherever a translation puts its call.
 */
import type { FootnoteDefinition, FootnoteReference, Root as MarkdownRoot, Nodes } from 'mdast';
import { declareDiagnostics, type Place } from '../model/diagnostic.ts';
import type { ElementNode, HtmlNode } from '../model/html.ts';

/** What a call stands for, until it is known how the language writes a number: `<sup>` with these and no children. */
interface Call {
  readonly footnote: number;
  /** The how manieth call of that note it is. */
  readonly call: number;
}

/** The notes of a body: what each call says, and for each note that is called, its number and how often it is. */
export interface Footnotes {
  readonly calls: ReadonlyMap<FootnoteReference, Call>;
  readonly notes: ReadonlyMap<FootnoteDefinition, { readonly number: number; readonly calls: number }>;
}

type ReportPlace = (node: Nodes) => Place;

/** Numbers the notes in the order in which a reader comes to them: those called in the text, then those called in notes. */
export function numberFootnotes(
  tree: MarkdownRoot,
  placeOf: ReportPlace,
  report: (diagnostic: ReturnType<typeof diagnose>) => void,
): Footnotes {
  const definitions = new Map<string, FootnoteDefinition>();
  for (const node of find(tree, 'footnoteDefinition', () => true)) {
    const first = definitions.get(node.identifier);
    const values = { name: node.label ?? node.identifier };
    if (!first) definitions.set(node.identifier, node);
    else {
      const related = [{ place: placeOf(first), message: { vi: 'Lần thứ nhất', en: 'The first one' } }];
      report(diagnose('footnote-twice', placeOf(node), { values, related }));
    }
  }
  const calls = new Map<FootnoteReference, Call>();
  const counts = new Map<FootnoteDefinition, number>();
  const count = (parent: Nodes) => {
    for (const reference of find(parent, 'footnoteReference', (node) => node === parent || !isNote(node))) {
      const note = definitions.get(reference.identifier);
      if (!note) continue;
      const call = (counts.get(note) ?? 0) + 1;
      counts.set(note, call);
      calls.set(reference, { footnote: [...counts.keys()].indexOf(note) + 1, call });
    }
  };
  count(tree);
  // A note that is first called here is reached by the same loop, since a map goes on over what is added to it.
  for (const note of counts.keys()) count(note);
  for (const note of definitions.values()) {
    const values = { name: note.label ?? note.identifier };
    if (!counts.has(note)) report(diagnose('footnote-unused', placeOf(note), { values }));
  }
  const notes = [...counts].map(([note, calls], index) => [note, { number: index + 1, calls }] as const);
  return { calls, notes: new Map(notes) };
}

const isNote = ({ type }: Nodes): boolean => type === 'footnoteDefinition';

/** The nodes of one type in document order; `enter` says into which nodes to look. */
function find<Type extends 'footnoteDefinition' | 'footnoteReference'>(
  node: Nodes,
  type: Type,
  enter: (node: Nodes) => boolean,
): readonly Extract<Nodes, { type: Type }>[] {
  const own = node.type === type ? [node as Extract<Nodes, { type: Type }>] : [];
  if (!('children' in node) || !enter(node)) return own;
  return [...own, ...node.children.flatMap((child) => find(child, type, enter))];
}

/** Whether an element is a call, its number not yet written. */
export const isCall = ({ tagName, properties }: Pick<ElementNode, 'tagName' | 'properties'>): boolean =>
  tagName === 'sup' && 'footnote' in properties;

/** The calls among nodes and in them. */
export const callsIn = (nodes: readonly HtmlNode[]): readonly ElementNode[] =>
  nodes.flatMap((node) => {
    if (node.type === 'text') return [];
    return isCall(node) ? [node] : callsIn(node.children);
  });

/** The tree with each call as readers see it: the number as their language writes it, with a link to the note. */
export function writeCalls(
  nodes: readonly HtmlNode[],
  write: (number: number) => string,
): readonly HtmlNode[] {
  return nodes.map((node) => {
    if (node.type === 'text') return node;
    return isCall(node) ? writeCall(node, write) : { ...node, children: writeCalls(node.children, write) };
  });
}

/** DPUB-ARIA 1.1: a link to a note is a `doc-noteref`. */
export function writeCall(
  { properties }: Pick<ElementNode, 'properties'>,
  write: (number: number) => string,
): ElementNode {
  const number = Number(properties.footnote);
  const link: ElementNode = {
    type: 'element',
    tagName: 'a',
    properties: {
      id: callId(number, Number(properties.call)),
      href: `#${footnoteId(number)}`,
      role: 'doc-noteref',
    },
    children: [{ type: 'text', value: write(number) }],
  };
  return { type: 'element', tagName: 'sup', properties: { className: ['call'] }, children: [link] };
}

/** Whether a number of a note stands among nodes that readers see. */
export const showsCall = (nodes: readonly HtmlNode[]): boolean =>
  nodes.some((node) => node.type === 'element' && (node.tagName === 'sup' || showsCall(node.children)));

// No anchor of a heading has an underscore: see `slugOf`.
export const footnoteId = (number: number): string => `footnote_${number}`;
export const callId = (number: number, call: number): string =>
  call === 1 ? `call_${number}` : `call_${number}_${call}`;

export const diagnose = declareDiagnostics({
  'footnote-undefined': {
    severity: 'error',
    message: {
      vi: 'Trong bài không có chú thích nào tên là «{name}»: người đọc sẽ thấy nguyên các dấu ngoặc.',
      en: 'The document has no footnote “{name}”: readers would see the brackets as they stand.',
    },
    advice: {
      vi: 'Thêm một đoạn bắt đầu bằng «{name}: » từ đầu dòng; tên không có khoảng trắng. Nếu không phải chú thích thì viết \\[^.',
      en: 'Add a paragraph that starts with “{name}: ” at the start of a line; a name has no spaces. Where none is meant, write \\[^.',
    },
  },
  'footnote-unused': {
    severity: 'error',
    message: {
      vi: 'Không chỗ nào trong bài gọi chú thích [^{name}], nên không ai đọc được nó.',
      en: 'Nothing in the document calls the footnote [^{name}], so nobody would read it.',
    },
    advice: {
      vi: 'Viết [^{name}] sau chữ mà nó giải thích, hoặc xóa chú thích.',
      en: 'Write [^{name}] after the words that it explains, or remove the footnote.',
    },
  },
  'footnote-twice': {
    severity: 'error',
    message: {
      vi: 'Chú thích [^{name}] được viết hai lần; lần sau sẽ mất.',
      en: 'The footnote [^{name}] is written twice; the second one would be lost.',
    },
    advice: {
      vi: 'Đặt tên khác cho một trong hai, hoặc xóa bớt.',
      en: 'Give one of them another name, or remove it.',
    },
  },
  'footnote-name': {
    severity: 'error',
    message: {
      vi: 'Tên chú thích [{name}] có khoảng trắng, nên không thành chú thích.',
      en: 'The name of the footnote [{name}] holds a space, so it makes no footnote.',
    },
    advice: {
      vi: 'Bỏ khoảng trắng, ví dụ [^1] hoặc [^nguon], ở cả hai chỗ.',
      en: 'Leave the space out, such as [^1] or [^source], in both places.',
    },
  },
  'footnote-place': {
    severity: 'error',
    message: {
      vi: 'Số chú thích {name} nằm trong liên kết, trong lời của ảnh, trong tên hay tóm tắt của bài, hoặc trong ô số của biểu đồ, nên sẽ mất.',
      en: 'The footnote {name} is called in a link, in a picture’s words, in the title or summary, or in a figure of a chart, where it would be lost.',
    },
    advice: {
      vi: 'Đặt nó sau liên kết, trong câu nói về ảnh, hoặc sau chữ ghi bên con số.',
      en: 'Put it behind the link, in the sentence about the picture, or behind the words that go with the figure.',
    },
  },
});

/** A call as it is typed. The name may be anything but a bracket. */
export const typedCall = /(?<!\\)\[\^[^[\]\n]+\]/;
