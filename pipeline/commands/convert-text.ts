/** `nhipcau convert-text`: a text typed for an old font, proposed in Unicode beside the original. */
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { writeWhole } from '../build/disk.ts';
import { findProfile, readProfiles } from '../build/profiles.ts';
import { readTypedText, refused, type TypedText } from '../build/typed-text.ts';
import { parseJson, placesIn } from '../language/json.ts';
import type { Conversion, LegacyEncoding } from '../language/legacy/encoding.ts';
import { convertStretches, type FileKind } from '../language/legacy/stretches.ts';
import {
  detectLegacy,
  detectLegacyAnywhere,
  legacyEncodings,
  legacyOf,
  legacyOfFont,
} from '../language/legacy-text.ts';
import type { LanguageTag } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import { nothingToConvert, writeConversion } from '../report/conversion.ts';
import type { Command, Invocation } from './command.ts';

const ids = legacyEncodings.filter(({ convert }) => convert).map(({ id }) => id);

export const command: Command = {
  name: 'convert-text',
  about: {
    vi: 'Đề nghị bản Unicode cho một tệp gõ bằng phông cũ (.VnTime, VNI-Times…); không sửa tệp gốc, nêu từng chỗ còn ngờ.',
    en: 'Propose Unicode for a file typed in an old font (.VnTime, VNI-Times …); leaves the original alone, names every doubtful place.',
  },
  words: [
    {
      name: 'file',
      required: true,
      about: { vi: 'Tệp văn bản: .md, .json hoặc .txt.', en: 'The text file: .md, .json or .txt.' },
    },
  ],
  options: {
    encoding: {
      type: 'string',
      value: 'tcvn3',
      about: {
        vi: `Bảng mã: ${ids.join(', ')} (mặc định: chương trình tự nhận ra).`,
        en: `The encoding: ${ids.join(', ')} (default: as the program recognises it).`,
      },
    },
    font: {
      type: 'string',
      value: '.VnTimeH',
      about: {
        vi: 'Phông đã dùng; phông có đuôi H thì mọi chữ thành chữ hoa.',
        en: 'The font it was typed in; one that ends in H makes every letter a capital.',
      },
    },
    language: {
      type: 'string',
      value: 'jra',
      about: {
        vi: 'Ngôn ngữ của tệp, khi tệp không nằm trong locales/.',
        en: 'The language of the file, where it is not in locales/.',
      },
    },
    output: {
      type: 'string',
      value: '…',
      about: {
        vi: 'Tệp kết quả (mặc định: cạnh tệp gốc, thêm .unicode vào tên).',
        en: 'The file to write (default: beside the original, with .unicode in its name).',
      },
    },
  },
  async run(invocation) {
    const { root, values, tongue, json, print } = invocation;
    const [file = ''] = invocation.words;
    const path = resolve(root, file);
    const output = chosenOutput(invocation, path);
    const input = readTypedText(path);
    const found = chosenEncoding(invocation, path, input);
    const { text, doubts } = found ? convertFile(path, input.text, found) : { ...input, doubts: [] };
    const encoding = found?.encoding.id ?? null;
    if (!found || (text === input.text && doubts.length === 0 && input.sound)) {
      print(json ? `${JSON.stringify({ file, encoding, doubts }, null, 2)}\n` : nothingToConvert[tongue]);
      return 0;
    }
    refuseBroken(path, text);
    writeWhole(output, text);
    const proposal = relative(root, output) || output;
    const placeOf = placesIn(text);
    const places = doubts.map(({ offset, ...doubt }) => ({ ...placeOf(offset), ...doubt }));
    if (json) print(`${JSON.stringify({ file, encoding, output: proposal, doubts: places }, null, 2)}\n`);
    else {
      const isGuess = !values.has('encoding') && !values.has('font');
      const { name } = found.encoding;
      print(writeConversion({ name, isGuess, proposal, original: basename(path), places }, tongue));
    }
    return places.length > 0 ? 1 : 0;
  },
};

/** Never the original, never a file that is there. */
function chosenOutput({ root, values }: Invocation, path: string): string {
  const extension = extname(path);
  const beside = join(dirname(path), `${basename(path, extension)}.unicode${extension}`);
  const output = values.has('output') ? resolve(root, values.get('output')?.[0] ?? '') : beside;
  if (!existsSync(output)) return output;
  throw refused(
    output,
    { vi: 'Đã có tệp này; không ghi đè', en: 'This file is there already; it is not written over' },
    {
      vi: 'Xóa hoặc đổi tên tệp đó, hoặc chọn tên khác bằng --output.',
      en: 'Delete or rename it, or choose another name with --output.',
    },
  );
}

interface Found {
  readonly encoding: LegacyEncoding;
  readonly capitals: boolean;
}

