/** `content/publisher.yaml`: the office and its vocabularies, as data with dates of validity. */
import { z } from 'zod';
import { textThat } from '../language/schema.ts';
import { readYaml } from '../language/yaml.ts';
import type { Bilingual } from '../model/bilingual.ts';
import { isLanguageTag, type LanguageTag } from '../model/id.ts';
import { brokenConfiguration } from '../model/pipeline-error.ts';
import { machineServices, type Publisher } from '../model/publisher.ts';
import { day } from './dates.ts';
import { decodeText } from './decode-text.ts';

export const publisherFile = 'content/publisher.yaml';

const words = (vi: string, en: string) =>
  textThat((text) => text.trim() !== '', { vi: 'chữ, không bỏ trống', en: 'text, not empty' }).meta({
    vi,
    en,
  });

const id = () =>
  textThat((text) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text), {
    vi: 'mã gồm chữ thường không dấu, chữ số và gạch nối',
    en: 'a code of lower-case letters without marks, digits and hyphens',
  }).meta({
    vi: 'Mã dùng trong phần đầu của bài; không đổi về sau.',
    en: 'Code used in front matter; never changes.',
  });

const languageTag = () =>
  textThat(isLanguageTag, {
    vi: 'mã ngôn ngữ BCP 47, ví dụ vi, km, zh-Hans',
    en: 'a BCP 47 tag, such as vi, km, zh-Hans',
  }).transform((tag) => tag as LanguageTag);

const term = {
  id: id(),
  label: words('Tên để hiện ra.', 'Name to be shown.'),
  from: day().exactOptional().meta({ vi: 'Ngày đầu tiên có hiệu lực.', en: 'First day of validity.' }),
  until: day().exactOptional().meta({ vi: 'Ngày cuối cùng có hiệu lực.', en: 'Last day of validity.' }),
};

interface DatedTerm {
  readonly id: string;
  readonly from?: string;
  readonly until?: string;
}

/** A vocabulary: each code once, and no term that ends before it begins. */
function vocabulary<Schema extends z.ZodType<DatedTerm>>(schema: Schema, vi: string, en: string) {
  return z
    .array(schema)
    .min(1)
    .superRefine((terms: readonly DatedTerm[], context) => {
      const seen = new Set<string>();
      for (const [index, { id, from, until }] of terms.entries()) {
        const refuse = (field: string, params: Bilingual) =>
          context.addIssue({ code: 'custom', path: [index, field], params: { ...params } });
        if (seen.has(id))
          refuse('id', {
            vi: `một mã khác: “${id}” đã có ở trên`,
            en: `another code: “${id}” is there above`,
          });
        if (from && until && until < from)
          refuse('until', { vi: `ngày không sớm hơn ${from}`, en: `a day not before ${from}` });
        seen.add(id);
      }
    })
    .meta({ vi, en });
}

const languageList = () =>
  z
    .array(languageTag())
    .min(1)
    .refine((tags) => new Set(tags).size === tags.length, {
      params: { vi: 'danh sách mà mỗi ngôn ngữ chỉ có một lần', en: 'a list that has each language once' },
    });

const identifier = z.strictObject({
  authority: textThat((text) => /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/.test(text), {
    vi: 'một tên miền, ví dụ soctrang.example',
    en: 'a domain name, such as soctrang.example',
  }).meta({ vi: 'Tên miền của cơ quan (RFC 4151).', en: 'The office’s domain name (RFC 4151).' }),
  year: textThat((text) => /^\d{4}$/.test(text), {
    vi: "một năm trong ngoặc, ví dụ '2024'",
    en: "a year in quotes, such as '2024'",
  }).meta({ vi: 'Năm cơ quan giữ tên miền đó.', en: 'Year in which the office held that name.' }),
  prefix: id().meta({ vi: 'Phần đầu của mã mỗi sản phẩm.', en: 'First part of every item’s identifier.' }),
});

/** A key over a connection that others can read would be everybody's: `https`, or this very machine. */
const isPrivate = (text: string): boolean =>
  /^https:\/\//.test(text) || /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/.test(text);

const machineTranslation = z
  .strictObject({
    service: z.enum(machineServices).meta({
      vi: 'Loại dịch vụ: `libretranslate`, hoặc `openai` (mọi máy chủ nói giao thức chat completions).',
      en: 'Kind of service: `libretranslate`, or `openai` (any server that speaks chat completions).',
    }),
    address: textThat((text) => URL.canParse(text) && isPrivate(text) && !text.endsWith('/'), {
      vi: 'địa chỉ bắt đầu bằng https:// (hoặc http://localhost), không có dấu / ở cuối',
      en: 'an address that begins with https:// (or http://localhost) and has no / at its end',
    }).meta({
      vi: 'Địa chỉ dịch vụ; câu cần dịch được gửi tới đây. Khóa (API key) đặt trong biến môi trường NHIPCAU_TRANSLATION_KEY.',
      en: 'Address of the service, to which the texts are sent. Its key is set in the environment, as NHIPCAU_TRANSLATION_KEY.',
    }),
    model: words(
      'Tên mô hình (bắt buộc với `openai`).',
      'Name of the model (`openai` needs one).',
    ).exactOptional(),
  })
  .superRefine(({ service, model }, context) => {
    if (service !== 'openai' || model) return;
    const params = {
      vi: 'tên mô hình, vì service là openai',
      en: 'the name of a model, as the service is openai',
    };
    context.addIssue({ code: 'custom', path: ['model'], params });
  });

