/** Document × language → edition: the heart of the flow. */
import type { Formatter } from '../language/format.ts';
import { normalise } from '../language/normalise.ts';
import { fillBlocks } from '../markup/fill.ts';
import { isCall, writeCalls } from '../markup/footnotes.ts';
import { findCodeFaults, readText, wrapIn } from '../markup/inline-codes.ts';
import { compare } from '../model/compare.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import { digestOf } from '../model/digest.ts';
import {
  type Document,
  type FigureValue,
  imageAltField,
  imageCaptionField,
  isOfShortText,
  mastheadFields,
  shortBodyField,
  shortSummaryField,
  shortTitleField,
  summaryField,
  titleField,
} from '../model/document.ts';
import {
  countStates,
  type Edition,
  type EditionCard,
  type EditionUnit,
  type Figure,
  type GateState,
  type GivenLink,
  type OldestStale,
  type ShortText,
  type Text,
} from '../model/edition.ts';
import { plainText } from '../model/html.ts';
import type { Digest, LanguageTag, UnitId } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import type { Gate } from '../model/publisher.ts';
import { type Catalogue, isOutdated, isSettled, isShown, type Ledger, type Unit } from '../model/unit.ts';
import { textOf } from './catalogue.ts';
import { stateOf } from './staleness.ts';

export const diagnose = declareDiagnostics({
  'unknown-fact': {
    severity: 'error',
    message: {
      vi: '«{name}» không có trong content/facts.yaml, hoặc cách viết số không được biết đến.',
      en: '“{name}” is not in content/facts.yaml, or its format is not known.',
    },
    advice: {
      vi: 'Kiểm tra tên trong facts.yaml; cách viết: number, money, short, percent, date.',
      en: 'Check the name in facts.yaml; the formats are number, money, short, percent, date.',
    },
  },
});

export interface EditionInput {
  readonly document: Document;
  /** Digest of the document's blocks and of the elements that inline codes stand for. */
  readonly structure: Digest;
  readonly units: readonly Unit[];
  /** How many words each of `units` has. */
  readonly words: readonly number[];
  readonly language: LanguageTag;
  /** The catalogue's file, relative to the project. */
  readonly file: string;
  /** Absent for the source language: its texts are the units' own. */
  readonly catalogue?: Catalogue;
  readonly ledger: Ledger;
  readonly items: readonly EditionCard[];
  /** Something that it gathers cannot be read, so nobody knows what its readers would get. */
  readonly unread?: boolean;
}

export interface EditionContext {
  readonly formatter: Formatter;
  /** The source language's, for texts that fall back: their figures stay as their readers write them. */
  readonly sourceFormatter: Formatter;
  readonly profile: LanguageProfile;
  /** Digest of how the language writes numbers and dates. */
  readonly formats: Digest;
  /** Gates that stood open to this document on its date. */
  readonly gates: readonly Gate[];
  interpolate(
    text: string,
    formatter: Formatter,
  ): { readonly text: string; readonly missing: readonly string[] };
}

