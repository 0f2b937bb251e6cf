/** Who declares something: `--by`, else the name that Git signs this person's changes with; nobody where neither is known. */
import { spawnSync } from 'node:child_process';
import type { Invocation, Option } from './command.ts';

export const personOption: Option = {
  type: 'string',
  value: '"Họ tên"',
  about: {
    vi: 'Người thực hiện (mặc định: tên đã đặt trong Git).',
    en: 'Who does it (default: the name that Git is configured with).',
  },
};

/** Git asks for the name in the project's folder, where it may differ from the machine's. */
export function chosenPerson({ values, root }: Invocation): string | undefined {
  const given = values.get('by')?.[0] ?? gitName(root);
  return given?.normalize('NFC').trim() || undefined;
}

/** Without Git there is no name, and nothing to complain of. */
function gitName(folder: string): string | undefined {
  const { status, stdout } = spawnSync('git', ['config', 'user.name'], { cwd: folder, encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
}
