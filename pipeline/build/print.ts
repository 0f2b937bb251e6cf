/** Layouts → files: through the browsers, several at once, and judged by what was measured. */
import { NotSet } from '../engines/not-set.ts';
import type { Press } from '../engines/press.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import { digestOf } from '../model/digest.ts';
import type { EditionCard } from '../model/edition.ts';
import type { Digest } from '../model/id.ts';
import type { PressFile } from '../model/press.ts';
import type { Layout, PrintLayout } from '../model/rendition.ts';
import { inspectFit } from '../products/inspect-fit.ts';
import { inspectReadBack } from '../products/read-back.ts';
import { judgePressFile } from './press-judge.ts';
import { fitOf } from './print-fit.ts';
import { printedProducts } from './products.ts';
import { type Stage, write } from './stage.ts';
import type { PressRecord, PrintRecord, Sheet } from './state.ts';

export interface PrintJob {
  readonly key: Digest;
  readonly layout: Layout;
  readonly card: EditionCard;
  /** Where the bytes go, relative to `output/`. */
  readonly paths: readonly string[];
  /** Where the file for the print shop goes, if one is wanted. */
  readonly pressPath?: string;
}

/** Prints every job, with `lanes` at once. @throws PipelineError where the browser does not start. */
export async function print(
  jobs: readonly PrintJob[],
  { press, lanes, stage, done }: { press: Press; lanes: number; stage: Stage; done(count: number): void },
): Promise<ReadonlyMap<Digest, PrintRecord>> {
  const records = new Map<Digest, PrintRecord>();
  const queue = [...jobs];
  const lane = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      records.set(job.key, await printOne(job, press, stage));
      done(records.size);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return records;
}

async function printOne(
  { key, layout, card, paths, pressPath }: PrintJob,
  press: Press,
  stage: Stage,
): Promise<PrintRecord> {
  const rendered = await press.render(layout).catch(unlessNotSet);
  if (rendered instanceof NotSet) return { diagnostics: [notSet(card, layout, rendered)], failed: true };
  const { bytes, thumbnails, measurement, press: file } = rendered;
  const product = printedProducts.get(layout.product);
  const fit = fitOf(layout, measurement);
  const diagnostics = [
    ...(product?.inspect(card, layout, measurement) ?? []),
    ...inspectFit(card, layout, measurement, product?.boxes),
    ...inspectReadBack(card, layout, measurement),
  ];
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics, ...fit };
  for (const path of paths) stage.write(path, bytes);
  const written = thumbnails.map((thumbnail, side) =>
    write(stage, `report/thumbnails/${key.slice(0, 20)}-${side + 1}.webp`, thumbnail),
  );
  const size =
    layout.medium === 'image' ? { width: layout.width, height: layout.height } : { sheet: sheetOf(layout) };
  const made = { digest: digestOf(bytes), bytes: bytes.length, ...size, thumbnails: written };
  if (!file || !pressPath || layout.medium !== 'print') return { diagnostics, ...fit, made };
  const faults = judgePressFile(card, layout, file);
  const sound = faults.every(({ severity }) => severity !== 'error');
  return {
    diagnostics: [...diagnostics, ...faults],
    ...fit,
    made: { ...made, ...(sound && { press: writePress(file, layout, pressPath, stage) }) },
  };
}

/** One document that no browser sets must not keep the others from being made. */
function unlessNotSet(error: unknown): NotSet {
  if (error instanceof NotSet) return error;
  throw error;
}

const notSet = ({ facts, language }: EditionCard, { product, format }: Layout, { reason }: NotSet) =>
  diagnose(
    'print-not-set',
    { file: facts.file },
    { language, values: { product: `${product}/${format}`, reason } },
  );

export const diagnose = declareDiagnostics({
  'print-not-set': {
    severity: 'error',
    message: {
      vi: 'Chưa làm {product}: trình duyệt hai lần treo hoặc tắt giữa chừng khi dàn trang ({reason}).',
      en: 'No {product}: the browser twice hung or died while setting it ({reason}).',
    },
    advice: {
      vi: 'Chạy lại. Nếu vẫn vậy: đóng bớt chương trình khác, xem hình hoặc bảng quá lớn trong bài, hoặc chia bài thành nhiều phần.',
      en: 'Build again. If it stays so: close other programs, look for a very large picture or table in the document, or split it.',
    },
  },
});

const sheetOf = ({ width, height, scale, sides, panels }: PrintLayout): Sheet => ({
  width,
  height,
  sides,
  ...(scale !== undefined && { scale }),
  ...(panels && { panels }),
});

function writePress(
  { bytes, faults: _, ...file }: PressFile,
  { width, height, bleed, scale, panels }: PrintLayout,
  path: string,
  stage: Stage,
): PressRecord {
  const { digest, bytes: length } = write(stage, path, bytes);
  return {
    ...file,
    width,
    height,
    ...(bleed !== undefined && { bleed }),
    ...(scale !== undefined && { scale }),
    ...(panels && { panels }),
    digest,
    bytes: length,
  };
}
