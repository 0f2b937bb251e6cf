/**
 * XLIFF 2.1 (OASIS Standard, 13 February 2018). One `file` a document, one segment a unit; inline codes are `pc` and `ph`;
 * what the merge needs stands in the Metadata module, which tools have to keep (section 5.4), what the memory offers in the
 * Translation Candidates module (section 5.1).
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
import type { DocumentId } from '../../model/id.ts';
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
  id: 'xliff21',
  about: {
    vi: 'XLIFF 2.1: cho phần mềm dịch mới hơn.',
    en: 'XLIFF 2.1: for newer translation tools.',
  },
  extension: '.xlf',
  write,
  recognises: (bytes) => /<xliff[^>]*\sversion=["']2\./.test(beginning(bytes)),
  read,
};

function write(job: ExchangeJob): string {
  const documents = [...Map.groupBy(job.units, ({ document }) => document)];
  return writeXml({
    name: 'xliff',
    attributes: {
      version: '2.1',
      xmlns: 'urn:oasis:names:tc:xliff:document:2.0',
      'xmlns:mda': 'urn:oasis:names:tc:xliff:metadata:2.0',
      'xmlns:mtc': 'urn:oasis:names:tc:xliff:matches:2.0',
      srcLang: job.envelope.source,
      trgLang: job.envelope.language,
    },
    content: documents.map(([document, units], index) => ({
      name: 'file',
      attributes: { id: `d${index + 1}`, original: document },
      content: [metadata('envelope', writeEnvelope(job.envelope)), ...units.map(writeUnit)],
    })),
  });
}

const metadata = (type: string, content: string): XmlElement => ({
  name: 'mda:metadata',
  content: [
    {
      name: 'mda:metaGroup',
      attributes: { category: 'nhipcau' },
      content: [{ name: 'mda:meta', attributes: { type }, content }],
    },
  ],
});

function writeUnit(unit: ExchangeUnit): XmlElement {
  const { id, role, source, target, state, note } = unit;
  const facts = factsOf(source);
  return {
    name: 'unit',
    attributes: { id, name: id, type: `nhipcau:${role}` },
    content: [
      metadata('base', writeBase(unit)),
      ...candidatesOf(unit),
      ...(note
        ? [
            {
              name: 'notes',
              content: [{ name: 'note', attributes: { category: 'translator' }, content: note }],
            },
          ]
        : []),
      ...(facts.length > 0 ? [originalData(facts)] : []),
      {
        name: 'segment',
        attributes: { id: segmentId, ...statesOf(state) },
        content: [
          { name: 'source', attributes: preserve, content: inline(source, unit) },
          ...(target ? [{ name: 'target', attributes: preserve, content: inline(target, unit) }] : []),
        ],
      },
    ],
  };
}

/** For what candidates are: the whole of the unit. */
const segmentId = 's1';

function candidatesOf(unit: ExchangeUnit): readonly XmlElement[] {
  const { matches = [], alternatives = [] } = unit;
  const candidates = [
    ...alternatives.map((target) =>
      candidate({ type: 'other', subType: 'nhipcau:alternative' }, { source: unit.source, target }, unit),
    ),
    ...matches.map((match) => candidate(similarity(match), match, unit)),
  ];
  if (candidates.length === 0) return [];
  const content = candidates.map((each, at) => ({
    ...each,
    attributes: { id: `m${at + 1}`, ref: `#${segmentId}`, ...each.attributes },
  }));
  return [{ name: 'mtc:matches', content }];
}

/** `icm`: a match in its context (section 5.1.2.5). */
const similarity = ({ percent, from }: ExchangeMatch): Readonly<Record<string, string>> => ({
  type: percent > 100 ? 'icm' : 'tm',
  similarity: String(Math.min(100, percent)),
  origin: from,
});

/** Facts stand in it as they are: `dataRef` of a candidate would point to data of its own. */
const candidate = (
  attributes: Readonly<Record<string, string>>,
  texts: { readonly source: string; readonly target: string },
  { codes }: ExchangeUnit,
): XmlElement => ({
  name: 'mtc:match',
  attributes,
  content: (['source', 'target'] as const).map((name) => ({
    name,
    attributes: preserve,
    content: { mixed: piecesOf(texts[name], codes, []).map(element) },
  })),
});

const preserve = { 'xml:space': 'preserve' };

const originalData = (facts: readonly string[]): XmlElement => ({
  name: 'originalData',
  content: facts.map((fact, index) => ({
    name: 'data',
    attributes: { id: `d${index + 1}` },
    content: fact,
  })),
});

const states: Readonly<Record<string, string>> = {
  translated: 'translated',
  reviewed: 'reviewed',
  approved: 'final',
};

/** What has no state of its own in XLIFF is `initial`, and the sub-state says which it is (section 4.3.1.35). */
function statesOf(state: UnitState): Readonly<Record<string, string>> {
  const known = states[state];
  if (known !== undefined) return { state: known };
  return { state: 'initial', ...(state !== 'missing' && { subState: `nhipcau:${state}` }) };
}

const inline = (text: string, { source, codes }: ExchangeUnit): XmlElement['content'] => ({
  mixed: piecesOf(text, codes, factsOf(source)).map(element),
});

