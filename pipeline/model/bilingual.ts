/** What a person reads at the terminal or in the report, in the two languages the program speaks. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/** The languages of the program itself (not of what it publishes). */
export type Tongue = keyof Bilingual;

/** What reads the same in both: a name, a number, a path. */
export const inBoth = (text: string): Bilingual => ({ vi: text, en: text });

/** What stands in a place of a text: where it differs between the languages, in both. */
export type Filling = string | number | Bilingual;

/** Puts `values` in the places `{name}` of both languages. */
export function fill(text: Bilingual, values: Readonly<Record<string, Filling>>): Bilingual {
  const put = (tongue: Tongue) =>
    text[tongue].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : whole;
      return String(typeof value === 'object' ? value[tongue] : value);
    });
  return { vi: put('vi'), en: put('en') };
}
