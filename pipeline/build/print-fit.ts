/** How a layout came to fit on its paper, as the report shows it. */
import type { BoxFit, Fit, Layout, Measurement, Overflow } from '../model/rendition.ts';

export interface PrintFit extends Fit {
  /** There is no smaller setting. */
  readonly smallest: boolean;
  readonly boxes: readonly BoxFit[];
  readonly overflows: readonly Pick<Overflow, 'box' | 'lines' | 'characters'>[];
}

/** `fit` of a print; nothing of an image, which has no type that anybody could set otherwise. */
export function fitOf(layout: Layout, { fit, boxes, overflows }: Measurement): { fit?: PrintFit } {
  if (layout.medium !== 'print') return {};
  const { fits, shortened } = layout;
  const settings = fit.shortened && typeof shortened === 'object' ? shortened.fits : fits;
  return {
    fit: {
      ...fit,
      smallest: settings !== undefined && settings.length > 0 && settings.at(-1) === fit.setting,
      boxes,
      overflows: overflows.map(({ box, lines, characters }) => ({ box, lines, characters })),
    },
  };
}
