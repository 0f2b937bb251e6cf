/** `content/press/<name>.yaml`: what a print shop asks for, as data that the office agrees with it. */
import { z } from 'zod';
import { textThat } from '../language/schema.ts';
import { type ParsedYaml, parseYaml, validateYaml } from '../language/yaml.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { Read } from '../model/document.ts';
import { type ColourProfile, type PressColour, type PressProfile, pressFolder } from '../model/press.ts';
import { decodeText } from './decode-text.ts';

/** A number between two others; `unit` is told to whoever typed something else. */
const measure = (least: number, most: number, unit: string) =>
  z.custom<number>((value) => typeof value === 'number' && value >= least && value <= most, {
    params: {
      vi: `một số từ ${least} đến ${most} ${unit}, phần thập phân sau dấu chấm`,
      en: `a number from ${least} to ${most} ${unit}, with a point before decimals`,
    },
  });

const mark = (vi: string, en: string) => z.boolean().default(true).meta({ vi, en });

/** Width of the sheet that is folded, in millimetres (A4 landscape, ISO 216). */
const sheetWidth = 297;

const trifold = z
  .array(measure(50, 150, 'mm'))
  .refine((widths) => widths.length === 3 && sumOf(widths) === sheetWidth, {
    params: {
      vi: `ba bề rộng cộng lại đúng ${sheetWidth} mm, ví dụ [100, 100, 97]`,
      en: `three widths that make exactly ${sheetWidth} mm, such as [100, 100, 97]`,
    },
  })
  .refine(([first = 0, second = 0, last = 0]) => last < first && last < second, {
    params: {
      vi: 'trang cuối hẹp hơn hai trang kia, vì nó gấp vào trong trước',
      en: 'a last panel narrower than the others: it is folded in first',
    },
  });

/** Of tenths of millimetres, which binary fractions do not add up to. */
const sumOf = (widths: readonly number[]): number =>
  Math.round(widths.reduce((sum, width) => sum + width, 0) * 100) / 100;

const colour = z
  .strictObject({
    space: z.enum(['rgb', 'cmyk']).meta({
      vi: '`cmyk` cần Ghostscript và một hồ sơ màu; thiếu thì tệp vẫn là RGB và có cảnh báo.',
      en: '`cmyk` needs Ghostscript and a colour profile; without them the file stays RGB, with a warning.',
    }),
    profile: textThat((text) => /\.ic[cm]$/i.test(text) && !text.split(/[\\/]/).includes('..'), {
      vi: 'tệp .icc trong content/press/, hoặc đường dẫn đầy đủ trên máy',
      en: 'an .icc file in content/press/, or a full path on this machine',
    })
      .exactOptional()
      .meta({
        vi: 'Hồ sơ màu ICC mà nhà in đưa: tên tệp trong `content/press/`, hoặc đường dẫn đầy đủ.',
        en: 'The print shop’s ICC profile: a file in `content/press/`, or a full path.',
        example: 'PSOcoated_v3.icc',
      }),
  })
  .superRefine(({ space, profile }, context) => {
    if (space === 'rgb' || profile) return;
    const params = {
      vi: 'tên tệp hồ sơ màu (.icc) của nhà in, vì space là cmyk',
      en: 'the print shop’s colour profile (.icc), as space is cmyk',
    };
    context.addIssue({ code: 'custom', path: ['profile'], params });
  });

/** What a profile may say; the reference is generated from it. */
export const pressProfileSchema = z.strictObject({
  bleed: measure(0.5, 20, 'mm').meta({
    vi: 'Phần màu tràn ra ngoài khổ thành phẩm, mm.',
    en: 'How far colour runs out beyond the trim, mm.',
    example: 3,
  }),
  marks: z
    .strictObject({
      crop: mark('Dấu cắt.', 'Crop marks.'),
      fold: mark('Dấu gấp.', 'Fold marks.'),
      registration: mark('Dấu chồng màu.', 'Registration marks.'),
      length: measure(1, 20, 'mm')
        .default(5)
        .meta({ vi: 'Chiều dài của dấu, mm.', en: 'Length of a mark, mm.', example: 5 }),
      offset: measure(0, 20, 'mm').default(1).meta({
        vi: 'Dấu bắt đầu cách mép tràn màu bao xa, mm.',
        en: 'Where a mark begins, mm outside the bleed.',
        example: 1,
      }),
    })
    .default({ crop: true, fold: true, registration: true, length: 5, offset: 1 })
    .meta({
      vi: 'Các dấu, đều nằm ngoài phần tràn màu.',
      en: 'The marks, all of them outside the bleed.',
    }),
  colour: colour.meta({ vi: 'Màu.', en: 'Colour.' }),
  folding: z
    .strictObject({
      trifold: trifold.meta({
        vi: 'Bề rộng ba trang của tờ gấp ba, mm, theo thứ tự đọc mặt trong; trang cuối gấp vào trước.',
        en: 'Widths of the three panels of a letter fold, mm, as the inside is read; the last is folded in first.',
        example: [100, 100, 97],
      }),
    })
    .default({ trifold: [100, 100, 97] })
    .meta({ vi: 'Chỗ gấp.', en: 'Folds.' }),
  dpi: measure(72, 1200, 'dpi').default(300).meta({
    vi: 'Ảnh có ít nhất bao nhiêu điểm ảnh trên một inch giấy.',
    en: 'Pixels of a picture per inch of paper, at least.',
    example: 300,
  }),
  paper: z
    .strictObject({
      name: textThat((text) => text.trim() !== '', { vi: 'tên giấy', en: 'a name of paper' }).meta({
        vi: 'Loại giấy, ghi vào phiếu đặt in.',
        en: 'Kind of paper, for the order sheet.',
        example: 'Couché bóng',
      }),
      weight: measure(40, 500, 'g/m²').meta({ vi: 'Định lượng, g/m².', en: 'Weight, g/m².', example: 150 }),
    })
    .meta({ vi: 'Giấy.', en: 'Paper.' }),
  finishing: textThat((text) => text.trim() !== '', {
    vi: 'việc làm sau khi in',
    en: 'what is done after printing',
  })
    .exactOptional()
    .meta({
      vi: 'Gia công sau khi in, ghi vào phiếu đặt in.',
      en: 'What is done after printing, for the order sheet.',
      example: 'Gập viền 5 cm, đóng khoen cách nhau 50 cm',
    }),
});

