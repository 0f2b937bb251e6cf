/** `nhipcau languages`: every language that the program knows, what it knows of it, and from where. */
import { findProfile } from '../build/profiles.ts';
import { readProject } from '../build/project.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { LanguageProfile } from '../model/language.ts';
import { type ListedLanguage, writeLanguage, writeLanguages } from '../report/languages.ts';
import { writeDiagnostics } from '../report/terminal.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'languages',
  about: {
    vi: 'Liệt kê các ngôn ngữ mà chương trình biết; thêm mã để xem kỹ một ngôn ngữ và nguồn của từng điều.',
    en: 'List the languages that the program knows; with a tag, one of them in full with the source of each statement.',
  },
  words: [
    {
      name: 'tag',
      required: false,
      about: { vi: 'Mã ngôn ngữ, ví dụ rad.', en: 'A language tag, such as rad.' },
    },
  ],
  options: {},
  async run({ root, words: [tag], json, print, note, tongue, colour }) {
    const { profiles, languages, diagnostics } = readProject(root);
    const one = tag === undefined ? undefined : findProfile(profiles, tag);
    const listed = (one ? [one] : [...profiles.values()]).map(
      (profile): ListedLanguage => ({ profile, published: languages.includes(profile.tag) }),
    );
    const wrong = diagnostics.filter(isOfProfile);
    if (json) print(`${JSON.stringify({ languages: listed.map(plain), diagnostics: wrong }, null, 2)}\n`);
    else print(one ? writeLanguage(one, tongue) : writeLanguages(listed, tongue));
    if (!json && wrong.length > 0) note(writeDiagnostics(wrong, { tongue, colour }));
    return wrong.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

const isOfProfile = ({ place }: Diagnostic): boolean => place.file.startsWith('locales/languages/');

const plain = ({ profile, published }: ListedLanguage): LanguageProfile & { published: boolean } => ({
  ...profile,
  published,
});