export function makeEdition(
  input: EditionInput,
  context: EditionContext,
): { readonly edition: Edition; readonly diagnostics: readonly Diagnostic[] } {
  const { document, language, ledger, items } = input;
  const isSource = language === document.facts.sourceLanguage;
  const units = input.units.map((unit) => resolveUnit(unit, input));
  const diagnostics: Diagnostic[] = [];
  const resolved = units.map((unit) => resolveText(unit, input, context, diagnostics));
  const texts = resolved.map(({ text }) => text);
  const field = (id: UnitId): Text | undefined => texts[input.units.findIndex((unit) => unit.id === id)];
  const empty: Text = { unit: titleField, language, state: 'missing', nodes: [], plain: '' };

  const title = field(titleField) ?? empty;
  const summary = field(summaryField) ?? { ...empty, unit: summaryField };
  const alt = field(imageAltField);
  const caption = field(imageCaptionField);
  const masthead = mastheadOf(field);
  const body = fillBlocks(document.blocks, {
    language,
    text: (index) => texts[index] ?? empty,
    figure: (value) => writeFigure(value, context.formatter),
    date: (iso) => context.formatter.date(iso, 'short'),
    number: (value) => context.formatter.number(value, 0),
  });
  const image = document.image && alt && { ...document.image, alt, ...(caption && { caption }) };
  const digest = digestOfReading(
    input,
    context,
    resolved.map(({ written }) => written),
  );

  // The short text is printed only where the whole has no room: until then nobody misses it.
  const own = units.filter(({ unit }) => !isOfShortText(unit.id));
  const complete =
    texts.every((text) => text.language === language || isOfShortText(text.unit)) &&
    items.every((item) => item.titleLanguage === language);
  const ready = isSource || own.every(({ state }) => isSettled(state));
  const gates = gateStates(context.gates, input, digest);
  const gatesPassed = gates.every(({ state }) => state === 'passed');
  const approved = complete && ready && gatesPassed && items.every((item) => item.approved);
  const short = shortTextOf(texts, { units, language, settled: approved && !isSource });
  const states = units.map(({ state }) => state);
  const oldestStale = oldestStaleOf(units, input);
  return {
    edition: {
      facts: document.facts,
      language,
      isSource,
      title,
      summary,
      ...(image && { image }),
      ...(masthead && { masthead }),
      body,
      ...(short && { short }),
      units,
      ...(isSource && document.replacements && { given: givenBy(document.replacements) }),
      coverage: countStates(states),
      words: countStates(states, input.words),
      ...(oldestStale && { oldestStale }),
      complete,
      gates,
      approved,
      machine: own.some(isUnreadMachine),
      ...(ledger.provenance && { provenance: ledger.provenance }),
      items,
      digest,
    },
    diagnostics,
  };
}

const isUnreadMachine = ({ origin, state }: EditionUnit): boolean =>
  origin === 'machine' && isShown(state) && !isSettled(state);

/** `settled`: nothing may be shown that nobody has reviewed. */
function shortTextOf(
  texts: readonly Text[],
  { units, language, settled }: { units: readonly EditionUnit[]; language: LanguageTag; settled: boolean },
): ShortText | undefined {
  const short = units.filter(({ unit }) => isOfShortText(unit.id));
  if (short.length === 0) return undefined;
  const byId = new Map(texts.map((text) => [text.unit, text]));
  const [title, summary] = [byId.get(shortTitleField), byId.get(shortSummaryField)];
  return {
    ...(title && { title }),
    ...(summary && { summary }),
    body: short.flatMap((_, index) => byId.get(shortBodyField(index + 1)) ?? []),
    usable: short.every(
      ({ unit, state }) => byId.get(unit.id)?.language === language && (!settled || isSettled(state)),
    ),
    machine: short.some(isUnreadMachine),
  };
}

const givenBy = (replacements: NonNullable<Document['replacements']>): readonly GivenLink[] =>
  [...replacements].flatMap(([language, { links }]) =>
    [...links.values()].map(({ to, place }) => ({ language, href: to, place })),
  );

function gateStates(
  gates: readonly Gate[],
  { ledger: { approvals }, unread = false }: EditionInput,
  digest: Digest,
): readonly GateState[] {
  return gates.map(({ id }) => {
    const given = approvals.filter(({ gate }) => gate === id);
    if (given.length === 0) return { id, state: 'waiting' };
    if (unread) return { id, state: 'unknown' };
    return { id, state: given.some((approval) => approval.digest === digest) ? 'passed' : 'outdated' };
  });
}

/** By the day of its translation. What has none was translated before days were written down, so it comes first. */
function oldestStaleOf(
  units: readonly EditionUnit[],
  { file, ledger }: EditionInput,
): OldestStale | undefined {
  const stale = units.flatMap(({ unit: { id }, state }): OldestStale[] => {
    const date = ledger.units.get(id)?.date;
    return isOutdated(state) ? [{ place: { file, unit: id }, state, ...(date && { date }) }] : [];
  });
  return stale.toSorted((one, other) => compare(one.date ?? '', other.date ?? ''))[0];
}