/** What is known of a file that may be a colour profile: its space as ICC.1 names it; `missing` where there is no file. */
export type FoundColourProfile =
  | { readonly space: string; readonly name: string; readonly digest: ColourProfile['digest'] }
  | 'missing'
  | 'none';

/** @param look what is known of a file, relative to the project or absolute. */
export function readPressProfile(
  file: string,
  bytes: Uint8Array,
  look: (file: string) => FoundColourProfile,
): Read<PressProfile> {
  const text = decodeText(bytes, file);
  if (text.value === undefined) return { value: undefined, diagnostics: text.diagnostics };
  const yaml = parseYaml(text.value, file);
  if (yaml.diagnostics.length > 0) return { value: undefined, diagnostics: yaml.diagnostics };
  const read = validateYaml(pressProfileSchema, yaml);
  if (read.value === undefined) return { value: undefined, diagnostics: read.diagnostics };
  const { colour: wanted, folding, ...rest } = read.value;
  const diagnostics: Diagnostic[] = [];
  const [first = 0, second = 0, third = 0] = folding.trifold;
  return {
    value: {
      ...rest,
      name: file.slice(pressFolder.length + 1).replace(/\.yaml$/, ''),
      colour: colourOf(wanted, yaml, look, diagnostics),
      folding: { trifold: [first, second, third] },
    },
    diagnostics,
  };
}

/** Where the profile that CMYK needs is not there, the files are in RGB, and everybody is told. */
function colourOf(
  { space, profile = '' }: z.output<typeof colour>,
  yaml: ParsedYaml,
  look: (file: string) => FoundColourProfile,
  diagnostics: Diagnostic[],
): PressColour {
  if (space === 'rgb') return { space };
  const file = /^(?:\/|[A-Za-z]:[\\/])/.test(profile) ? profile : `${pressFolder}/${profile}`;
  const found = look(file);
  if (found !== 'missing' && found !== 'none' && found.space === 'CMYK')
    return { space, profile: { file, digest: found.digest, name: found.name || profile } };
  const code = found === 'missing' ? 'no-colour-profile' : 'colour-profile-not-cmyk';
  diagnostics.push(diagnose(code, yaml.placeOf(['colour', 'profile']), { values: { file: profile } }));
  return { space: 'rgb' };
}

export const diagnose = declareDiagnostics({
  'no-colour-profile': {
    severity: 'warning',
    message: {
      vi: 'Không có hồ sơ màu {file}, nên tệp cho nhà in là RGB chứ không phải CMYK.',
      en: 'There is no colour profile {file}, so the files for the print shop are RGB and not CMYK.',
    },
    advice: {
      vi: 'Xin nhà in tệp .icc của máy in và giấy, đặt vào content/press/; hoặc ghi space: rgb và báo nhà in biết.',
      en: 'Ask the print shop for the .icc of its press and paper and put it into content/press/; or write space: rgb and tell the shop.',
    },
  },
  'colour-profile-not-cmyk': {
    severity: 'error',
    message: {
      vi: '{file} không phải là hồ sơ màu CMYK, nên không thể đổi màu theo nó.',
      en: '{file} is no CMYK colour profile, so nothing can be converted with it.',
    },
    advice: {
      vi: 'Xin nhà in đúng tệp .icc cho máy in offset của họ.',
      en: 'Ask the print shop for the .icc of its own press.',
    },
  },
});
