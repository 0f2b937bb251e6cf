/**
 * TMX 1.4b (LISA OSCAR, 26 April 2005): translation memories, which every translation tool writes and reads. Inline codes
 * are `bpt`, `ept` and `ph`, whose `x` says which of the source is which of the translation.
 */
import { factPlace } from '../../language/interpolation.ts';
import { isSameLanguage } from '../../language/tag.ts';
import {
  childrenOf,
  type ReadElement,
  readXml,
  textContent,
  writeXml,
  type XmlElement,
} from '../../markup/xml.ts';
import type { Read } from '../../model/document.ts';
import type { LanguageTag } from '../../model/id.ts';
import type { LedgerUnit, UnitState } from '../../model/unit.ts';
import type { MemoryUnit } from '../memory.ts';
import { broken } from './envelope.ts';
import type { ExchangeFormat, ExchangeJob, ExchangeUnit, ReturnedMemory } from './format.ts';

export const format: ExchangeFormat = {
  id: 'tmx',
  about: {
    vi: 'TMX 1.4: bộ nhớ dịch, cho phần mềm dịch khác; nhận về thì đặt vào locales/memory/.',
    en: 'TMX 1.4: the translation memory, for other tools; from others, put it into locales/memory/.',
  },
  extension: '.tmx',
  write,
  recognises: (bytes) => /<tmx[\s>]/.test(decode(bytes.subarray(0, 2000))),
  read,
};

function write({ envelope, units, date }: ExchangeJob): string {
  const day = `${date.replaceAll('-', '')}T000000Z`;
  return writeXml({
    name: 'tmx',
    attributes: { version: '1.4' },
    content: [
      {
        name: 'header',
        attributes: {
          creationtool: 'nhipcau',
          creationtoolversion: '1',
          segtype: 'block',
          'o-tmf': 'nhipcau',
          adminlang: 'en',
          srclang: envelope.source,
          datatype: 'x-markdown',
          creationdate: day,
        },
        content: '',
      },
      { name: 'body', content: units.flatMap((unit, at) => writeUnit(unit, at, units, envelope)) },
    ],
  });
}

/** A text whose meaning has changed since is paired with the text that it does translate. */
function writeUnit(
  unit: ExchangeUnit,
  at: number,
  units: readonly ExchangeUnit[],
  { source, language }: ExchangeJob['envelope'],
): readonly XmlElement[] {
  if (!unit.target.trim()) return [];
  const beside = (other: ExchangeUnit | undefined) => (other?.document === unit.document ? other.source : '');
  const properties = [
    ['x-document', unit.document],
    ['x-state', stateOf(unit.state)],
    ['x-context-pre', beside(units[at - 1])],
    ['x-context-post', beside(units[at + 1])],
  ].flatMap(([type = '', content = '']) =>
    content ? [{ name: 'prop', attributes: { type }, content }] : [],
  );
  const tuid = `${unit.document}#${unit.id}`;
  const tuvs = [
    [source, unit.previous ?? unit.source],
    [language, unit.target],
  ].map(([tag = '', text = '']) => ({
    name: 'tuv',
    attributes: { 'xml:lang': tag },
    content: [{ name: 'seg', content: { mixed: piecesOf(text) } }],
  }));
  return [
    {
      name: 'tu',
      attributes: { tuid, ...(unit.date && { changedate: `${unit.date.replaceAll('-', '')}T000000Z` }) },
      content: [...properties, ...tuvs],
    },
  ];
}

/** What of a state is said of the translation, and not of the source. */
const stateOf = (state: UnitState): LedgerUnit['state'] =>
  state === 'draft' || state === 'reviewed' || state === 'approved' ? state : 'translated';

const special = new RegExp(`<(/?)(\\d+)(/?)>|(${factPlace.source})`, 'g');

function piecesOf(text: string): readonly (string | XmlElement)[] {
  const pieces: (string | XmlElement)[] = [];
  let at = 0;
  for (const match of text.matchAll(special)) {
    const [found, closing, number = '', single, fact] = match;
    pieces.push(text.slice(at, match.index));
    at = match.index + found.length;
    // The tools show what stands inside: it is what the code looks like here.
    if (fact) pieces.push({ name: 'ph', attributes: { type: factType }, content: fact });
    else if (single) pieces.push({ name: 'ph', attributes: { x: number }, content: found });
    else if (closing) pieces.push({ name: 'ept', attributes: { i: number }, content: found });
    else pieces.push({ name: 'bpt', attributes: { i: number, x: number }, content: found });
  }
  return [...pieces, text.slice(at)].filter((piece) => piece !== '');
}

const factType = 'x-fact';

