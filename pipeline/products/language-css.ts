/** How each language is set, as CSS: a text in another language gets its own fonts, size and line height by its `lang`. */
import type { LanguageProfile } from '../model/language.ts';

/**
 * Rules for `:lang()`, from the profiles: custom properties `--font-sans`, `--font-serif`, `--leading` and
 * `--size`, and the sans family on every element that carries `lang`. A stylesheet applies the others.
 */
export function languageCss(profiles: Iterable<LanguageProfile>): string {
  // `:lang(zh)` also matches zh-Hans, so the longer tag must come last.
  const sorted = [...profiles].sort(
    (one, other) => one.tag.length - other.tag.length || (one.tag < other.tag ? -1 : 1),
  );
  return [
    ...sorted.map(({ tag, fonts }) => {
      const properties = {
        '--font-sans': families(fonts.sans, 'sans-serif'),
        '--font-serif': families(fonts.serif, 'serif'),
        '--leading': fonts.lineHeight,
        '--size': fonts.sizeAdjust,
      };
      const declarations = Object.entries(properties).map(([name, value]) => `${name}:${value}`);
      return `:lang(${tag}){${declarations.join(';')}}`;
    }),
    '[lang]{font-family:var(--font-sans)}',
  ].join('\n');
}

const families = (names: readonly string[], generic: string): string =>
  [...names.map((name) => `"${name.replaceAll(/["\\<]/g, '')}"`), generic].join(',');
