/** The language profile as it is written: `locales/languages/<tag>.yaml`, judged by the schema below. */
import { basename } from 'node:path/posix';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { Read } from '../model/document.ts';
import type { LanguageProfile } from '../model/language.ts';
import { profileSchema } from './profile-schema.ts';
import { parseYaml, validateYaml } from './yaml.ts';

/** Reads one profile. Its tag must be the file's name. */
export function readProfile(file: string, yamlText: string): Read<LanguageProfile> {
  const yaml = parseYaml(yamlText, file);
  if (yaml.diagnostics.length > 0) return { value: undefined, diagnostics: yaml.diagnostics };
  const { value, diagnostics } = validateYaml(profileSchema, yaml);
  if (!value) return { value, diagnostics };
  const misnamed = misnamedProfile(file, value.tag, () => yaml.placeOf(['tag']));
  return misnamed ? { value: undefined, diagnostics: [misnamed] } : { value, diagnostics };
}

function misnamedProfile(
  file: string,
  tag: string,
  place: () => Diagnostic['place'],
): Diagnostic | undefined {
  const name = basename(file, '.yaml');
  return name === tag ? undefined : diagnose('misnamed-profile', place(), { values: { name, tag } });
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
