declare module 'subset-font' {
  export interface Cut {
    readonly noHinting?: boolean;
    readonly keepFeatures?: readonly string[];
    readonly dropTables?: readonly string[];
  }
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: Cut & { readonly targetFormat: 'truetype' | 'woff2' },
  ): Promise<Buffer>;
}
