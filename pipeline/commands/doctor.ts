/** `nhipcau doctor`: what the program stands on, and what to do about anything that is missing. */
import { outputFolder, programCache } from '../build/folders.ts';
import { pressProfileFile } from '../build/press-profiles.ts';
import { type Project, readProject } from '../build/project.ts';
import { examine, type Finding } from '../engines/doctor.ts';
import { inBoth, type Tongue } from '../model/bilingual.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import { width } from '../report/terminal.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'doctor',
  about: {
    vi: 'Xem máy này có đủ những gì cần không: Node.js, trình duyệt, phông chữ, ổ đĩa.',
    en: 'See whether this machine has what is needed: Node.js, browser, fonts, disk.',
  },
  words: [],
  options: {},
  async run({ root, environment, json, print, tongue, colour }) {
    const folders = { cacheDirectory: programCache, outputDirectory: outputFolder(root) };
    const findings = [...project(root), ...(await examine({ environment, ...folders }))];
    const ok = findings.every((finding) => finding.ok);
    print(json ? `${JSON.stringify({ ok, findings }, null, 2)}\n` : writeFindings(findings, tongue, colour));
    return ok ? 0 : 3;
  },
};

/** The project, and the colours that each of its print shops gets. */
function project(root: string): readonly Finding[] {
  const subject = { vi: 'Dự án', en: 'Project' };
  try {
    const read = readProject(root);
    const fact = `${read.publisher.name}: ${read.languages.join(', ')}`;
    const shops = [...read.press.names].map((name) => printShop(name, read));
    return [{ subject, fact: inBoth(fact), ok: true }, ...shops];
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    return [{ subject, fact: error.text, ok: false, advice: error.hint }];
  }
}

/** What is wrong with its file is a matter of content, which a build reports: here it is good to know. */
function printShop(name: string, { press, diagnostics }: Project): Finding {
  const colour = press.profiles.get(name)?.colour;
  const said = diagnostics.find(({ place }) => place.file === pressProfileFile(name));
  return {
    subject: { vi: `Nhà in ${name}`, en: `Print shop ${name}` },
    fact: said?.message ?? inBoth(colour?.space === 'cmyk' ? `CMYK, ${colour.profile.name}` : 'RGB'),
    ok: colour !== undefined,
    ...(said && { advice: said.advice }),
  };
}

/** One line a subject; what to do stands below it. */
function writeFindings(findings: readonly Finding[], tongue: Tongue, colour: boolean): string {
  const paint = (sgr: number, text: string) => (colour ? `\u001b[${sgr}m${text}\u001b[0m` : text);
  const column = Math.max(...findings.map(({ subject }) => width(subject[tongue]))) + 2;
  const lines = findings.flatMap(({ subject, fact, ok, advice }) => [
    `${ok ? paint(32, '✓') : paint(31, '✗')} ${subject[tongue]}${' '.repeat(column - width(subject[tongue]))}${fact[tongue]}`,
    ...(advice ? [`    → ${advice[tongue]}`] : []),
  ]);
  const missing = findings.filter(({ ok }) => !ok).length;
  const closing = {
    vi: missing === 0 ? 'Máy này có đủ những gì cần.' : `${missing} chỗ cần sửa, xem các dòng ✗.`,
    en:
      missing === 0
        ? 'This machine has everything that is needed.'
        : `${missing} to be mended: see the lines with ✗.`,
  }[tongue];
  return `${lines.join('\n')}\n\n${closing}\n`;
}
