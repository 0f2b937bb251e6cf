/** The few shapes of Markdown that the reference is made of. */
import type { Bilingual } from '../model/bilingual.ts';

/** Said on every page, so that nobody edits it by hand. */
export const generated =
  '<!-- Do «npm run nhipcau -- reference» viết ra; đừng sửa bằng tay. Written by “npm run nhipcau -- reference”; not edited by hand. -->';

export function page(title: Bilingual, about: Bilingual, ...parts: readonly string[]): string {
  return `${[generated, `# ${title.vi} / ${title.en}`, `${about.vi}\n\n*${about.en}*`, ...parts].join('\n\n')}\n`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A bar would end the cell. */
const cell = (text: string): string => plain(text).replaceAll('|', '\\|');

/** Text of the program in a line of Markdown: outside of code, a tag is shown and not obeyed. */
export const plain = (text: string): string =>
  text
    .replaceAll('\n', '<br>')
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part.replace(/<(?!br>)/g, '&lt;').replaceAll('*', '\\*') : part))
    .join('`');

export const code = (text: string): string => `\`${text}\``;

/** A fence longer than any inside. */
export const fence = (text: string, language = ''): string => `\`\`\`\`${language}\n${text}\n\`\`\`\``;
