/** What a person reads at the terminal or in the report, in the two languages the program speaks. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/** The languages of the program itself (not of what it publishes). */
export type Tongue = keyof Bilingual;

/** Puts `values` in the places `{name}` of both languages. */
export function fill(text: Bilingual, values: Readonly<Record<string, string | number>>): Bilingual {
  const put = (pattern: string) =>
    pattern.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
  return { vi: put(text.vi), en: put(text.en) };
}
