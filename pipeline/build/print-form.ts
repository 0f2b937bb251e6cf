/** The form for translators without a computer, set by the press: source on the left, lines to write on at the right. */
import { findBrowser } from '../engines/find-browser.ts';
import type { DocumentId } from '../model/id.ts';
import type { PrintLayout } from '../model/rendition.ts';
import { languageCss } from '../products/language-css.ts';
import { formTitle, renderForm } from '../report/form.ts';
import type { ExchangeJob } from '../translation/interchange/format.ts';
import { cacheFolder, programCache } from './folders.ts';
import { reportStylesheet } from './products.ts';
import type { Project } from './project.ts';

export interface PrintedForm {
  readonly bytes: Uint8Array;
  /** What was lost on the way to paper. */
  readonly faults: readonly string[];
}

/** @throws PipelineError where there is no browser. */
export async function printForm(
  job: ExchangeJob,
  project: Project,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<PrintedForm> {
  const [{ openPress }, browser] = await Promise.all([
    import('../engines/press.ts'),
    findBrowser(environment, programCache),
  ]);
  const press = await openPress(browser, {
    browsers: 1,
    stylesheets: new Map([[stylesheet, sheetOf(project)]]),
    projectRoot: project.root,
    cacheDirectory: cacheFolder(project.root),
  });
  try {
    const { bytes, measurement } = await press.render(layoutOf(job, project));
    return { bytes, faults: (measurement.faults ?? []).map(({ text }) => text) };
  } finally {
    await press.close();
  }
}

const stylesheet = 'form.css';

const sheetOf = ({ profiles }: Project): string =>
  `${languageCss(profiles.values())}\n${reportStylesheet(stylesheet)}`;

const layoutOf = (job: ExchangeJob, { publisher }: Project): PrintLayout => ({
  document: 'form' as DocumentId,
  language: job.envelope.source,
  product: 'form',
  format: 'a4',
  medium: 'print',
  width: 210,
  height: 297,
  // As many as the texts take: they flow.
  sides: 0,
  body: renderForm(job),
  title: formTitle(job.target),
  stylesheet,
  pictures: {},
  metadata: {
    title: formTitle(job.target),
    author: publisher.name,
    subject: job.target.english,
    identifier: `form-${job.envelope.language}-${job.envelope.fingerprint}`,
    date: job.date,
  },
});
