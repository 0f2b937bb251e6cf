/** What the build tells of itself: as a record for the terminal, and as `output/report/index.html`. */
import { listChecks } from '../checks/list-checks.ts';
import { blockKinds } from '../markup/blocks.ts';
import { compare } from '../model/compare.ts';
import type { Diagnostic, Waived } from '../model/diagnostic.ts';
import { digestOfRecord } from '../model/digest.ts';
import type { EditionCard } from '../model/edition.ts';
import type { Digest } from '../model/id.ts';
import { boxName } from '../products/box-name.ts';
import { renderReport } from '../report/html.ts';
import type {
  BuildReport,
  Refusal,
  ReportedDiagnostic,
  ReportedFit,
  ReportedRendition,
} from '../report/report.ts';
import { cutOut, lineFinder } from '../report/source-lines.ts';
import { calledOf, pressFileOf } from './called.ts';
import type { PrintedOrders } from './orders.ts';
import type { Outputs } from './outputs.ts';
import { knownProducts, printedProducts } from './products.ts';
import type { Project } from './project.ts';
import { readBytes } from './read-bytes.ts';
import { sharedTexts } from './shared-texts.ts';

const reportPath = 'report/index.html';

export interface ReportInput {
  readonly project: Project;
  /** Digest of the program and of everything shared. */
  readonly shared: Digest;
  readonly cards: readonly EditionCard[];
  readonly printed: PrintedOrders;
  readonly refusals: readonly Refusal[];
  readonly diagnostics: readonly Diagnostic[];
  readonly waived: readonly Waived[];
}

/** Writes the report page. @returns the report, with what this build made and what it kept. */
export async function writeReport(input: ReportInput, outputs: Outputs): Promise<BuildReport> {
  const { project, cards, printed, refusals, diagnostics, waived } = input;
  const renditions = renditionsOf(input, outputs);
  const report = (made: (path: string) => boolean): BuildReport => ({
    publisher: project.publisher.name,
    ...(project.publisher.notice && { notice: project.publisher.notice }),
    sourceLanguage: project.publisher.sourceLanguage,
    languages: project.languages.flatMap((tag) => project.profiles.get(tag) ?? []),
    cards,
    renditions: renditions.map((each) => ({ ...each, made: made(each.path) })),
    refusals,
    fits: fitsOf(printed, project),
    diagnostics: shownDiagnostics,
    waived: shownWaived,
    areas: project.publisher.areas,
    sharedTexts: texts,
    found,
  });
  const found = await listFound();
  const texts = sharedTexts(project);
  const withLine = lineShower(project.root);
  const shownDiagnostics = diagnostics.map(withLine);
  const shownWaived = waived.map((each) => ({ ...each, finding: withLine(each.finding) }));
  // The page must not depend on what happened to be there before: it shows what there is.
  const shown = report(() => true);
  outputs.make(
    { path: reportPath, mediaType: 'text/html', key: digestOfRecord([input.shared, shown]), madeFrom: [] },
    () => renderReport(shown),
  );
  return report((path) => outputs.written.has(path));
}

/** What cannot be read, a folder among it, has been reported already and has no lines to show. */
function lineShower(root: string): (diagnostic: Diagnostic) => ReportedDiagnostic {
  const findLine = lineFinder((file) => {
    try {
      return readBytes(root, file)?.toString('utf8');
    } catch {
      return undefined;
    }
  });
  return (diagnostic) => {
    const found = findLine(diagnostic);
    if (!found) return diagnostic;
    const { line, column } = found;
    return { ...diagnostic, shown: { line, column, ...cutOut(found) } };
  };
}

function renditionsOf(
  { project, printed }: ReportInput,
  outputs: Outputs,
): readonly Omit<ReportedRendition, 'made'>[] {
  const thumbnails = new Map(
    printed.orders.map(({ key, paths }) => [
      paths[0],
      (printed.prints.get(key)?.made?.thumbnails ?? []).map(({ path }) => path),
    ]),
  );
  const pressFiles = new Map(
    printed.orders.map((order) => [order.pressPath, pressFileOf(calledOf(order, project.profiles))]),
  );
  return [...outputs.all.values()]
    .toSorted((one, other) => compare(one.path, other.path))
    .flatMap(({ path, mediaType, bytes, document, language, beside, product, format }) => {
      // A printed file has a copy in the site, for the page to link to: shown once.
      if (!document || !product || !format || (path.startsWith('web/') && mediaType !== 'text/html'))
        return [];
      const shownIn = language ?? project.publisher.sourceLanguage;
      return [
        {
          document,
          language: shownIn,
          product,
          format,
          ...(pressFiles.get(path) ??
            calledOf({ product, format, language: shownIn, ...(beside && { beside }) }, project.profiles)),
          path,
          mediaType,
          bytes,
          thumbnails: thumbnails.get(path) ?? [],
        },
      ];
    });
}

function fitsOf({ orders, prints }: PrintedOrders, { profiles }: Project): readonly ReportedFit[] {
  return orders.flatMap((order) => {
    const { key, document, language, product, format } = order;
    const fit = prints.get(key)?.fit;
    if (!fit) return [];
    const { size, smallest, shortened } = fit;
    const panel = (box: string) => boxName(box, printedProducts.get(product)?.boxes ?? {});
    const tightest = fit.boxes.toSorted((one, other) => other.used - one.used)[0];
    const over = fit.overflows.toSorted((one, other) => other.lines - one.lines)[0];
    return [
      {
        ...{ document, language, product, format, ...calledOf(order, profiles) },
        ...{ size, smallest, shortened },
        ...(tightest && { tightest: { panel: panel(tightest.box), used: tightest.used } }),
        ...(over && {
          overflow: { panel: panel(over.box), lines: over.lines, characters: over.characters },
        }),
      },
    ];
  });
}

async function listFound(): Promise<BuildReport['found']> {
  const checks = await listChecks();
  return [
    { what: { vi: 'Sản phẩm', en: 'Products' }, names: [...knownProducts.keys(), 'deposit'] },
    { what: { vi: 'Khối', en: 'Blocks' }, names: [...blockKinds.keys()] },
    { what: { vi: 'Phép kiểm tra', en: 'Checks' }, names: checks.map(({ code }) => code) },
  ];
}
