/**
 * The work on single documents, the same in a worker and without one. A document is prepared (read once, made into an
 * edition for each language, checked, laid out for print); later, when the rest of the site is known, finished (its
 * pages written) and sealed (its deposit written).
 */
import { readFileSync } from 'node:fs';
import type { Check } from '../checks/check.ts';
import { listChecks } from '../checks/list-checks.ts';
import { makeBag } from '../deposit/bag.ts';
import type { DepositFile } from '../deposit/deposit.ts';
import { depositFor } from '../deposit/select.ts';
import { missingCharacters } from '../engines/fonts.ts';
import { unplacedMarks } from '../engines/mark-placement.ts';
import { documentLink, mapLinks } from '../markup/links.ts';
import { type Diagnostic, declareDiagnostics, type Waived } from '../model/diagnostic.ts';
import type { Kind } from '../model/document.ts';
import { allBlocks, type Edition, type EditionCard } from '../model/edition.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import { formatBeside, type Layout } from '../model/rendition.ts';
import type { Approval, Ledger } from '../model/unit.ts';
import { inspectPictures } from '../products/inspect-pictures.ts';
import { renderPage } from '../products/page/page.ts';
import { type GatheredEdition, href, type PageLinks, pagePath } from '../products/product.ts';
import type { Refusal } from '../report/report.ts';
import { lineFinder } from '../report/source-lines.ts';
import type { DocumentFile, SourceContext } from '../source/read-document.ts';
import { cardOf } from '../translation/edition.ts';
import { siftWaived } from '../translation/waivers.ts';
import { calledOf } from './called.ts';
import { companionIn, companionsOf } from './companions.ts';
import { isInStep, type ReadyDocument, readReady, sourceContext } from './documents.ts';
import { editionsOf, isBegun } from './edition-in.ts';
import { anchorsOf, type FoundLink, linksOf } from './found-links.ts';
import { type Gather, gatherFrom } from './gathered.ts';
import type { Measured } from './measure.ts';
import { type AddFonts, pageFonts } from './page-fonts.ts';
import { judgeWishes, withPress } from './press-wishes.ts';
import { knownProducts, printedProducts } from './products.ts';
import { catalogueFile, leftOverUnits, type Project, readTranslation, type Translation } from './project.ts';
import { readBytes } from './read-bytes.ts';
import { createSites, type Sites } from './sites.ts';
import { openStage, type Stage, type Written, write } from './stage.ts';
import { webPicture } from './web-pictures.ts';
import { readWordLists } from './word-lists.ts';

export interface PrepareJob {
  readonly file: DocumentFile;
  /** For a bulletin: the documents that it gathers, in each language. */
  readonly items: ReadonlyMap<LanguageTag, readonly EditionCard[]>;
  /** Languages in which one of these cannot be read: there nobody knows what readers would get. */
  readonly unread: ReadonlySet<LanguageTag>;
  /** The files of these. */
  readonly itemFiles: readonly DocumentFile[];
}

export interface Prepared {
  readonly document: DocumentId;
  readonly cards: readonly EditionCard[];
  readonly layouts: readonly Layout[];
  readonly refusals: readonly Refusal[];
  readonly diagnostics: readonly Diagnostic[];
  /** What checks found and somebody has waived. */
  readonly waived: readonly Waived[];
  /** Pictures that its pages show. */
  readonly pictures: readonly EditionPicture[];
  /** Where its texts lead inside the project. */
  readonly links: readonly FoundLink[];
  /** Of its headings. */
  readonly anchors: readonly string[];
}

export type EditionPicture = NonNullable<EditionCard['image']>['asset'];

export interface PageJob {
  readonly language: LanguageTag;
  /** Relative to `output/`. */
  readonly path: string;
  readonly links: Omit<PageLinks, 'picture'>;
  /** Page of each document that the texts link to, relative to `output/web/`. */
  readonly linked: ReadonlyMap<DocumentId, string>;
}

export interface FinishJob {
  readonly document: DocumentId;
  readonly pages: readonly PageJob[];
}

export interface SealJob {
  readonly document: DocumentId;
  /** Relative to `output/`. */
  readonly path: string;
  readonly date: string;
  /** `from`: absolute path of the bytes. */
  readonly files: readonly (Omit<DepositFile, 'bytes'> & { readonly from: string })[];
}