/** As the options say, else as the text looks; undefined where it is Unicode already. */
function chosenEncoding(invocation: Invocation, path: string, { text, sound }: TypedText): Found | undefined {
  const { values } = invocation;
  const given = values.get('encoding')?.[0];
  const font = values.get('font')?.[0];
  const byName = given === undefined ? undefined : namedEncoding(given);
  const byFont = font === undefined ? undefined : encodingOfFont(font, byName);
  if (byName) return { encoding: byName, capitals: byFont?.capitals ?? false };
  if (byFont) return byFont;
  const language = languageOf(invocation, path);
  const detected = language ? detectLegacy(text, legacyOf(language)) : detectLegacyAnywhere(text);
  if (detected) return { encoding: detected.encoding, capitals: false };
  if (sound) return undefined;
  throw refused(
    path,
    {
      vi: 'Tệp không phải UTF-8, và không nhận ra bảng mã nào',
      en: 'The file is not UTF-8, and no encoding is recognised',
    },
    {
      vi: `Nêu bảng mã bằng --encoding (${ids.join(', ')}) hoặc phông bằng --font. Nếu không biết: mở tệp trong Word, xem tên phông.`,
      en: `Name the encoding with --encoding (${ids.join(', ')}) or the font with --font. If you don’t know: open the file in Word and see what the font is called.`,
    },
  );
}

function namedEncoding(name: string): LegacyEncoding {
  const encoding = legacyEncodings.find(({ id }) => id === name.toLowerCase());
  if (encoding) return encoding;
  throw new PipelineError(
    2,
    { vi: `Không có bảng mã «${name}».`, en: `There is no encoding “${name}”.` },
    { vi: `Chọn trong: ${ids.join(', ')}.`, en: `Choose from: ${ids.join(', ')}.` },
  );
}

function encodingOfFont(font: string, named: LegacyEncoding | undefined): Found {
  const found = legacyOfFont(font);
  if (found && (!named || named === found.encoding)) return found;
  const hint = {
    vi: 'Tên phông như trong Word: .VnTime, .VnTimeH, VNI-Times, VPS Times, VI Times. Bỏ --font nếu không chắc.',
    en: 'The font’s name as Word shows it: .VnTime, .VnTimeH, VNI-Times, VPS Times, VI Times. Leave out --font if unsure.',
  };
  throw new PipelineError(
    2,
    found && named
      ? {
          vi: `Phông «${font}» không dùng bảng mã ${named.id}.`,
          en: `The font “${font}” is not one of ${named.id}.`,
        }
      : { vi: `Không biết phông «${font}».`, en: `The font “${font}” is not known.` },
    hint,
  );
}

/** The language that is named, else that of `locales/jra/content/…`; undefined where neither tells. */
function languageOf({ root, values }: Invocation, path: string): LanguageProfile | undefined {
  const { profiles } = readProfiles(root);
  const given = values.get('language')?.[0];
  if (given !== undefined) return findProfile(profiles, given);
  const folder = /[\\/]locales[\\/]([^\\/]+)[\\/]/.exec(path)?.[1];
  return folder === undefined ? undefined : profiles.get(folder as LanguageTag);
}

function onlyRecognised({ name }: LegacyEncoding): PipelineError {
  return new PipelineError(
    2,
    {
      vi: `Tệp gõ bằng ${name.vi}. Chương trình nhận ra nhưng không chuyển được: mỗi phông một bảng mã, đoán sai là sai chữ.`,
      en: `The file was typed in ${name.en}. The program recognises it but can’t convert it: each font has a table of its own, and a wrong guess gives wrong letters.`,
    },
    {
      vi: 'Gõ lại bằng bộ gõ Khmer Unicode (NIDA), hoặc chuyển bằng KhmerConverter, chọn đúng tên phông, rồi nhờ người đọc tiếng Khmer soát từng câu.',
      en: 'Type it again with a Khmer Unicode keyboard (NIDA), or convert it with KhmerConverter, choosing the very font, and have a reader of Khmer check each sentence.',
    },
  );
}

const kindOf = (path: string): FileKind =>
  /\.(?:md|markdown)$/i.test(path) ? 'markdown' : /\.json$/i.test(path) ? 'catalogue' : 'plain';

function convertFile(path: string, text: string, { encoding, capitals }: Found): Conversion {
  const { id, convert } = encoding;
  if (!convert) throw onlyRecognised(encoding);
  const file = { text, kind: kindOf(path), bareBackslashes: id === 'highlands' };
  return convertStretches(file, (stretch, kept) => convert(stretch, { capitals, kept }));
}

/** A catalogue that is no JSON now was none before: it is mended first, so that nothing is lost in between. */
function refuseBroken(path: string, text: string): void {
  const parsed = kindOf(path) === 'catalogue' ? parseJson(text) : undefined;
  if (!parsed || !('fault' in parsed)) return;
  const { line, column, reason } = parsed.fault;
  throw new PipelineError(
    2,
    {
      vi: `${path}:${line}:${column}: tệp JSON hỏng: ${reason.vi}.`,
      en: `${path}:${line}:${column}: the JSON is broken: ${reason.en}.`,
    },
    { vi: 'Sửa chỗ đó rồi chạy lại. Chưa ghi gì cả.', en: 'Mend that and run again. Nothing was written.' },
  );
}
