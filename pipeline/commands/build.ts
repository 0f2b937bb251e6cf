/** `nhipcau build`: everything that is asked for, in every language. */
import { availableParallelism } from 'node:os';
import { build } from '../build/build.ts';
import type { Selection } from '../build/selection.ts';
import type { Tongue } from '../model/bilingual.ts';
import { reportJson } from '../report/json.ts';
import { writeDiagnostics, writeSummary } from '../report/terminal.ts';
import type { Command, Invocation } from './command.ts';
import { documentsOption, languagesOption } from './selection-options.ts';

export const command: Command = {
  name: 'build',
  about: {
    vi: 'Dựng trang web, bản in, ảnh và gói nộp vào output/.',
    en: 'Build pages, prints, images and deposit packages into output/.',
  },
  words: [],
  options: {
    release: { type: 'boolean', about: { vi: 'Chỉ những bản đã duyệt.', en: 'Approved editions only.' } },
    languages: languagesOption,
    products: {
      type: 'string',
      multiple: true,
      value: 'page,leaflet',
      about: {
        vi: 'Chỉ những sản phẩm này: page, leaflet, poster, banner, bulletin, handbook, bilingual, infographic, deposit.',
        en: 'Only these products: page, leaflet, poster, banner, bulletin, handbook, bilingual, infographic, deposit.',
      },
    },
    documents: documentsOption,
  },
  async run(invocation) {
    const { flags, json, print, tongue, colour, environment, sourceDate, root } = invocation;
    const selection = await selectionOf(invocation);
    const report = await build({
      root,
      release: flags.has('release'),
      ...selection,
      ...(sourceDate && { sourceDate }),
      environment,
      cores: availableParallelism(),
      progress: (stage, done, of) => invocation.progress(`${stages[stage]?.[tongue] ?? stage} ${done}/${of}`),
      waiting: () => invocation.note(waiting[tongue]),
    });
    invocation.progress('');
    if (json) print(reportJson(report));
    else {
      print(writeDiagnostics(report.diagnostics, { tongue, colour }));
      print(`\n${writeSummary(report, tongue)}\n${closing(tongue, invocation.elapsed())}`);
    }
    return report.diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

const stages: Readonly<Record<string, Readonly<Record<Tongue, string>>>> = {
  read: { vi: 'Đọc bài', en: 'Reading' },
  print: { vi: 'In tờ rơi và ảnh', en: 'Printing' },
  pages: { vi: 'Viết trang', en: 'Writing pages' },
  deposit: { vi: 'Đóng gói', en: 'Sealing deposits' },
};

const waiting = {
  vi: 'Một lần dựng khác đang chạy trong dự án này; đang đợi…',
  en: 'Another build is running in this project; waiting…',
};

const closing = (tongue: Tongue, seconds: number): string =>
  ({
    vi: `Xong sau ${seconds.toFixed(1).replace('.', ',')} giây. Mở trước: output/report/index.html; trang web: output/web/index.html\n`,
    en: `Done in ${seconds.toFixed(1)} s. Open first: output/report/index.html; the site: output/web/index.html\n`,
  })[tongue];

/** A filter that matches nothing is a slip of the hand. Without filters, what would judge them need not be loaded. */
async function selectionOf({ values, root }: Invocation): Promise<Selection> {
  if (['languages', 'products', 'documents'].every((name) => !values.has(name))) return everything;
  const { readSelection } = await import('../build/selection.ts');
  return readSelection(root, values);
}

const everything: Selection = { languages: new Set(), products: new Set(), documents: new Set() };
