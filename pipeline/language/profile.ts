/** The language profile as it is written: `locales/languages/<tag>.yaml`, judged by the schema below. */
import { basename } from 'node:path/posix';
import { type Diagnostic, declareDiagnostics, type Place } from '../model/diagnostic.ts';
import type { Read } from '../model/document.ts';
import type { LanguageProfile } from '../model/language.ts';
import { normalise } from './normalise.ts';
import { profileSchema } from './profile-schema.ts';
import { judgeTag } from './tag.ts';
import { parseYaml, validateYaml } from './yaml.ts';

/** Reads one profile. Its tag must be the file's name, and mean what the profile says. */
export function readProfile(file: string, yamlText: string): Read<LanguageProfile> {
  const yaml = parseYaml(normalise(yamlText), file);
  if (yaml.diagnostics.length > 0) return { value: undefined, diagnostics: yaml.diagnostics };
  const { value, diagnostics } = validateYaml(profileSchema, yaml);
  if (!value) return { value, diagnostics };
  const place = yaml.placeOf(['tag']);
  const wrong = [...misnamed(file, value.tag, place), ...judgeTag(value.tag, value.script, place)];
  return wrong.length > 0 ? { value: undefined, diagnostics: wrong } : { value, diagnostics };
}

function misnamed(file: string, tag: string, place: Place): readonly Diagnostic[] {
  const name = basename(file, '.yaml');
  return name === tag ? [] : [diagnose('misnamed-profile', place, { values: { name, tag } })];
}

export const diagnose = declareDiagnostics({
  'misnamed-profile': {
    severity: 'error',
    message: {
      vi: 'Tệp tên “{name}” nhưng bên trong ghi mã ngôn ngữ “{tag}”.',
      en: 'The file is called “{name}” but the language inside is “{tag}”.',
    },
    advice: {
      vi: 'Đổi tên tệp thành `{tag}.yaml`, hoặc sửa mục `tag`.',
      en: 'Rename the file to `{tag}.yaml`, or correct `tag`.',
    },
  },
});
