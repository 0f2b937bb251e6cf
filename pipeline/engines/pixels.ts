/** A picture as pixels: red, green, blue and an opacity that is full everywhere, a byte each, row by row. */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}
