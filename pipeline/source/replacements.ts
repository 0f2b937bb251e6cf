/**
 * `replace` in the front matter: links and pictures that the editor gives one language in place of the source's. They
 * are named by the source's own address, so that a replacement ends with what it replaces.
 */
import type { ParsedYaml } from '../language/yaml.ts';
import { isSafeLink } from '../markup/links.ts';
import { type Diagnostic, declareDiagnostics, type Place } from '../model/diagnostic.ts';
import type { Asset, Replacements } from '../model/document.ts';
import type { LanguageTag } from '../model/id.ts';
import type { SourceUnit } from '../model/unit.ts';
import type { FrontMatter } from './front-matter.ts';

export interface Replaceable {
  readonly units: readonly SourceUnit[];
  /** Pictures of the document, by the path as it is typed. */
  readonly pictures: ReadonlyMap<string, Asset>;
  readonly yaml: ParsedYaml;
  /** Finds the picture that takes another's place; what is wrong with it, it reports itself. */
  picture(path: string, place: Place): Asset | undefined;
  readonly diagnostics: Diagnostic[];
}

export function readReplacements(
  { replace }: FrontMatter,
  document: Replaceable,
): ReadonlyMap<LanguageTag, Replacements> | undefined {
  const languages = Object.entries(replace ?? {}) as [LanguageTag, Readonly<Record<string, string>>][];
  if (languages.length === 0) return undefined;
  const known = linksOf(document.units);
  return new Map(
    languages.map(([language, addresses]) => {
      const links = new Map<string, { to: string; place: Place }>();
      const pictures = new Map<string, Asset>();
      for (const [from, to] of Object.entries(addresses)) {
        const place = document.yaml.placeOf(['replace', language, from]);
        const picture = document.pictures.get(from);
        const found = picture && document.picture(to, place);
        if (picture && found) pictures.set(picture.file, found);
        else if (known.has(from) && isSafeLink(to)) links.set(from, { to, place });
        else if (!picture) {
          const code = known.has(from) ? 'replacement-unsafe' : 'nothing-to-replace';
          document.diagnostics.push(diagnose(code, place, { values: { from, to } }));
        }
      }
      return [language, { links, pictures }];
    }),
  );
}

const linksOf = (units: readonly SourceUnit[]): ReadonlySet<string> =>
  new Set(
    units.flatMap(({ codes }) => codes.flatMap(({ element }) => String(element.properties.href ?? '') || [])),
  );

export const diagnose = declareDiagnostics({
  'nothing-to-replace': {
    severity: 'error',
    message: {
      vi: 'Trong bài không có liên kết hay ảnh nào là «{from}», nên không có gì để thay bằng «{to}».',
      en: 'No link and no picture of the document is “{from}”, so there is nothing to put “{to}” in the place of.',
    },
    advice: {
      vi: 'Chép địa chỉ đúng như trong bài; nếu bài không còn dùng nó thì xóa dòng này.',
      en: 'Copy the address exactly as it stands in the document; where it is used no more, remove this line.',
    },
  },
  'replacement-unsafe': {
    severity: 'error',
    message: {
      vi: 'Địa chỉ thay vào «{to}» không an toàn: chỉ nhận http, https, mailto, tel hoặc đường dẫn trong trang.',
      en: 'The replacement “{to}” is not safe: only http, https, mailto, tel or a path within the site is taken.',
    },
    advice: { vi: 'Sửa địa chỉ đó.', en: 'Correct the address.' },
  },
});
