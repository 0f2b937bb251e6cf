/** The short text of an edition, for paper on which the whole has no room. */
import { showsCall } from '../markup/footnotes.ts';
import { renderText } from '../markup/text.ts';
import type { Block, Edition, Text } from '../model/edition.ts';

/**
 * The edition with its short text in place of the whole: its paragraphs stand in for the sections. What readers may
 * need at once stays: contact boxes, and what the editor has put on a panel. Where the rest is, the code on the sheet
 * says. `unready`: the short text is not translated, or not reviewed; undefined: there is none.
 */
export function shortenedEdition(edition: Edition): Edition | 'unready' | undefined {
  const { short } = edition;
  if (!short?.usable) return short && 'unready';
  const { title = edition.title, summary = edition.summary } = short;
  const kept = short.body.length > 0 ? edition.body.filter(isKept) : edition.body;
  const calls = kept.some((block) => block.type === 'directive' && block.blocks.some(callsNote));
  return {
    ...edition,
    title,
    summary,
    body: [
      ...short.body.map((text) => paragraph(text, edition)),
      ...kept.filter(({ type }) => type !== 'footnotes' || calls || short.body.length === 0),
    ],
    machine: edition.machine || short.machine,
  };
}

const isKept = (block: Block): boolean =>
  block.type === 'footnotes' ||
  (block.type === 'directive' && (block.name === 'contact' || block.name === 'panel'));

const callsNote = (block: Block): boolean =>
  block.type === 'prose'
    ? showsCall([block.element])
    : block.type === 'directive' && block.blocks.some(callsNote);

const paragraph = (text: Text, { language }: Edition): Block => ({
  type: 'prose',
  element: renderText('p', text, language),
});
