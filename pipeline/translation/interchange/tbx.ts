/**
 * TBX (ISO 30042): termbases. Written as of 2008 (`martif`), which most tools read; read as of 2008 and 2019 (`tbx`),
 * whose elements have other names.
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
import type { Read } from '../../model/document.ts';
import { isLanguageTag, type LanguageTag } from '../../model/id.ts';
import { type PartOfSpeech, type TermEntry, termDomains } from '../../model/term.ts';
import { beginning, broken } from './envelope.ts';
import type { ExchangeFormat, ExchangeJob, ReturnedTerms } from './format.ts';

export const format: ExchangeFormat = {
  id: 'tbx',
  about: {
    vi: 'TBX: bảng thuật ngữ, cho phần mềm dịch khác.',
    en: 'TBX: the termbase, for other tools.',
  },
  extension: '.tbx',
  write: writeTbx,
  recognises: (bytes) => /<(?:martif|tbx)[\s>]/.test(beginning(bytes)),
  read: readTbx,
};

function writeTbx({ terms, envelope }: ExchangeJob): string {
  const { source, language } = envelope;
  return writeXml({
    name: 'martif',
    attributes: { type: 'TBX', 'xml:lang': source },
    content: [
      {
        name: 'martifHeader',
        content: [
          {
            name: 'fileDesc',
            content: [{ name: 'sourceDesc', content: [{ name: 'p', content: envelope.project }] }],
          },
          {
            name: 'encodingDesc',
            content: [{ name: 'p', attributes: { type: 'XCSURI' }, content: 'TBXXCS.xcs' }],
          },
        ],
      },
      {
        name: 'text',
        content: [
          { name: 'body', content: terms.map((entry, at) => writeEntry(entry, at, [source, language])) },
        ],
      },
    ],
  });
}

function writeEntry(entry: TermEntry, at: number, languages: readonly LanguageTag[]): XmlElement {
  const sections = languages.flatMap((tag) => {
    const forms = (entry.forms.get(tag) ?? []).map(
      (form, index) => [form, index === 0 ? 'preferred' : 'admitted'] as const,
    );
    const forbidden = (entry.forbidden.get(tag) ?? []).map((form) => [form, 'deprecated'] as const);
    const terms = [...forms, ...forbidden].map(([form, usage]) => writeTerm(form, usage, entry));
    return terms.length > 0 ? [{ name: 'langSet', attributes: { 'xml:lang': tag }, content: terms }] : [];
  });
  return {
    name: 'termEntry',
    attributes: { id: `t${at + 1}` },
    content: [
      { name: 'descrip', attributes: { type: 'subjectField' }, content: entry.domain },
      {
        name: 'admin',
        attributes: { type: 'elementWorkingStatus' },
        content: entry.status === 'approved' ? 'consolidatedElement' : 'workingElement',
      },
      ...(entry.note ? [{ name: 'note', content: entry.note }] : []),
      ...sections,
    ],
  };
}

function writeTerm(
  form: string,
  usage: 'preferred' | 'admitted' | 'deprecated',
  { partOfSpeech }: TermEntry,
): XmlElement {
  const termNote = (type: string, content: string) => ({ name: 'termNote', attributes: { type }, content });
  const { part, type } = classes[partOfSpeech];
  return {
    name: 'tig',
    content: [
      { name: 'term', content: form },
      termNote('partOfSpeech', part),
      ...(type ? [termNote('termType', type)] : []),
      termNote('administrativeStatus', `${usage}Term-admn-sts`),
    ],
  };
}

/** ISO 30042, annex A: `partOfSpeech` and, where that has no word for it, `termType`. */
const classes: Readonly<Record<PartOfSpeech, { readonly part: string; readonly type?: string }>> = {
  name: { part: 'properNoun' },
  noun: { part: 'noun' },
  verb: { part: 'verb' },
  adjective: { part: 'adjective' },
  phrase: { part: 'other', type: 'phraseologicalUnit' },
  abbreviation: { part: 'noun', type: 'abbreviation' },
};

function readTbx(bytes: Uint8Array, file: string): Read<ReturnedTerms> {
  const xml = readXml(Buffer.from(bytes).toString('utf8'));
  if ('fault' in xml)
    return broken({ file, line: xml.fault.line, column: xml.fault.column }, xml.fault.reason);
  const entries = [...elementsOf(xml.root, 'termEntry'), ...elementsOf(xml.root, 'conceptEntry')];
  const terms = entries.map((entry) => readEntry(entry, file)).filter(({ forms }) => forms.size > 0);
  if (terms.length === 0)
    return broken(
      { file, line: xml.root.line },
      { vi: 'tệp không có thuật ngữ nào', en: 'it holds no term' },
    );
  return { value: { kind: 'terms', terms }, diagnostics: [] };
}

/** What a spreadsheet would reckon with when it opens the termbase is no term (OWASP, CSV Injection). */
const formula = /^[=+@-]/;

function readEntry(entry: ReadElement, file: string): TermEntry {
  const forms = new Map<LanguageTag, readonly string[]>();
  const forbidden = new Map<LanguageTag, readonly string[]>();
  const parts: PartOfSpeech[] = [];
  for (const section of [...childrenOf(entry, 'langSet'), ...childrenOf(entry, 'langSec')]) {
    const tag = section.attributes['xml:lang'] ?? '';
    if (!isLanguageTag(tag)) continue;
    for (const group of ['tig', 'ntig', 'termSec'].flatMap((name) => childrenOf(section, name))) {
      const form = elementsOf(group, 'term')
        .map(textContent)[0]
        ?.replace(/\s+/gu, ' ')
        .trim()
        .normalize('NFC');
      if (!form || form.includes('|') || formula.test(form)) continue;
      const isBarred = /^(?:deprecated|superseded)/.test(noteOf(group, 'administrativeStatus') ?? '');
      const into = isBarred ? forbidden : forms;
      into.set(tag, [...(into.get(tag) ?? []), form]);
      parts.push(partOf(group));
    }
  }
  const field = noteOf(entry, 'subjectField');
  const status = noteOf(entry, 'elementWorkingStatus');
  const said = childrenOf(entry, 'note').map(textContent).join('\n').trim();
  const note = formula.test(said) ? '' : said;
  return {
    partOfSpeech: parts[0] ?? 'noun',
    domain: termDomains.find((domain) => domain === field) ?? 'other',
    forms,
    forbidden,
    status: status === 'consolidatedElement' ? 'approved' : 'draft',
    place: { file, line: entry.line },
    ...(note && { note }),
  };
}

/** `<termNote type="…">` of 2008, or the same in a group; as of 2019, an element may also have the name of the type. */
const noteOf = (element: ReadElement, type: string): string | undefined => {
  const named = ['termNote', 'descrip', 'admin'].flatMap((name) => elementsOf(element, name));
  const found = named.find(({ attributes }) => attributes.type === type) ?? elementsOf(element, type)[0];
  return found && textContent(found).trim();
};

function partOf(group: ReadElement): PartOfSpeech {
  const type = noteOf(group, 'termType');
  if (type === 'abbreviation' || type === 'acronym' || type === 'initialism') return 'abbreviation';
  if (type === 'phraseologicalUnit') return 'phrase';
  const part = noteOf(group, 'partOfSpeech');
  if (part === 'properNoun') return 'name';
  return part === 'verb' || part === 'adjective' ? part : 'noun';
}
