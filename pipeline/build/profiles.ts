/** Every language profile of a project, each judged by itself and then together. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { familyNames } from '../engines/fonts.ts';
import { readProfile } from '../language/profile.ts';
import { parseYaml } from '../language/yaml.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import { isLanguageTag, type LanguageTag } from '../model/id.ts';
import type { LanguageProfile, Profiles } from '../model/language.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import { namesIn, readBytes, readFile } from './read-bytes.ts';

export const diagnose = declareDiagnostics({
  'unknown-font': {
    severity: 'error',
    message: {
      vi: 'Chương trình không có phông chữ «{family}»; ngôn ngữ này bị bỏ qua.',
      en: 'The program has no font “{family}”; the language is left out.',
    },
    advice: {
      vi: 'Các phông có sẵn: {known}. Muốn thêm phông khác, nhờ kỹ thuật thêm vào chương trình.',
      en: 'The fonts are: {known}. Another one has to be added to the program by an engineer.',
    },
  },
  'unknown-fallback': {
    severity: 'error',
    message: {
      vi: 'Mục fallback nêu ngôn ngữ «{other}», nhưng không có tệp mô tả ngôn ngữ ấy.',
      en: 'The fallback names the language “{other}”, which has no profile.',
    },
    advice: {
      vi: 'Sửa mã ngôn ngữ, hoặc thêm tệp {file}.',
      en: 'Correct the tag, or add {file}.',
    },
  },
  'fallback-circle': {
    severity: 'error',
    message: {
      vi: 'Các ngôn ngữ thay thế cho nhau thành vòng tròn: {circle}. Khi thiếu chữ, không biết lấy của ngôn ngữ nào.',
      en: 'The fallbacks run in a circle: {circle}. Where a word is missing, no language would have the last say.',
    },
    advice: {
      vi: 'Bỏ một ngôn ngữ khỏi mục fallback; ngôn ngữ gốc để fallback: [].',
      en: 'Take one of them out of its fallback; the source language has fallback: [].',
    },
  },
  'language-without-profile': {
    severity: 'error',
    message: {
      vi: 'Có bản dịch trong locales/{tag}/ nhưng không có tệp mô tả ngôn ngữ {file}; các bản dịch ấy không được dùng.',
      en: 'There are translations in locales/{tag}/, but no language profile {file}; they are not used.',
    },
    advice: {
      vi: 'Chép tệp của một ngôn ngữ gần với nó trong locales/languages/ thành {file}, điền lại từng mục kèm nguồn, rồi thêm «{tag}» vào mục languages của content/publisher.yaml.',
      en: 'Copy the profile of a language near to it in locales/languages/ to {file}, fill in every field with its source, then add “{tag}” to languages in content/publisher.yaml.',
    },
  },
});

const folder = 'locales/languages';

export interface ReadProfiles {
  /** Those that can be used, in the order of their files. */
  readonly profiles: Profiles;
  readonly diagnostics: readonly Diagnostic[];
}

export function readProfiles(root: string): ReadProfiles {
  const diagnostics: Diagnostic[] = [];
  const profiles = new Map<LanguageTag, LanguageProfile>();
  for (const file of filesIn(root)) {
    const bytes = readFile(root, file);
    diagnostics.push(...(bytes?.diagnostics ?? []));
    if (!bytes?.value) continue;
    const text = bytes.value.toString('utf8');
    const read = readProfile(file, text);
    diagnostics.push(...read.diagnostics);
    if (!read.value) continue;
    const strange = unknownFonts(file, text, read.value);
    diagnostics.push(...strange);
    if (strange.length === 0) profiles.set(read.value.tag, read.value);
  }
  diagnostics.push(
    ...[...profiles.values()].flatMap((profile) => faultsOfFallback(root, profile, profiles)),
    ...withoutProfile(root),
  );
  return { profiles, diagnostics };
}

/** @throws PipelineError that lists the languages there are, where `tag` is none of them. */
export function findProfile(profiles: Profiles, tag: string): LanguageProfile {
  const profile = profiles.get(tag as LanguageTag);
  if (profile) return profile;
  const known = [...profiles.keys()].join(', ');
  throw new PipelineError(
    2,
    { vi: `Không có tệp mô tả ngôn ngữ «${tag}».`, en: `There is no profile of the language “${tag}”.` },
    { vi: `Các ngôn ngữ: ${known}.`, en: `The languages are: ${known}.` },
  );
}

export const profileFile = (tag: string): string => `${folder}/${tag}.yaml`;

const filesIn = (root: string): readonly string[] =>
  namesIn(root, folder)
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => `${folder}/${file}`);

function unknownFonts(file: string, text: string, { fonts }: LanguageProfile): readonly Diagnostic[] {
  return fonts.sans.flatMap((family, at) =>
    familyNames.includes(family)
      ? []
      : diagnose('unknown-font', parseYaml(text, file).placeOf(['fonts', 'sans', at]), {
          values: { family, known: familyNames.join(', ') },
        }),
  );
}

function faultsOfFallback(
  root: string,
  { tag, fallback }: LanguageProfile,
  profiles: Profiles,
): readonly Diagnostic[] {
  const file = profileFile(tag);
  const placeOf = (at: number) =>
    parseYaml(readBytes(root, file)?.toString('utf8') ?? '', file).placeOf(['fallback', at]);
  return fallback.flatMap((other, at) => {
    if (!existsSync(join(root, profileFile(other))))
      return [diagnose('unknown-fallback', placeOf(at), { values: { other, file: profileFile(other) } })];
    const way = wayTo(tag, other, profiles);
    // Told once, in the file that comes first.
    if (!way || way.some((each) => each < tag)) return [];
    return [diagnose('fallback-circle', placeOf(at), { values: { circle: [tag, ...way].join(' → ') } })];
  });
}

/** The languages from `from` on that lead to `goal`, `goal` last; undefined where none does. */
function wayTo(
  goal: LanguageTag,
  from: LanguageTag,
  profiles: Profiles,
  seen: readonly LanguageTag[] = [],
): readonly LanguageTag[] | undefined {
  if (from === goal) return [goal];
  if (seen.includes(from)) return undefined;
  for (const next of profiles.get(from)?.fallback ?? []) {
    const way = wayTo(goal, next, profiles, [...seen, from]);
    if (way) return [from, ...way];
  }
  return undefined;
}

/** Somebody’s work in a language that the program has not been told of must not be left out unheard. */
function withoutProfile(root: string): readonly Diagnostic[] {
  return namesIn(root, 'locales')
    .filter((name) => isLanguageTag(name) && statSync(join(root, 'locales', name)).isDirectory())
    .filter((tag) => !existsSync(join(root, profileFile(tag))))
    .map((tag) =>
      diagnose(
        'language-without-profile',
        { file: `locales/${tag}` },
        { values: { tag, file: profileFile(tag) } },
      ),
    );
}
