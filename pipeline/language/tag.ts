/**
 * Whether a profile's BCP 47 tag says what it means: every subtag in IANA's registry, in its canonical form, and the
 * script written wherever readers of the tag alone (browsers, search engines, libraries) would take another.
 */
import { readFileSync } from 'node:fs';
import type { Bilingual } from '../model/bilingual.ts';
import { type Diagnostic, declareDiagnostics, type Place } from '../model/diagnostic.ts';
import type { LanguageTag } from '../model/id.ts';

type Kind = 'language' | 'script' | 'region' | 'variant';

/** What is wrong with `tag`, a tag by its shape, of a language that is written in `script` (ISO 15924). */
export function judgeTag(tag: string, script: string, place: Place): readonly Diagnostic[] {
  const current = canonical(tag);
  if (current !== tag) return [diagnose('outdated-tag', place, { values: { tag, current } })];
  const unknown = subtagsOf(tag).filter(({ kind, subtag }) => !isRegistered(kind, subtag));
  if (unknown.length > 0)
    return unknown.map(({ subtag }) => diagnose('unknown-tag', place, { values: { tag, subtag } }));
  return judgeScript(tag, script, place);
}

function judgeScript(tag: string, script: string, place: Place): readonly Diagnostic[] {
  const locale = new Intl.Locale(tag);
  const written = locale.script;
  if (written !== undefined)
    return written === script ? [] : [diagnose('wrong-script', place, { values: { tag, written, script } })];
  // Likely subtags, UTS 35: bare hnj means Hmnp, bare cja means Arab.
  const likely = locale.maximize().script;
  if (likely === script) return [];
  const better = new Intl.Locale(tag, { script }).toString();
  return [
    diagnose('ambiguous-script', place, { values: { tag, likely: likely ?? noScript, script, better } }),
  ];
}

/**
 * Whether a tag of somebody's tool means this language: `vi-VN` is `vi`, `zh_CN` is `zh-Hans`; a region makes no other
 * language, a script does. False for what is no tag.
 */
export function isSameLanguage(tag: string, language: LanguageTag): boolean {
  const [one, other] = [tag, language].map(languageAndScript);
  return one !== undefined && one === other;
}

function languageAndScript(tag: string): string | undefined {
  try {
    const locale = new Intl.Locale(tag.replaceAll('_', '-')).maximize();
    return `${locale.language}-${locale.script ?? ''}`;
  } catch {
    return undefined;
  }
}

const noScript: Bilingual = { vi: 'không rõ chữ nào', en: 'unknown' };

/** What a library makes of the tag: `vie` is `vi`, `in` is `id`. A variant that is there twice it would refuse. */
function canonical(tag: string): string {
  const once = [...new Set(tag.split('-'))].join('-');
  return Intl.getCanonicalLocales(once)[0] ?? once;
}

/** The subtags of a tag by their place and form (RFC 5646, 2.2): language, then script, region and variants. */
function subtagsOf(tag: string): readonly { readonly kind: Kind; readonly subtag: string }[] {
  return tag.split('-').map((subtag, at) => ({ kind: kindOf(subtag, at), subtag }));
}

function kindOf(subtag: string, at: number): Kind {
  if (at === 0) return 'language';
  if (/^[A-Z][a-z]{3}$/.test(subtag)) return 'script';
  return /^(?:[A-Z]{2}|\d{3})$/.test(subtag) ? 'region' : 'variant';
}

const isRegistered = (kind: Kind, subtag: string): boolean =>
  Object.hasOwn(registered(kind), subtag.toLowerCase());

const registries = new Map<Kind, Readonly<Record<string, number>>>();

/**
 * The registry’s subtags of one kind: 3 ms once for the languages, where the whole registry takes 20. What these lists
 * don’t tell is which subtags were withdrawn without a successor; those with one are found by their canonical form.
 */
function registered(kind: Kind): Readonly<Record<string, number>> {
  const known = registries.get(kind);
  if (known) return known;
  const file = new URL(import.meta.resolve(`language-subtag-registry/data/json/${kind}.json`));
  const subtags = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, number>>;
  registries.set(kind, subtags);
  return subtags;
}

export const diagnose = declareDiagnostics({
  'unknown-tag': {
    severity: 'error',
    message: {
      vi: 'Mã ngôn ngữ “{tag}”: “{subtag}” không có trong danh mục mã của IANA, nên trình duyệt và máy đọc không biết đó là tiếng gì.',
      en: 'Language tag “{tag}”: “{subtag}” is not in IANA’s registry, so browsers and screen readers can’t know the language.',
    },
    advice: {
      vi: 'Tìm mã đúng tại https://www.iana.org/assignments/language-subtag-registry, ví dụ `tyz` (Tày), `nut` (Nùng); sửa mục `tag` và tên tệp.',
      en: 'Look it up at https://www.iana.org/assignments/language-subtag-registry, such as `tyz` (Tày) or `nut` (Nùng); correct `tag` and the file’s name.',
    },
  },
  'outdated-tag': {
    severity: 'error',
    message: {
      vi: 'Mã ngôn ngữ “{tag}” không phải cách viết chuẩn; nay viết là “{current}”.',
      en: 'Language tag “{tag}” is not the canonical form, which is “{current}”.',
    },
    advice: {
      vi: 'Ghi `tag: {current}` và đổi tên tệp thành `{current}.yaml`, cùng các thư mục mang mã này trong `locales/`.',
      en: 'Write `tag: {current}` and rename the file to `{current}.yaml`, and the folders of this tag under `locales/`.',
    },
  },
  'ambiguous-script': {
    severity: 'error',
    message: {
      vi: 'Mã ngôn ngữ “{tag}” không ghi chữ viết; phần mềm tự hiểu chữ viết là {likely}, trong khi hồ sơ ghi `script: {script}`.',
      en: 'Language tag “{tag}” names no script; software takes the script to be {likely}, but the profile says `script: {script}`.',
    },
    advice: {
      vi: 'Ghi `tag: {better}` và đổi tên tệp thành `{better}.yaml`; nếu sai là mục `script` thì sửa mục ấy.',
      en: 'Write `tag: {better}` and rename the file to `{better}.yaml`; or correct `script` if that is what is wrong.',
    },
  },
  'wrong-script': {
    severity: 'error',
    message: {
      vi: 'Mã ngôn ngữ “{tag}” nói chữ {written}, nhưng hồ sơ ghi `script: {script}`.',
      en: 'Language tag “{tag}” says script {written}, but the profile says `script: {script}`.',
    },
    advice: {
      vi: 'Sửa một trong hai mục `tag` và `script` cho khớp nhau; tên tệp phải trùng với `tag`.',
      en: 'Make `tag` and `script` agree; the file’s name must equal `tag`.',
    },
  },
});
