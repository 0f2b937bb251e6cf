/** Numbers, dates and money as a language writes them: from its profile, never from the machine's locale. */
import type { FigureValue } from '../model/document.ts';

export interface Formatter {
  /** `decimals` digits after the separator (default: as many as the number has, at most 3). */
  number(value: number, decimals?: number): string;
  /** Full form: `3.595.680.000 đồng`, `12,5%`, `80`. */
  figure(figure: FigureValue): string;
  /** Short form for large type: `3,6 tỷ đồng`. */
  shortFigure(figure: FigureValue): string;
  /** `iso` is `2024-06-01`. */
  date(iso: string, form: 'short' | 'long'): string;
}
