/** `nhipcau sync`: locale files brought into step with the sources. */
import { join } from 'node:path';
import { writeWhole } from '../build/disk.ts';
import { planSync } from '../build/locales.ts';
import { readMeasuredProject } from '../build/measured-project.ts';
import { knownProducts } from '../build/products.ts';
import { writeDiagnostics } from '../report/terminal.ts';
import { chosenDate, dateOption } from './chosen-date.ts';
import { chosenPerson, personOption } from './chosen-person.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'sync',
  about: {
    vi: 'Cập nhật tệp ngôn ngữ theo bài gốc: thêm câu mới, giữ bản dịch cũ, không mất câu nào.',
    en: 'Bring the locale files into step with the sources: new units in, old translations kept, nothing lost.',
  },
  words: [],
  options: {
    check: {
      type: 'boolean',
      about: {
        vi: 'Chỉ kiểm tra; báo lỗi nếu còn tệp cần cập nhật.',
        en: 'Only check; fail where a file would change.',
      },
    },
    by: personOption,
    date: dateOption,
  },
  async run(invocation) {
    const { root, tongue, flags, json, print, colour } = invocation;
    const by = chosenPerson(invocation);
    const declares = { ...(by && { by }), date: chosenDate(invocation) };
    const { writes, documents, diagnostics } = planSync(
      await readMeasuredProject(root),
      knownProducts,
      declares,
    );
    const dry = flags.has('check');
    if (!dry) for (const [file, content] of writes) writeWhole(join(root, file), content);
    const errors = diagnostics.some((each) => each.severity === 'error');
    if (json) print(`${JSON.stringify({ documents, files: [...writes.keys()], diagnostics }, null, 2)}\n`);
    else {
      print(writeDiagnostics(diagnostics, { tongue, colour }));
      for (const file of writes.keys()) print(`${file}\n`);
      print(
        {
          vi: `${documents} bài; ${writes.size} tệp ngôn ngữ ${dry ? 'cần cập nhật' : 'đã cập nhật'}.\n`,
          en: `${documents} documents; ${writes.size} locale files ${dry ? 'would change' : 'written'}.\n`,
        }[tongue],
      );
      if (writes.size > 0 && !dry)
        print(
          {
            vi: 'Xem còn gì phải dịch: npm run nhipcau -- status\n',
            en: 'What is left to translate: npm run nhipcau -- status\n',
          }[tongue],
        );
    }
    return errors || (dry && writes.size > 0) ? 1 : 0;
  },
};
