/**
 * XLIFF 1.2 (OASIS Standard, 1 February 2008): what most translation tools read. One `file` a document; inline codes are
 * `g` and `x`, facts `ph`; what the merge needs stands in a `context-group`, which tools hand back as they got it.
 */
import {
  childrenOf,
  elementsOf,
  type ReadElement,
  readXml,
  textContent,
  writeXml,
  type XmlElement,
} from '../../markup/xml.ts';
import { plainText } from '../../model/html.ts';
import type { LedgerUnit, UnitState } from '../../model/unit.ts';
import {
  beginning,
  broken,
  readBase,
  readEnvelope,
  returnedUnit,
  withoutEnvelope,
  writeBase,
  writeEnvelope,
} from './envelope.ts';
import type { ExchangeFormat, ExchangeJob, ExchangeMatch, ExchangeUnit, ReturnedUnit } from './format.ts';
import { factsOf, kindOfCode, type Piece, piecesOf } from './inline.ts';

export const format: ExchangeFormat = {
  id: 'xliff12',
  about: {
    vi: 'XLIFF 1.2: cho hầu hết phần mềm dịch (OmegaT, Trados, memoQ, Weblate…).',
    en: 'XLIFF 1.2: for most translation tools (OmegaT, Trados, memoQ, Weblate …).',
  },
  extension: '.xlf',
  write,
  recognises: (bytes) => /<xliff[^>]*\sversion=["']1\./.test(beginning(bytes)),
  read,
};

function write(job: ExchangeJob): string {
  const documents = Map.groupBy(job.units, ({ document }) => document);
  return writeXml({
    name: 'xliff',
    attributes: { version: '1.2', xmlns: 'urn:oasis:names:tc:xliff:document:1.2' },
    content: [...documents].map(
      ([document, units]): XmlElement => ({
        name: 'file',
        attributes: {
          original: document,
          'source-language': job.envelope.source,
          'target-language': job.envelope.language,
          datatype: 'x-markdown',
        },
        content: [
          {
            name: 'header',
            content: [
              { name: 'note', attributes: { from: 'nhipcau' }, content: writeEnvelope(job.envelope) },
            ],
          },
          { name: 'body', content: units.map(writeUnit) },
        ],
      }),
    ),
  });
}

function writeUnit(unit: ExchangeUnit): XmlElement {
  const { id, role, source, target, state, note, limit, previous, matches = [], alternatives = [] } = unit;
  const isAccepted = state === 'reviewed' || state === 'approved';
  return {
    name: 'trans-unit',
    attributes: {
      id,
      resname: id,
      restype: `x-${role}`,
      ...(isAccepted && { approved: 'yes' }),
      'xml:space': 'preserve',
      ...(limit !== undefined && { maxwidth: String(limit), 'size-unit': 'char' }),
    },
    content: [
      { name: 'source', content: inline(source, unit) },
      ...(target
        ? [{ name: 'target', attributes: { ...statesOf(state) }, content: inline(target, unit) }]
        : []),
      {
        name: 'context-group',
        // Without a name: names are unique in a file, and each unit has one.
        attributes: { purpose: 'information' },
        content: [{ name: 'context', attributes: { 'context-type': 'x-base' }, content: writeBase(unit) }],
      },
      ...(note ? [{ name: 'note', attributes: { from: 'translator' }, content: note }] : []),
      ...(previous === undefined ? [] : [previousVersion(previous, target)]),
      ...alternatives.map((text) => proposal({ origin: 'alternative' }, [['target', text]], unit)),
      ...matches.map((match) => proposalOf(match, unit)),
    ],
  };
}

const previousVersion = (source: string, target: string): XmlElement => ({
  name: 'alt-trans',
  attributes: { alttranstype: 'previous-version' },
  content: [
    { name: 'source', content: source },
    { name: 'target', content: target },
  ],
});

/** `match-quality` is whatever a tool writes; a percentage is what tools read. More than 100 is not one. */
const proposalOf = ({ percent, source, target, from }: ExchangeMatch, unit: ExchangeUnit): XmlElement =>
  proposal(
    { 'match-quality': `${Math.min(100, percent)}%`, origin: from },
    [
      ['source', source],
      ['target', target],
    ],
    unit,
  );

const proposal = (
  attributes: Readonly<Record<string, string>>,
  texts: readonly (readonly [name: 'source' | 'target', text: string])[],
  unit: ExchangeUnit,
): XmlElement => ({
  name: 'alt-trans',
  attributes: { alttranstype: 'proposal', ...attributes },
  content: texts.map(([name, text]) => ({ name, content: inline(text, unit) })),
});

const states: Readonly<Record<LedgerUnit['state'], string>> = {
  draft: 'needs-review-translation',
  translated: 'translated',
  reviewed: 'signed-off',
  approved: 'final',
};

/** A stale translation is one to be looked at again; the qualifier says why. */
function statesOf(state: UnitState): Readonly<Record<string, string>> {
  if (state in states) return { state: states[state as LedgerUnit['state']] };
  return { state: 'needs-review-translation', 'state-qualifier': `x-${state}` };
}

const inline = (text: string, { source, codes }: ExchangeUnit): XmlElement['content'] => ({
  mixed: piecesOf(text, codes, factsOf(source)).map(element),
});

function element(piece: Piece): string | XmlElement {
  if (typeof piece === 'string') return piece;
  if (piece.type === 'fact')
    return { name: 'ph', attributes: { id: `f${piece.number}`, ctype: 'x-fact' }, content: piece.text };
  const attributes = { id: String(piece.code.number), ctype: ctypes[kindOfCode(piece.code)] };
  if (piece.type === 'pair') return { name: 'g', attributes, content: { mixed: piece.pieces.map(element) } };
  const shown = plainText([piece.code.element]);
  return { name: 'x', attributes: { ...attributes, ...(shown && { 'equiv-text': shown }) }, content: '' };
}

/** XLIFF 1.2, values of `ctype`. */
const ctypes: Readonly<Record<ReturnType<typeof kindOfCode>, string>> = {
  bold: 'bold',
  italic: 'italic',
  link: 'link',
  image: 'image',
  break: 'lb',
  code: 'x-code',
  other: 'x-other',
};

function read(bytes: Uint8Array, file: string): ReturnType<ExchangeFormat['read']> {
  const xml = readXml(Buffer.from(bytes).toString('utf8'));
  if ('fault' in xml)
    return broken({ file, line: xml.fault.line, column: xml.fault.column }, xml.fault.reason);
  const notes = childrenOf(xml.root, 'file').flatMap((each) =>
    childrenOf(each, 'header').flatMap((header) => childrenOf(header, 'note')),
  );
  const envelope = notes.map((note) => readEnvelope(textContent(note))).find((each) => each !== undefined);
  if (!envelope) return withoutEnvelope(file);
  const units = childrenOf(xml.root, 'file').flatMap((document) =>
    elementsOf(document, 'trans-unit').map((unit) =>
      readUnit(unit, document.attributes.original ?? '', file),
    ),
  );
  return { value: { kind: 'units', envelope, units }, diagnostics: [] };
}

function readUnit(unit: ReadElement, document: string, file: string): ReturnedUnit {
  const contexts = childrenOf(unit, 'context-group').flatMap((group) => childrenOf(group, 'context'));
  const base = contexts.find(({ attributes }) => attributes['context-type'] === 'x-base');
  const carried = base ? textContent(base) : '';
  const [source] = childrenOf(unit, 'source');
  const [target] = childrenOf(unit, 'target');
  const state = target && readState(target, unit, readBase(carried).state);
  return returnedUnit(
    { document, id: unit.attributes.id ?? '', source: source ? textOf(source) : '', carried },
    {
      target: target ? textOf(target) : '',
      ...(state && { state }),
      note: childrenOf(unit, 'note').map(textContent).join('\n').trim(),
      place: { file, line: unit.line },
    },
  );
}

function readState(
  { attributes }: ReadElement,
  unit: ReadElement,
  exported: UnitState = 'missing',
): LedgerUnit['state'] | undefined {
  const wasAccepted = exported === 'reviewed' || exported === 'approved';
  if (unit.attributes.approved === 'yes' && !wasAccepted) return 'reviewed';
  const { state } = attributes;
  if (state === undefined || (exported !== 'missing' && state === statesOf(exported).state)) return undefined;
  if (state === 'signed-off') return 'reviewed';
  if (state === 'final') return 'approved';
  return state === 'translated' ? 'translated' : 'draft';
}

/** A tool may write the halves of a `g` as `bx` and `ex`, and put its own marks round words. */
function textOf({ children }: ReadElement): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return child;
      const { id = '', rid = id } = child.attributes;
      if (!/^\d+$/.test(id) || child.name === 'mrk') return textOf(child);
      if (child.name === 'g') return `<${id}>${textOf(child)}</${id}>`;
      if (child.name === 'x') return `<${id}/>`;
      if (child.name === 'bx') return `<${id}>`;
      return child.name === 'ex' ? `</${rid}>` : textOf(child);
    })
    .join('');
}