/** The texts of a masthead; undefined where the document has none. */
function mastheadOf(field: (id: UnitId) => Text | undefined): Edition['masthead'] {
  const [printer, period, responsible] = [
    field(mastheadFields.printer),
    field(mastheadFields.period),
    field(mastheadFields.responsible),
  ];
  return printer && period && responsible && { printer, period, responsible };
}

/**
 * Digest of what a reader reads: the structure, the texts as they stand in it, and how figures are written. It does not
 * depend on how far the office has come with it, nor on the products that are made of it.
 */
function digestOfReading(
  { document, structure, language, items }: EditionInput,
  { formats }: EditionContext,
  written: readonly string[],
): Digest {
  const { kind, topic, date, unit, areas, identifier, masthead } = document.facts;
  const facts = JSON.stringify([kind, topic, date, unit, areas, identifier, ...(masthead ? [masthead] : [])]);
  return digestOf(
    [structure, formats, language, facts, ...written, ...items.map((item) => item.digest)].join('\u0000'),
  );
}

function resolveUnit(unit: Unit, { language, document, catalogue, ledger }: EditionInput): EditionUnit {
  if (language === document.facts.sourceLanguage) return { unit, target: unit.text, state: 'translated' };
  const target = catalogue ? textOf(catalogue, unit.id) : '';
  const entry = ledger.units.get(unit.id);
  const state = stateOf(unit.text, target, entry);
  return {
    unit,
    target,
    state,
    ...(entry?.origin && { origin: entry.origin }),
    ...(entry && state.startsWith('stale-') && { translates: entry.source }),
  };
}

function resolveText(
  { unit, target, state }: EditionUnit,
  input: EditionInput,
  context: EditionContext,
  diagnostics: Diagnostic[],
): { readonly text: Text; readonly written: string } {
  const { sourceLanguage } = input.document.facts;
  const isSource = input.language === sourceLanguage;
  const sound = isShown(state) && findCodeFaults(target, unit.codes).length === 0;
  const translated = sound ? context.interpolate(normalise(target), context.formatter) : undefined;
  // Where a figure is misspelt, readers would see its braces: better the source's text.
  const own = translated && (isSource || translated.missing.length === 0) ? translated : undefined;
  const { text, missing } = own ?? context.interpolate(normalise(unit.text), context.sourceFormatter);
  // The source's own facts are reported once, with the source; a translation's are compared with them by a check.
  if (isSource) {
    for (const name of missing) diagnostics.push(diagnose('unknown-fact', unit.place, { values: { name } }));
  }
  const nodes = wrapIn(unit.around ?? [], readText(text, unit.codes));
  const language = own ? input.language : sourceLanguage;
  // The number of a note is no word of the text: a title in a list, an alternative text go without.
  const plain = plainText(nodes);
  const called = unit.codes.some(({ element }) => isCall(element))
    ? writeCalls(nodes, (number) => context.formatter.number(number, 0))
    : nodes;
  return {
    text: { unit: unit.id, language, state, nodes: called, plain },
    written: `${language} ${text}`,
  };
}

function writeFigure(value: FigureValue, formatter: Formatter): Figure {
  const typed = value.verbatim && formatter.asTyped(value.verbatim);
  return { ...value, text: typed ?? formatter.figure(value), short: typed ?? formatter.shortFigure(value) };
}

/** What the rest of the site needs to know of an edition. */
export function cardOf(edition: Edition): EditionCard {
  const {
    facts,
    language,
    title,
    summary,
    image,
    coverage,
    words,
    oldestStale,
    complete,
    gates,
    approved,
    machine,
    provenance,
    digest,
  } = edition;
  return {
    facts,
    language,
    title: title.plain,
    titleLanguage: title.language,
    summary: summary.plain,
    summaryLanguage: summary.language,
    ...(image && { image: { asset: image.asset, alt: image.alt.plain } }),
    coverage,
    words,
    ...(oldestStale && { oldestStale }),
    complete,
    gates,
    approved,
    machine,
    ...(provenance && { provenance }),
    digest,
  };
}