export interface Sealed {
  readonly document: DocumentId;
  readonly written?: Written;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Workshop {
  prepare(job: PrepareJob): Prepared;
  finish(job: FinishJob): readonly Written[];
  seal(job: SealJob): Sealed;
}

export interface WorkshopOptions {
  readonly project: Project;
  readonly source: SourceContext;
  readonly checks: readonly Check[];
  /** The readers' lists of words, of the languages that have one. */
  readonly words: ReadonlyMap<LanguageTag, ReadonlySet<string>>;
  readonly stage: Stage;
  readonly software: string;
}

/** Plain data, which goes to a thread as it is. */
export interface WorkerSetup {
  readonly project: Project;
  readonly documents: ReadonlySet<DocumentId>;
  readonly pictures: ReadonlyMap<string, Measured>;
  /** Absolute path of `output/`. */
  readonly output: string;
  /** Where its files wait, inside the staging folder. */
  readonly part: string;
  readonly software: string;
}

export async function workshopFor({
  project,
  documents,
  pictures,
  output,
  part,
  software,
}: WorkerSetup): Promise<Workshop> {
  const source = sourceContext(project, knownProducts, documents, pictures);
  return openWorkshop({
    project,
    source,
    checks: await listChecks(),
    words: readWordLists(project.root, project.languages),
    stage: openStage(output, part),
    software,
  });
}

export const diagnose = declareDiagnostics({
  'out-of-step': {
    severity: 'warning',
    message: {
      vi: 'Bài đã đổi mà tệp ngôn ngữ chưa cập nhật; người dịch chưa thấy những câu mới.',
      en: 'The document has changed and the locale files have not: translators do not see the new units yet.',
    },
    advice: { vi: 'Chạy «npm run nhipcau -- sync».', en: 'Run “npm run nhipcau -- sync”.' },
  },
  'product-kind': {
    severity: 'error',
    message: {
      vi: 'Thể loại «{kind}» không làm được {product}: sản phẩm này chỉ dành cho {kinds}.',
      en: 'A document of the kind “{kind}” can’t become a {product}: that is for {kinds} alone.',
    },
    advice: {
      vi: 'Bỏ sản phẩm này khỏi products, hoặc sửa kind.',
      en: 'Take it out of products, or correct kind.',
    },
  },
  'approval-outdated': {
    severity: 'warning',
    message: {
      vi: '{by} đã duyệt ngày {date} ({gate}), nhưng nội dung, hình hoặc số liệu đã đổi từ đó; bản này lại là bản nháp.',
      en: '{by} approved it on {date} ({gate}), but its text, a picture or a figure has changed since; it is a draft again.',
    },
    advice: {
      vi: 'Nếu không định sửa, lấy lại bản trước của tệp. Nếu đúng ý, đọc lại rồi duyệt: «npm run nhipcau -- approve».',
      en: 'If nothing was meant to change, take back the version before. If it was, read it again and approve it: “npm run nhipcau -- approve”.',
    },
  },
});

function openWorkshop(options: WorkshopOptions): Workshop {
  const sites = createSites(options.project);
  const addFonts = pageFonts(options.project);
  const editions = new Map<DocumentId, readonly EditionWithLedger[]>();
  const prepare = (job: PrepareJob): Prepared => {
    const { ready, diagnostics } = readReady(job.file, options.project, options.source);
    if (!ready)
      return {
        document: job.file.id,
        cards: [],
        layouts: [],
        refusals: [],
        diagnostics,
        waived: [],
        pictures: [],
        links: [],
        anchors: [],
      };
    const made = makeEditions(ready, job, options, sites);
    editions.set(job.file.id, made.editions);
    const { project, source } = options;
    const laid = layOut(made.editions, project, sites, gatherFrom(job.itemFiles, project, source, sites));
    const wishes = judgeWishes(
      ready.document.facts,
      made.editions.map(({ edition }) => edition),
      options.project.languages,
    );
    return {
      document: job.file.id,
      cards: made.editions.map(({ edition }) => withLine(cardOf(edition), options.project)),
      layouts: laid.layouts,
      refusals: laid.refusals,
      diagnostics: [...diagnostics, ...made.diagnostics, ...laid.diagnostics, ...wishes],
      waived: made.waived,
      pictures: picturesOf(made.editions),
      links: linksOf(ready.document, ready.units),
      anchors: anchorsOf(ready.document.blocks),
    };
  };
  const editionsOf = (document: DocumentId) => editions.get(document) ?? [];
  return {
    prepare,
    finish: (job) => writePages(job, editionsOf(job.document), options, sites, addFonts),
    seal: (job) => seal(job, editionsOf(job.document), options, sites),
  };
}

/** The line of its oldest stale unit, which people open their editor at. */
function withLine(card: EditionCard, { root }: Project): EditionCard {
  const { oldestStale } = card;
  if (!oldestStale) return card;
  const findLine = lineFinder((file) => readBytes(root, file)?.toString('utf8'));
  const line = findLine(oldestStale)?.line;
  return { ...card, oldestStale: { ...oldestStale, place: { ...oldestStale.place, ...(line && { line }) } } };
}

interface EditionWithLedger {
  readonly edition: Edition;
  readonly approvals: readonly Approval[];
}

function makeEditions(ready: ReadyDocument, job: PrepareJob, options: WorkshopOptions, sites: Sites) {
  const { document, units } = ready;
  const { project, checks } = options;
  const { sourceLanguage } = document.facts;
  const diagnostics: Diagnostic[] = [];
  const waived: Waived[] = [];
  const editionIn = editionsOf(ready, project, sites);
  const inStep = isInStep(units, ready.source.catalogue);
  if (!inStep) diagnostics.push(diagnose('out-of-step', { file: document.facts.file }));
  const editions = project.languages.flatMap((language): EditionWithLedger[] => {
    const own: Translation =
      language === sourceLanguage ? ready.source : readTranslation(project.root, language, document.facts.id);
    if (language !== sourceLanguage) {
      diagnostics.push(...own.diagnostics);
      // Out of step, the next `sync` puts what is left over aside.
      if (inStep)
        diagnostics.push(...leftOverUnits(project.root, language, document.facts.id, own.catalogue, units));
    }
    if (language !== sourceLanguage && !isBegun(own)) return [];
    const { edition, diagnostics: said } = editionIn(language, own, {
      items: job.items.get(language) ?? [],
      unread: job.unread.has(language),
    });
    const found = judge(edition, options, sites);
    const sifted = siftWaived(found, edition, own.ledger, checks);
    diagnostics.push(...said, ...sifted.diagnostics);
    waived.push(...sifted.waived);
    diagnostics.push(...outdatedApprovals(own.ledger, edition));
    return [{ edition, approvals: approvalsOf(own.ledger, edition) }];
  });
  return { editions, diagnostics, waived };
}

function judge(
  edition: Edition,
  { project, source, checks, words }: WorkshopOptions,
  sites: Sites,
): readonly Diagnostic[] {
  const own = words.get(edition.language);
  const context = {
    profile: sites.profile(edition.language),
    sourceProfile: sites.profile(edition.facts.sourceLanguage),
    terms: project.terms,
    ...(own && { words: own }),
    documents: source.documents,
    missingCharacters,
    unplacedMarks,
  };
  return checks.flatMap((check) => check.judge(edition, context));
}

/** Of each gate that was passed once and is open again: otherwise a slip of the pen unmakes an approval unheard. */
function outdatedApprovals(
  { approvals }: Ledger,
  { facts, language, isSource, gates }: Edition,
): readonly Diagnostic[] {
  const file = isSource ? facts.file : catalogueFile(language, facts.id);
  return gates.flatMap(({ id, state }) => {
    const last = approvals.findLast(({ gate }) => gate === id);
    if (state !== 'outdated' || !last) return [];
    const { gate, by, date } = last;
    return [diagnose('approval-outdated', { file }, { language, values: { gate, by, date } })];
  });
}

const approvalsOf = (ledger: Ledger, edition: Edition): readonly Approval[] =>
  ledger.approvals.filter(({ digest }) => digest === edition.digest);

function layOut(
  editions: readonly EditionWithLedger[],
  { press, profiles }: Project,
  sites: Sites,
  gather: Gather,
): Pick<Prepared, 'layouts' | 'refusals' | 'diagnostics'> {
  const layouts: Layout[] = [];
  const refusals: Refusal[] = [];
  const diagnostics: Diagnostic[] = [];
  const companionFor = companionIn(
    editions.map(({ edition }) => offPaper(edition)),
    sites,
  );
  for (const { edition } of editions) {
    const own = sites.get(edition.language, edition.approved);
    const shop = press.profiles.get(edition.facts.press?.profile ?? '');
    const site = shop ? { ...own, press: shop } : own;
    for (const { product, format } of edition.facts.products) {
      const printed = printedProducts.get(product);
      if (!printed) continue;
      if (printed.kinds && !printed.kinds.includes(edition.facts.kind)) {
        if (edition.isSource) diagnostics.push(notOfKind(edition, product, printed.kinds));
        continue;
      }
      const gathered = printed.gathers ? gather(edition.language).map(gatheredOffPaper) : [];
      const { facts, language } = edition;
      for (const beside of printed.pairs ? companionsOf(facts, language) : [undefined]) {
        const companion = beside && companionFor(beside);
        const asked = beside ? formatBeside(format, [language, beside]) : format;
        const laid = printed.layout(offPaper(edition), format, site, gathered, companion);
        const coarse = 'medium' in laid ? inspectPictures(edition, laid) : [];
        const made = coarse.length > 0 ? coarse : laid;
        if ('medium' in made) {
          const approved = edition.approved && (!companion || companion.edition?.approved === true);
          layouts.push(withPress(made, { facts, approved }, site, shop));
        } else {
          // Of a picture that all languages share it is told once.
          diagnostics.push(...made.filter((each) => !coarse.includes(each) || !isTold(each, diagnostics)));
          refusals.push({
            document: facts.id,
            language,
            product,
            format: asked,
            ...calledOf({ product, format: asked, language, ...(beside && { beside }) }, profiles),
            code: made[0]?.code ?? 'refused',
          });
        }
      }
    }
  }
  return { layouts, refusals, diagnostics };
}

const isTold = ({ code, message }: Diagnostic, diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((each) => each.code === code && each.message.vi === message.vi);

/** A link to another document leads nowhere on paper: its words stay, the link goes. */
function offPaper(edition: Edition): Edition {
  const { file } = edition.facts;
  return {
    ...edition,
    body: mapLinks(edition.body, (href) =>
      documentLink(href, file) || href.startsWith('#') ? undefined : href,
    ),
  };
}

const gatheredOffPaper = ({ document, edition }: GatheredEdition): GatheredEdition => ({
  document,
  ...(edition && { edition: offPaper(edition) }),
});

/** Said once, of the source: it is the document that asks for it. */
const notOfKind = ({ facts }: Edition, product: string, kinds: readonly Kind[]): Diagnostic =>
  diagnose(
    'product-kind',
    { file: facts.file },
    { values: { product, kind: facts.kind, kinds: kinds.join(', ') } },
  );

function picturesOf(editions: readonly EditionWithLedger[]): readonly EditionPicture[] {
  const assets = editions.flatMap(({ edition: { image, body } }) => {
    const pictures = allBlocks(body).filter((block) => block.type === 'picture');
    return [...(image ? [image] : []), ...pictures].map(({ asset }) => asset);
  });
  return [...new Map(assets.map((asset) => [asset.file, asset])).values()];
}

function writePages(
  job: FinishJob,
  editions: readonly EditionWithLedger[],
  { stage }: WorkshopOptions,
  sites: Sites,
  addFonts: AddFonts,
): readonly Written[] {
  return job.pages.flatMap(({ language, path, links, linked }) => {
    const found = editions.find(({ edition }) => edition.language === language)?.edition;
    if (!found) return [];
    const edition =
      linked.size === 0
        ? found
        : { ...found, body: mapLinks(found.body, (url) => siteAddress(url, found, linked)) };
    const html = renderPage(edition, sites.get(language, found.approved), { ...links, picture: webPicture });
    const page = addFonts(html, language, path.slice('web/'.length));
    return [{ ...write(stage, path, page.html), fonts: page.fonts }];
  });
}

/** The address, on this page, of what a link of the source leads to; undefined where that is not published. */
function siteAddress(
  url: string,
  { facts, language }: Edition,
  linked: PageJob['linked'],
): string | undefined {
  const link = documentLink(url, facts.file);
  if (!link) return url;
  const target = linked.get(link.document);
  return target && href(pagePath(language, facts.id), target) + link.fragment;
}

function seal(
  job: SealJob,
  editions: readonly EditionWithLedger[],
  { project, stage, software }: WorkshopOptions,
  sites: Sites,
): Sealed {
  const [first] = editions;
  if (!first) return { document: job.document, diagnostics: [] };
  const { facts } = first.edition;
  const deposit = depositFor({
    facts,
    publisher: project.publisher,
    editions: editions.map(({ edition, approvals }) => {
      const { texts, profile } = sites.get(edition.language, true);
      return {
        edition,
        profile,
        publisher: texts.name.plain,
        creators: [facts.unit ? texts.label('units', facts.unit).plain : texts.name.plain],
        subjects: [
          texts.label('topics', facts.topic).plain,
          ...(facts.programme ? [texts.label('programmes', facts.programme).plain] : []),
        ],
        coverage: facts.areas.map((area) => texts.label('areas', area).plain),
        approvals,
      };
    }),
    files: job.files.map(({ from, ...file }) => ({ ...file, bytes: readFileSync(from) })),
    date: job.date,
    software,
  });
  if (!deposit.value) return { document: job.document, diagnostics: deposit.diagnostics };
  return {
    document: job.document,
    written: write(stage, job.path, makeBag(deposit.value)),
    diagnostics: deposit.diagnostics,
  };
}
