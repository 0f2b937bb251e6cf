/** What the languages themselves ask of type: families, leading and size, one rule a language, from the profiles. */
import type { LanguageTag } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';

/**
 * Rules for the stylesheets of the products, which read `--font-sans`, `--leading` and `--size`; every element that
 * carries `lang` gets its language's family. Same profiles, same text.
 */
export function languageCss(profiles: Iterable<LanguageProfile>): string {
  const all = [...profiles];
  const select = selectors(all.map((profile) => profile.tag));
  return [
    ...all.map((profile) => typeRule(profile, select)),
    ...transitionRules(all, select),
    '[lang]{font-family:var(--font-sans)}',
  ].join('\n');
}

type Select = (tag: LanguageTag) => string;

function typeRule({ tag, fonts, endonym, lineBreak }: LanguageProfile, select: Select): string {
  const families = [...fonts.sans.map((family) => cssString(family)), 'system-ui', 'sans-serif'].join(',');
  const breaks = lineBreak === 'ideographs' ? 'line-break:strict;' : '';
  return (
    `${select(tag)}{--font-sans:${families};--leading:${fonts.lineHeight};--size:${fonts.sizeAdjust};${breaks}` +
    `--language:${cssString(endonym)}}`
  );
}

/**
 * An element that sets its own type size multiplies it by `--size`. One that does not inherits the size of the language
 * around it: these rules correct that, exactly where the language changes (`parent > child`), so that nothing is
 * multiplied twice; and with no specificity, so that an element's own size wins.
 */
function transitionRules(profiles: readonly LanguageProfile[], select: Select): readonly string[] {
  const sizes = [...new Set(profiles.map((profile) => profile.fonts.sizeAdjust))].sort((a, b) => a - b);
  const inSize = (size: number) =>
    profiles
      .filter((profile) => profile.fonts.sizeAdjust === size)
      .map((profile) => select(profile.tag))
      .join(',');
  return sizes.flatMap((outer) =>
    sizes
      .filter((inner) => inner !== outer)
      .map(
        (inner) =>
          `:where(${inSize(outer)})>:where(${inSize(inner)}){font-size:${(inner / outer).toFixed(4)}em}`,
      ),
  );
}

/** `:lang(cjm)` matches `cjm-Cham` too (RFC 4647, extended filtering): tags that begin with another are left out of it. */
function selectors(tags: readonly LanguageTag[]): Select {
  const longer = (tag: LanguageTag) => tags.filter((other) => other.startsWith(`${tag}-`));
  return (tag) =>
    `:lang(${tag})${longer(tag)
      .map((other) => `:not(:lang(${other}))`)
      .join('')}`;
}

const cssString = (text: string): string =>
  `"${text.replace(/["\\\n]/g, (c) => `\\${c.codePointAt(0)?.toString(16)} `)}"`;