function element(piece: Piece): string | XmlElement {
  if (typeof piece === 'string') return piece;
  // A code that is lost or doubled breaks the page: section 4.3.1.7 and 4.3.1.8.
  const kept = { canCopy: 'no', canDelete: 'no' };
  if (piece.type === 'fact') {
    const { number, text } = piece;
    return {
      name: 'ph',
      attributes: { id: `f${number}`, ...kept, dataRef: `d${number}`, equiv: text, disp: text },
      content: '',
    };
  }
  const attributes = { id: String(piece.code.number), ...kept, ...typeOf(piece.code) };
  if (piece.type === 'pair') return { name: 'pc', attributes, content: { mixed: piece.pieces.map(element) } };
  const shown = plainText([piece.code.element]);
  return {
    name: 'ph',
    attributes: { ...attributes, ...(shown && { equiv: shown, disp: shown }) },
    content: '',
  };
}

/** XLIFF 2.1, 4.3.1.36 and 4.3.1.43. */
function typeOf(code: Parameters<typeof kindOfCode>[0]): Readonly<Record<string, string>> {
  const kind = kindOfCode(code);
  if (kind === 'link' || kind === 'image') return { type: kind };
  const subType = { bold: 'xlf:b', italic: 'xlf:i', break: 'xlf:lb', code: undefined, other: undefined }[
    kind
  ];
  return subType === undefined ? { type: 'other' } : { type: 'fmt', subType };
}

function read(bytes: Uint8Array, file: string): ReturnType<ExchangeFormat['read']> {
  const xml = readXml(Buffer.from(bytes).toString('utf8'));
  if ('fault' in xml) {
    const { reason, ...place } = xml.fault;
    return broken({ file, ...place }, reason);
  }
  const documents = childrenOf(xml.root, 'file');
  const envelope = documents.map((each) => readEnvelope(metaOf(each, 'envelope'))).find((each) => each);
  if (!envelope) return withoutEnvelope(file);
  const units = documents.flatMap((document) =>
    elementsOf(document, 'unit').map((unit) =>
      readUnit(unit, (document.attributes.original ?? '') as DocumentId, file),
    ),
  );
  return { value: { kind: 'units', envelope, units }, diagnostics: [] };
}

function metaOf(of: ReadElement, type: string): string {
  const metas = childrenOf(of, 'metadata').flatMap((each) => elementsOf(each, 'meta'));
  const found = metas.find(({ attributes }) => attributes.type === type);
  return found ? textContent(found) : '';
}

function readUnit(unit: ReadElement, document: DocumentId, file: string): ReturnedUnit {
  const carried = metaOf(unit, 'base');
  const data = new Map(
    childrenOf(unit, 'originalData')
      .flatMap((each) => childrenOf(each, 'data'))
      .map((each) => [each.attributes.id ?? '', textContent(each)]),
  );
  // A tool may have cut the unit into segments; what stands between them has a translation only where it differs.
  const segments = unit.children.filter(
    (child): child is ReadElement =>
      typeof child !== 'string' && (child.name === 'segment' || child.name === 'ignorable'),
  );
  const textIn = (segment: ReadElement, name: string) =>
    childrenOf(segment, name)
      .map((each) => textOf(each, data))
      .join('');
  const isTranslated = segments.some((each) => childrenOf(each, 'target').length > 0);
  const target = segments.map((each) =>
    each.name === 'ignorable' && childrenOf(each, 'target').length === 0
      ? textIn(each, 'source')
      : textIn(each, 'target'),
  );
  const state = readState(segments, readBase(carried).state);
  const notes = childrenOf(unit, 'notes').flatMap((each) => childrenOf(each, 'note'));
  return returnedUnit(
    {
      document,
      id: unit.attributes.id ?? '',
      source: segments.map((each) => textIn(each, 'source')).join(''),
      carried,
    },
    {
      target: isTranslated ? target.join('') : '',
      ...(state && { state }),
      note: notes.map(textContent).join('\n').trim(),
      place: { file, line: unit.line },
    },
  );
}

/** The least of its segments; absent where it is what was exported. */
function readState(
  segments: readonly ReadElement[],
  exported: UnitState = 'missing',
): LedgerUnit['state'] | undefined {
  const order = ['initial', 'translated', 'reviewed', 'final'];
  const said = segments
    .filter(({ name }) => name === 'segment')
    .map(({ attributes }) => Math.max(0, order.indexOf(attributes.state ?? 'initial')));
  const least = order[Math.min(...said)];
  if (least === undefined || least === statesOf(exported).state) return undefined;
  const known = {
    initial: 'draft',
    translated: 'translated',
    reviewed: 'reviewed',
    final: 'approved',
  } as const;
  return known[least as keyof typeof known];
}

function textOf({ children }: ReadElement, data: ReadonlyMap<string, string>): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return child;
      const { id = '', startRef = '', dataRef = '', equiv = '', hex = '' } = child.attributes;
      const isOurs = /^\d+$/.test(id);
      if (child.name === 'pc' && isOurs) return `<${id}>${textOf(child, data)}</${id}>`;
      if (child.name === 'sc' && isOurs) return `<${id}>`;
      if (child.name === 'ec') return `</${startRef || id}>`;
      if (child.name === 'ph') return isOurs ? `<${id}/>` : (data.get(dataRef) ?? equiv);
      if (child.name === 'cp') return String.fromCodePoint(Number.parseInt(hex, 16) || 0xfffd);
      return textOf(child, data);
    })
    .join('');
}