/** The pairs of one language: of a file of several, the one that most of its units have. */
function read(bytes: Uint8Array, file: string): Read<ReturnedMemory> {
  const { value: tmx, diagnostics } = readTmx(bytes, file);
  if (!tmx) return { value: undefined, diagnostics };
  const counts = new Map<string, number>();
  for (const { texts } of tmx.units)
    for (const { tag } of texts) if (tag !== tmx.source) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const [[language = ''] = []] = [...counts].sort(([, one], [, other]) => other - one);
  const pairs = memoryUnits(tmx, tmx.source as LanguageTag, language as LanguageTag, file);
  if (pairs.length === 0)
    return broken(
      { file },
      { vi: 'không có cặp câu nào của hai ngôn ngữ', en: 'it holds no pair of texts in two languages' },
    );
  return {
    value: {
      kind: 'memory',
      source: tmx.source as LanguageTag,
      language: language as LanguageTag,
      pairs: pairs.map(({ source, target }) => ({ source, target })),
    },
    diagnostics: [],
  };
}

export interface Tmx {
  /** As the file names it. */
  readonly source: string;
  readonly units: readonly TmxUnit[];
}

interface TmxUnit {
  readonly texts: readonly { readonly tag: string; readonly segment: ReadElement }[];
  readonly properties: ReadonlyMap<string, string>;
}

/** Reads a file of whichever tool; what has fewer than two languages is passed over. */
export function readTmx(bytes: Uint8Array, file: string): Read<Tmx> {
  const xml = readXml(decode(bytes));
  if ('fault' in xml)
    return broken({ file, line: xml.fault.line, column: xml.fault.column }, xml.fault.reason);
  const { root } = xml;
  const [header] = childrenOf(root, 'header');
  if (root.name !== 'tmx' || !header)
    return broken({ file, line: root.line }, { vi: 'đây không phải tệp TMX', en: 'this is no TMX file' });
  const units = childrenOf(root, 'body').flatMap((body) => childrenOf(body, 'tu').map(readUnit));
  const first = units[0]?.texts[0]?.tag ?? '';
  const { srclang = '*all*' } = header.attributes;
  return { value: { source: srclang === '*all*' ? first : srclang, units }, diagnostics: [] };
}

function readUnit(unit: ReadElement): TmxUnit {
  const texts = childrenOf(unit, 'tuv').flatMap((tuv) => {
    const [segment] = childrenOf(tuv, 'seg');
    const tag = tuv.attributes['xml:lang'] ?? tuv.attributes.lang;
    return segment && tag ? [{ tag, segment }] : [];
  });
  const properties = childrenOf(unit, 'prop').map(
    (each) => [each.attributes.type ?? '', textContent(each)] as const,
  );
  return { texts, properties: new Map(properties) };
}

/** The pairs of two languages, by whatever tags the file calls them: `vi-VN` is `vi`, `zh-CN` is `zh-Hans`. */
export function memoryUnits(
  { units }: Tmx,
  source: LanguageTag,
  language: LanguageTag,
  file: string,
): readonly MemoryUnit[] {
  // A file has a few tags, and each of them in every unit.
  const tags = new Set(units.flatMap(({ texts }) => texts.map(({ tag }) => tag)));
  const meaning = (wanted: LanguageTag) => new Set([...tags].filter((tag) => isSameLanguage(tag, wanted)));
  const [sources, targets] = [meaning(source), meaning(language)];
  return units.flatMap(({ texts, properties }) => {
    const ours = texts.find(({ tag }) => sources.has(tag));
    const theirs = texts.find(({ tag }) => targets.has(tag));
    if (!ours || !theirs || ours === theirs) return [];
    const codes = new Map<string, string>();
    const pair = { source: textOf(ours.segment, codes), target: textOf(theirs.segment, codes) };
    if (!pair.source || !pair.target) return [];
    const before = properties.get('x-context-pre');
    const after = properties.get('x-context-post');
    const state = states.find((each) => each === properties.get('x-state')) ?? 'translated';
    return [{ ...pair, from: file, state, ...(before && { before }), ...(after && { after }) }];
  });
}

const states: readonly LedgerUnit['state'][] = ['draft', 'translated', 'reviewed', 'approved'];

/**
 * The text with our codes, numbered as they come in the source.
 * @param codes which code of the file has which number: the translation goes by those of its source.
 */
function textOf({ children }: ReadElement, codes: Map<string, string>): string {
  const open = new Map<string, string>();
  let unnamed = 0;
  const numberOf = (name: string) => {
    const number = codes.get(name) ?? String(codes.size + 1);
    codes.set(name, number);
    return number;
  };
  const write = (child: ReadElement | string): string => {
    if (typeof child === 'string') return child;
    const { i = '', x, type } = child.attributes;
    if (child.name === 'bpt') {
      open.set(i, numberOf(`pair ${x ?? i}`));
      return `<${open.get(i)}>`;
    }
    if (child.name === 'ept') return `</${open.get(i) ?? ''}>`;
    if (child.name === 'hi') return child.children.map(write).join('');
    if (child.name !== 'ph') return '';
    if (type === factType) return textContent(child);
    unnamed += x ? 0 : 1;
    return `<${numberOf(`single ${x ?? unnamed}`)}/>`;
  };
  return children.map(write).join('').replace(/\s+/gu, ' ').trim().normalize('NFC');
}

/** Most tools write UTF-8, older ones UTF-16 with its mark. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