/** What `publisher.yaml` may say; the reference is generated from it. */
export const publisherSchema = z
  .strictObject({
    name: words('Tên cơ quan.', 'Name of the office.'),
    parent: words('Cơ quan chủ quản.', 'The body it belongs to.'),
    contact: z
      .strictObject({
        address: words('Địa chỉ.', 'Address.'),
        phone: words('Điện thoại, đặt trong ngoặc kép.', 'Telephone, in quotes.').exactOptional(),
        email: words('Thư điện tử.', 'E-mail.').exactOptional(),
      })
      .meta({ vi: 'Nơi liên hệ.', en: 'Where the office is reached.' }),
    notice: words('Dòng lưu ý in trên mọi sản phẩm.', 'Notice printed on every output.').exactOptional(),
    identifier: identifier.meta({
      vi: 'Mã của sản phẩm trong gói gửi cơ sở dữ liệu (RFC 4151).',
      en: 'Identifiers of deposited items (RFC 4151).',
    }),
    baseUrl: textThat((text) => URL.canParse(text) && /^https?:/.test(text) && !text.endsWith('/'), {
      vi: 'địa chỉ trang web bắt đầu bằng https://, không có dấu / ở cuối',
      en: 'a web address that begins with https:// and has no / at its end',
    }).meta({ vi: 'Địa chỉ nơi đặt trang web.', en: 'Address at which the site is put.' }),
    sourceLanguage: languageTag().meta({
      vi: 'Ngôn ngữ viết bài.',
      en: 'Language that documents are written in.',
    }),
    languages: languageList().meta({
      vi: 'Các ngôn ngữ xuất bản, theo thứ tự.',
      en: 'Languages to publish, in order.',
    }),
    units: vocabulary(z.strictObject(term), 'Đơn vị thực hiện.', 'Units of the office and its partners.'),
    areas: vocabulary(
      z.strictObject({
        ...term,
        languages: languageList().exactOptional().meta({
          vi: 'Những ngôn ngữ mà người dân ở đó đọc: bài ghi địa bàn này phải có đủ các bản ấy.',
          en: 'Languages that people there read: what names this area is owed to them in each.',
        }),
      }),
      'Địa bàn.',
      'Areas.',
    ),
    programmes: vocabulary(
      z.strictObject({
        ...term,
        deposit: z.boolean().meta({
          vi: 'Sản phẩm có phải gửi về cơ sở dữ liệu của Bộ không.',
          en: 'Whether what it pays for is owed to the ministry’s database.',
        }),
      }),
      'Nguồn kinh phí.',
      'Funding lines.',
    ),
    topics: vocabulary(z.strictObject(term), 'Chủ đề.', 'Topics.'),
    gates: vocabulary(
      z.strictObject({
        ...term,
        approvers: z
          .array(words('Họ tên.', 'Name.'))
          .min(1)
          .meta({ vi: 'Người được duyệt.', en: 'Who may approve.' }),
      }),
      'Các bước duyệt.',
      'Approvals that an edition must pass.',
    ),
    licence: words('Điều kiện sử dụng lại.', 'Terms of reuse.'),
    machineTranslation: machineTranslation.exactOptional().meta({
      vi: 'Dịch vụ dịch máy cho `nhipcau pretranslate`. Không có mục này thì không câu nào được gửi đi.',
      en: 'Machine-translation service for `nhipcau pretranslate`. Without it no text is ever sent.',
    }),
  })
  .superRefine(({ languages, sourceLanguage }, context) => {
    if (languages.includes(sourceLanguage)) return;
    const params = {
      vi: `danh sách có cả ngôn ngữ viết bài (${sourceLanguage})`,
      en: `a list that holds the source language (${sourceLanguage})`,
    };
    context.addIssue({ code: 'custom', path: ['languages'], params });
  });

/**
 * Reads the publisher. Nothing can be made without it, so what is wrong with it is an error of configuration, which
 * names every place.
 */
export function readPublisher(bytes: Uint8Array): Publisher {
  const text = decodeText(bytes, publisherFile);
  if (text.value === undefined) throw brokenConfiguration(text.diagnostics);
  const read = readYaml(publisherSchema, text.value, publisherFile);
  if (read.value === undefined) throw brokenConfiguration(read.diagnostics);
  return read.value;
}
