/** The site of each language: its words, its formats, the publisher's own texts in it. */
import { createFormatter, digitsOf, type Formatter } from '../language/format.ts';
import { normalise } from '../language/normalise.ts';
import { createWords } from '../language/words.ts';
import { digestOfRecord } from '../model/digest.ts';
import type { Text } from '../model/edition.ts';
import type { Digest, LanguageTag, UnitId } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import { isSettled, isShown } from '../model/unit.ts';
import type { PublisherTexts, Site } from '../products/product.ts';
import { textOf } from '../translation/catalogue.ts';
import { publisherDocument, publisherUnits } from '../translation/publisher-units.ts';
import { stateOf } from '../translation/staleness.ts';
import { type Project, readTranslation } from './project.ts';

export interface Sites {
  /** `approved`: for approved editions, which never show a word that nobody has reviewed. */
  get(language: LanguageTag, approved: boolean): Site;
  formatter(language: LanguageTag): Formatter;
  profile(language: LanguageTag): LanguageProfile;
  /** Digest of how a language writes the figures and dates of its editions. */
  formats(language: LanguageTag): Digest;
}

/** Sites are made when first asked for, once a language. */
export function createSites(project: Project): Sites {
  const formatters = new Map<LanguageTag, Formatter>();
  const made = new Map<string, Site>();
  const digests = new Map<LanguageTag, Digest>();
  const profile = (language: LanguageTag): LanguageProfile => {
    const found = project.profiles.get(language);
    if (!found) throw new Error(`no profile for ${language}`);
    return found;
  };
  const formatter = (language: LanguageTag): Formatter => {
    const known = formatters.get(language) ?? createFormatter(profile(language));
    formatters.set(language, known);
    return known;
  };
  const get = (language: LanguageTag, approved: boolean): Site => {
    const key = `${language} ${approved}`;
    const known = made.get(key) ?? makeSite(project, profile(language), formatter(language), approved);
    made.set(key, known);
    return known;
  };
  const formats = (language: LanguageTag): Digest => {
    const known = digests.get(language) ?? digestOfRecord(formatsOf(profile(language)));
    digests.set(language, known);
    return known;
  };
  return { get, formatter, profile, formats };
}

/**
 * What an approval is bound to besides the texts. No edition holds a range, and digits count where they are written: a
 * profile that says more of its language must not reopen every gate.
 */
function formatsOf(profile: LanguageProfile): readonly unknown[] {
  const { range: _numbers, ...numbers } = profile.numbers;
  const { range: _dates, ...dates } = profile.dates;
  const digits = digitsOf(profile);
  return [numbers, dates, ...(digits ? [digits] : [])];
}

function makeSite(project: Project, profile: LanguageProfile, format: Formatter, approved: boolean): Site {
  const { profiles, interfaces, publisher } = project;
  const language = profile.tag;
  const words = createWords(language, { profiles, interfaces, approvedOnly: approved });
  return {
    language,
    profile,
    profiles,
    words,
    format,
    publisher,
    texts: publisherTexts(project, language, approved),
  };
}

function publisherTexts(project: Project, language: LanguageTag, approved: boolean): PublisherTexts {
  const source = project.publisher.sourceLanguage;
  const { catalogue, ledger } = readTranslation(project.root, language, publisherDocument);
  const isUsable = approved ? isSettled : isShown;
  const texts = new Map(
    publisherUnits(project.publisher).map((unit): [string, Text] => {
      const id = unit.field as UnitId;
      const target = language === source ? unit.text : textOf(catalogue, id);
      const state = language === source ? 'approved' : stateOf(unit.text, target, ledger.units.get(id));
      const own = isUsable(state);
      const plain = normalise(own ? target : unit.text);
      return [
        id,
        {
          unit: id,
          language: own ? language : source,
          state,
          nodes: [{ type: 'text', value: plain }],
          plain,
        },
      ];
    }),
  );
  const text = (id: string): Text => {
    const found = texts.get(id);
    if (!found) throw new Error(`the publisher has no text ${id}`);
    return found;
  };
  return {
    name: text('name'),
    parent: text('parent'),
    address: text('address'),
    notice: texts.get('notice'),
    licence: text('licence'),
    label: (group, id) => text(`${group}.${id}`),
  };
}
