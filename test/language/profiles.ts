/** The project's own profiles and interface words, read as the program reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import { type InterfaceTexts, readInterface } from '../../pipeline/language/interface.ts';
import { readProfile } from '../../pipeline/language/profile.ts';
import type { LanguageTag } from '../../pipeline/model/id.ts';
import type { LanguageProfile } from '../../pipeline/model/language.ts';

const locales = new URL('../../locales/', import.meta.url);

function loadProfiles(): ReadonlyMap<LanguageTag, LanguageProfile> {
  const files = readdirSync(new URL('languages/', locales)).sort();
  return new Map(
    files.map((file) => {
      const path = `locales/languages/${file}`;
      const { value, diagnostics } = readProfile(
        path,
        readFileSync(new URL(`languages/${file}`, locales), 'utf8'),
      );
      if (!value) throw new Error(JSON.stringify(diagnostics));
      return [value.tag, value];
    }),
  );
}

export const profiles = loadProfiles();

export const tag = (text: string) => text as LanguageTag;

export function profileOf(text: string): LanguageProfile {
  const profile = profiles.get(tag(text));
  if (!profile) throw new Error(`No profile ${text}`);
  return profile;
}

export function interfaceOf(language: string): InterfaceTexts {
  const file = `${language}/interface.json`;
  const { value, diagnostics } = readInterface(tag(language), {
    file,
    text: readFileSync(new URL(file, locales), 'utf8'),
  });
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return value;
}

/** Interface texts as a test gives them; a key that starts with `draft:` is one. */
export function texts(entries: Readonly<Record<string, string>>): InterfaceTexts {
  const keys = Object.keys(entries);
  return {
    texts: new Map(keys.map((key) => [key.replace('draft:', ''), entries[key] ?? ''])),
    drafts: new Set(keys.filter((key) => key.startsWith('draft:')).map((key) => key.replace('draft:', ''))),
  };
}
