/** Decimal arithmetic for figures: exact where binary fractions are not, rounding halves away from zero. */

/** `digits` ÷ 10^`scale`, with its sign. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: bigint;
  readonly scale: number;
}

/** The number as it is written in decimal: 1.005 is exactly 1.005. */
export function decimalOf(value: number): Decimal {
  const written = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!written) throw new TypeError(`Not a finite number: ${value}`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = written;
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction) * 10n ** BigInt(Math.max(0, -scale));
  return { negative: sign === '-', digits, scale: Math.max(0, scale) };
}

/** With exactly `places` decimals. */
export function rounded(decimal: Decimal, places: number): Decimal {
  return divided(decimal, 1, places);
}

/** Divided by a whole number, with exactly `places` decimals. */
export function divided({ negative, digits, scale }: Decimal, divisor: number, places: number): Decimal {
  const numerator = digits * 10n ** BigInt(places);
  const denominator = 10n ** BigInt(scale) * BigInt(divisor);
  return { negative, digits: (2n * numerator + denominator) / (2n * denominator), scale: places };
}

/** Without zeros at the end of the decimals. */
export function trimmed(decimal: Decimal): Decimal {
  let { digits, scale } = decimal;
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return { ...decimal, digits, scale };
}

/** Back as a number. */
export const toNumber = ({ negative, digits, scale }: Decimal): number =>
  (negative ? -1 : 1) * Number(`${digits}e-${scale}`);
