declare module 'fontverter' {
  /** Between the wrappings of one font: WOFF, WOFF2, and the bare tables. */
  export function convert(font: Buffer, toFormat: 'truetype' | 'woff' | 'woff2'): Promise<Buffer>;
}
