/** Whether pictures have the pixels that their boxes print. */
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { Edition } from '../model/edition.ts';
import type { Layout, LayoutPicture } from '../model/rendition.ts';

/** One error a picture, for the largest of its boxes: on paper it would be a mosaic, and nobody sees that on a screen. */
export function inspectPictures(
  { facts }: Pick<Edition, 'facts'>,
  { product, format, pictures }: Layout,
): readonly Diagnostic[] {
  const coarse = Object.values(pictures).filter((picture) => dotsPerInch(picture) < picture.resolution - 1);
  return [...Map.groupBy(coarse, ({ file }) => file).values()].flatMap((boxes) => {
    const [worst] = boxes.toSorted((one, other) => dotsPerInch(one) - dotsPerInch(other));
    if (!worst) return [];
    const { file, source, width, height, resolution } = worst;
    const values = {
      product: `${product}/${format}`,
      file,
      has: `${source.width} × ${source.height}`,
      needs: `${width} × ${height}`,
      dpi: Math.floor(dotsPerInch(worst)),
      resolution,
    };
    return [diagnose('coarse-picture', { file: facts.file }, { values })];
  });
}

/** The crop covers its box, so the side with fewer pixels for its length decides. */
const dotsPerInch = ({ source, width, height, resolution }: LayoutPicture): number =>
  resolution * Math.min(source.width / width, source.height / height);

export const diagnose = declareDiagnostics({
  'coarse-picture': {
    severity: 'error',
    message: {
      vi: '{product}: ảnh {file} có {has} điểm ảnh, in ra sẽ vỡ hạt ({dpi} dpi); khung ảnh cần ít nhất {needs} điểm ảnh ({resolution} dpi).',
      en: '{product}: the picture {file} has {has} pixels and would print coarsely (at {dpi} dpi); its box needs at least {needs} pixels ({resolution} dpi).',
    },
    advice: {
      vi: 'Lấy ảnh gốc từ máy ảnh hay điện thoại; ảnh gửi qua Zalo, Facebook đã bị thu nhỏ, và phóng to bằng phần mềm không làm ảnh rõ hơn. Không có ảnh lớn hơn thì chọn khổ giấy nhỏ hơn.',
      en: 'Take the original from the camera or telephone: chat programs make pictures smaller, and enlarging them adds nothing. Where there is none, choose a smaller format.',
    },
  },
});
