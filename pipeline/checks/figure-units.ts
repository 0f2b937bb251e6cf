import { knowsMeasures, type Measure, measuresIn } from '../language/measures.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import { bareText, type Check, excuseStale, translatedUnits } from './check.ts';

const diagnose = declareDiagnostics({
  'figure-units': {
    severity: 'error',
    message: {
      vi: 'Con số giống nhau nhưng đơn vị hoặc hàng (nghìn, triệu, tỷ, %) khác: bản gốc {source}, bản dịch {target}.',
      en: 'The figure is the same, its unit or magnitude (thousand, million, billion, %) is not: {source} in the source, {target} in the translation.',
    },
    advice: {
      vi: 'Viết đúng đơn vị và hàng của bản gốc, không quy đổi.',
      en: 'Write the unit and magnitude of the source; convert nothing.',
    },
  },
});

/** Numbers are compared by another check; this one looks at what stands behind them. */
export const check: Check = {
  code: 'figure-units',
  severity: 'error',
  about: {
    vi: 'Tiền, đơn vị đo, phần trăm, nghìn/triệu/tỷ bị đổi khi dịch: 3 tỷ đồng thành 3 million, 5 km thành 5 m, 12% mất dấu %.',
    en: 'Money, units, percent and magnitudes that change in translation: 3 tỷ đồng as 3 million, 5 km as 5 m, 12% without its %.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Kinh phí 3,6 tỷ đồng', target: 'VND 3.6 billion', language: 'en', found: false },
    { source: 'Kinh phí 3,6 tỷ đồng', target: '经费36亿越南盾', language: 'zh-Hans', found: false },
    { source: 'Kinh phí 3,6 tỷ đồng', target: 'ថវិកា ៣,៦ ប៊ីលានដុង', language: 'km', found: false },
    { source: 'Tăng 12,5%', target: 'Up by 12.5 per cent', language: 'en', found: false },
    { source: 'Tăng 5%', target: '增长百分之5', language: 'zh-Hans', found: false },
    {
      source: 'Dài 22 - 27 mét, 5 km, 80 cụm loa',
      target: '22 - 27 metres, 5 km, 80 clusters',
      language: 'en',
      found: false,
    },
    { source: 'Ngày 01.06.2024, 3 m', target: '1 June 2024, 3 m', language: 'en', found: false },
    { source: 'Có 5% hộ', target: '5% ntawm', language: 'hnj-Latn', found: false },
    { source: 'Kinh phí 3,6 tỷ đồng', target: '3.6 million dong', language: 'en', found: 'error' },
    { source: 'Kinh phí 3,6 tỷ đồng', target: '3.6 dong', language: 'en', found: 'error' },
    { source: 'Kinh phí 3 tỷ đồng', target: '3 billion dollars', language: 'en', found: 'error' },
    { source: 'Dài 5 km', target: '长5米', language: 'zh-Hans', found: 'error' },
    {
      source: 'Tăng 12,5% so với năm trước',
      target: 'Up by 12.5 on the year before',
      language: 'en',
      found: 'error',
    },
  ],
  judge: (edition, { profile }) =>
    translatedUnits(edition).flatMap((unit) => {
      if (!maybe.test(unit.source.text)) return [];
      const written = measuresIn(bareText(unit.text));
      if (written.length === 0) return [];
      const wanted = measuresIn(bareText(unit.source.text));
      const isKnown = knowsMeasures(profile.tag);
      const wrong = wanted.flatMap((each) => misread(each, written, isKnown) ?? []);
      const { language } = edition;
      return wrong.map(({ from, to }) =>
        excuseStale(
          diagnose('figure-units', unit.place, {
            values: { source: `“${from.text}”`, target: `“${to.text}”` },
            excerpt: to.text,
            language,
          }),
          unit,
        ),
      );
    }),
};

const maybe = /\d\s?(?:[\p{L}%₫$])|[$₫]\s?\d|(?:VND|USD) \d/u;

/** The figure of the translation that stands for `from`, where it is of something else. */
function misread(
  from: Measure,
  written: readonly Measure[],
  isKnown: boolean,
): { from: Measure; to: Measure } | undefined {
  const equal = written.filter(({ value }) => value === from.value);
  if (equal.length > 0) {
    if (from.unit === undefined || equal.some(({ unit }) => unit === from.unit)) return undefined;
    const to =
      equal.find(({ unit }) => unit !== undefined) ??
      (from.unit === 'percent' && isKnown ? equal[0] : undefined);
    return to && { from, to };
  }
  const to = written.find(({ bare }) => bare === from.bare);
  const hasMagnitude = from.value !== from.bare || (to && to.value !== to.bare);
  return to && hasMagnitude && isKnown ? { from, to } : undefined;
}
