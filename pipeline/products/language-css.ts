/** What the languages themselves ask of type: families, leading and size, one rule a language, from the profiles. */
import { digitsOf } from '../language/format.ts';
import type { LanguageTag } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';

/**
 * Rules for the stylesheets of the products, which read `--font-sans`, `--leading`, `--size` and `--smallest`; every
 * element that carries `lang` gets its language's family. Same profiles, same text.
 */
export function languageCss(profiles: Iterable<LanguageProfile>): string {
  const all = [...profiles];
  const select = selectors(all.map((profile) => profile.tag));
  return [
    // A face that is not there shows as what is there, never as one that the browser has slanted or thickened.
    ':root{font-synthesis:none}',
    ...all.map((profile) => typeRule(profile, select)),
    ...transitionRules(all, select),
    ...all.flatMap((profile) => emphasisRules(profile, select)),
    ...numeralRules(all, select),
    '[lang]{font-family:var(--font-sans)}',
    '.unbroken{white-space:nowrap}',
  ].join('\n');
}

type Select = (tag: LanguageTag) => string;

/** `Nhip Cau Meanwhile` is what `page.css` makes of the device's fonts; on paper there is none. */
function typeRule({ tag, fonts, endonym, lineBreak }: LanguageProfile, select: Select): string {
  const families = [...[...fonts.sans, 'Nhip Cau Meanwhile'].map(cssString), 'system-ui', 'sans-serif'].join(
    ',',
  );
  const breaks = lineBreak === 'ideographs' ? 'line-break:strict;' : '';
  return (
    `${select(tag)}{--font-sans:${families};--leading:${fonts.lineHeight};--size:${fonts.sizeAdjust};${breaks}` +
    `--smallest:${fonts.smallest ?? usualSmallest}pt;--language:${cssString(endonym)}}`
  );
}

/** In points. What Latin letters with stacked marks can still be read in on paper. */
const usualSmallest = 8.5;

const chinese = new Set(['Hans', 'Hant', 'Hani']);

/**
 * Emphasis in scripts that have no italic. Chinese puts a dot below each character (W3C, Requirements for Chinese Text
 * Layout, 3.1.1.2.5 “Emphasis Dots”), for a line below is the mark of a proper name there; on paper it takes the heavier
 * face (the same, 2.2.4 “Hei”), because in a PDF the dots are characters of their own, read out and copied with the text.
 * Khmer sets the words in bold (W3C sealreq, issue 27: “Khmer apparently tends towards bolding inline”). Of Tai Viet
 * and Cham nothing is written: bold as well, a distinction that a printed sheet and a cheap phone both show.
 */
function emphasisRules({ tag, script }: LanguageProfile, select: Select): readonly string[] {
  if (script === 'Latn') return [];
  const here = select(tag);
  const bold = `:is(em,i)${here}{font-weight:700}`;
  return [
    `:is(em,i,cite,dfn,var,address)${here}{font-style:normal}`,
    ...(chinese.has(script)
      ? [`@media screen{:is(em,i)${here}{${emphasisDots}}}`, `@media print{${bold}}`]
      : [bold]),
  ];
}

const emphasisDots = ['-webkit-', '']
  .map((prefix) => `${prefix}text-emphasis:filled dot;${prefix}text-emphasis-position:under right`)
  .join(';');

/**
 * The numbers before the items of a list, and those of steps, which products count with `--numerals`: they are figures
 * like those in the text. Without an office that asks for a script's own digits there is nothing to say.
 */
function numeralRules(profiles: readonly LanguageProfile[], select: Select): readonly string[] {
  if (!profiles.some(digitsOf)) return [];
  const rules = profiles.flatMap((profile) => {
    const [digits, here] = [digitsOf(profile), select(profile.tag)];
    if (!digits) return `${here}{--numerals:decimal}`;
    const name = `digits-${profile.tag}`;
    const symbols = digits.map(cssString).join(' ');
    return [
      `@counter-style ${name}{system:numeric;symbols:${symbols};suffix:". "}`,
      `${here}{--numerals:${name}}`,
    ];
  });
  return [...rules, ':where(ol){list-style-type:var(--numerals)}'];
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
