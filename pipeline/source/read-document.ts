/** One Markdown file → one document: fields, units, blocks and pictures; or what keeps it from being one. */
import { createHash } from 'node:crypto';
import { type ParsedYaml, parseYaml, validateYaml } from '../language/yaml.ts';
import { diagnose as diagnoseFootnote, typedCall } from '../markup/footnotes.ts';
import { writeText } from '../markup/inline-codes.ts';
import { readBody } from '../markup/read-body.ts';
import { type Diagnostic, declareDiagnostics, type Place } from '../model/diagnostic.ts';
import {
  type Asset,
  type Document,
  type DocumentFacts,
  imageAltField,
  imageCaptionField,
  mastheadFields,
  type Read,
  shortBodyField,
  shortSummaryField,
  shortTitleField,
  summaryField,
  titleField,
} from '../model/document.ts';
import type { Digest, DocumentId, UnitId } from '../model/id.ts';
import type { Facts, Publisher, Term } from '../model/publisher.ts';
import type { SourceUnit, UnitRole } from '../model/unit.ts';
import { judgeItems } from './bulletin-items.ts';
import { judgeProducts } from './chosen-products.ts';
import { decodeText } from './decode-text.ts';
import { findPicture, type MeasurePicture } from './find-picture.ts';
import { type FrontMatter, frontMatterSchema, type KnownProducts, productChoice } from './front-matter.ts';
import { judgePairs, pairsOf } from './language-pairs.ts';
import { mastheadOf } from './masthead.ts';
import { judgePress, pressChoice } from './press-choice.ts';
import { readReplacements } from './replacements.ts';
import { splitFrontMatter } from './split-front-matter.ts';

/** What reading one document needs of the rest of the project. Pass the same object for all of them. */
export interface SourceContext {
  /** Folder of the project. */
  readonly root: string;
  readonly publisher: Publisher;
  readonly facts: Facts;
  readonly products: KnownProducts;
  /** Ids of all documents, for those that a bulletin gathers. */
  readonly documents: ReadonlySet<DocumentId>;
  /** Names of the print shops that documents may be for; they are not judged where nobody has looked. */
  readonly press?: ReadonlySet<string>;
  readonly measure: MeasurePicture;
}

/** Where a document stands: `file` is relative to the project. */
export interface DocumentFile {
  readonly id: DocumentId;
  readonly file: string;
}

/** Reads the `bytes` of one file. A document with an error has no value, and stops only itself. */
export function readDocument(
  { id, file }: DocumentFile,
  bytes: Uint8Array,
  context: SourceContext,
): Read<Document> {
  const text = decodeText(bytes, file);
  if (text.value === undefined) return { value: undefined, diagnostics: text.diagnostics };
  const parts = splitFrontMatter(text.value, file);
  if (parts.value === undefined) return { value: undefined, diagnostics: parts.diagnostics };
  const { frontMatter, frontMatterLine, body, bodyLine } = parts.value;

  const diagnostics: Diagnostic[] = [];
  const assets: Asset[] = [];
  const pictures = new Map<string, Asset>();
  const picture = (path: string, place: Place): Asset | undefined => {
    const found = findPicture(path, file, place, context);
    if ('code' in found) {
      diagnostics.push(found);
      return undefined;
    }
    const focus = fields.value?.focus?.[path];
    const asset = focus ? { ...found, focus } : found;
    assets.push(asset);
    pictures.set(path, asset);
    return asset;
  };

  const yaml = withoutEmptyFields(parseYaml(frontMatter, file, frontMatterLine));
  const fields =
    yaml.diagnostics.length > 0
      ? { value: undefined, diagnostics: yaml.diagnostics }
      : validateYaml(schemaFor(context), yaml);
  diagnostics.push(...fields.diagnostics);
  if (fields.value) diagnostics.push(...judgeFields(fields.value, yaml, id, context));
  if (fields.value?.press)
    diagnostics.push(...judgePress(fields.value.press, fields.value.products, context.press, yaml));
  if (fields.value?.bilingual)
    diagnostics.push(...judgePairs(fields.value.bilingual, fields.value.products, yaml));
  const image = fields.value?.image && picture(fields.value.image.file, yaml.placeOf(['image', 'file']));
  const fieldUnits = fields.value ? unitsOf(fields.value, yaml) : [];
  diagnostics.push(...fieldUnits.flatMap(callsIn));
  const read = readBody(body, {
    file,
    firstLine: bodyLine,
    unitOffset: fieldUnits.length,
    facts: context.facts,
    picture: (path, place) => picture(decoded(path), place),
  });
  diagnostics.push(...read.diagnostics);
  const replacements =
    fields.value &&
    readReplacements(fields.value, {
      units: read.units,
      pictures: new Map(pictures),
      yaml,
      picture,
      diagnostics,
    });

  for (const path of Object.keys(fields.value?.focus ?? {}))
    if (!pictures.has(path))
      diagnostics.push(
        diagnose('focus-without-picture', yaml.placeOf(['focus', path]), { values: { path } }),
      );

  diagnostics.sort(
    (a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0),
  );
  if (!fields.value || diagnostics.some(({ severity }) => severity === 'error'))
    return { value: undefined, diagnostics };
  const credit = fields.value.image?.credit;
  const document: Document = {
    facts: factsOf(fields.value, id, file, context),
    units: [...fieldUnits, ...read.units],
    blocks: read.blocks,
    ...(image && { image: { asset: image, ...(credit && { credit }) } }),
    ...(replacements && { replacements }),
    digest: digestOf(bytes, assets),
  };
  return { value: document, diagnostics };
}

const schemas = new WeakMap<SourceContext, ReturnType<typeof frontMatterSchema>>();

/** Building a schema takes longer than reading a document: one for all of them. */
function schemaFor(context: SourceContext) {
  const known = schemas.get(context) ?? frontMatterSchema(context.publisher, context.products);
  schemas.set(context, known);
  return known;
}

/** A field with nothing after its colon counts as absent: so `nhipcau new` can offer every field. */
function withoutEmptyFields(yaml: ParsedYaml): ParsedYaml {
  const { value } = yaml;
  if (value === null || value === undefined) return { ...yaml, value: {} };
  if (typeof value !== 'object' || Array.isArray(value)) return yaml;
  return { ...yaml, value: Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null)) };
}

/** What a schema can't know: dates of validity, files, and the other documents. */
function judgeFields(
  fields: FrontMatter,
  yaml: ParsedYaml,
  id: DocumentId,
  { publisher, documents, products }: SourceContext,
): readonly Diagnostic[] {
  const named: readonly (readonly [
    path: (string | number)[],
    terms: readonly Term[],
    id: string | undefined,
  ])[] = [
    [['topic'], publisher.topics, fields.topic],
    [['programme'], publisher.programmes, fields.programme],
    [['unit'], publisher.units, fields.unit],
    ...fields.areas.map(
      (area, index) =>
        [['areas', index], publisher.areas, area] as [(string | number)[], readonly Term[], string],
    ),
    ...Object.keys(fields.press?.copies ?? {}).map(
      (area) => [['press', 'copies', area], publisher.areas, area] as [string[], readonly Term[], string],
    ),
  ];
  const outOfDate = named.flatMap(([path, terms, id]) => {
    const term = terms.find((each) => each.id === id);
    const { from = '', until = '9999' } = term ?? {};
    if (!term || (from <= fields.date && fields.date <= until)) return [];
    const values = {
      id: term.id,
      label: term.label,
      date: fields.date,
      from: term.from ?? '…',
      until: term.until ?? '…',
    };
    return [diagnose('term-out-of-date', yaml.placeOf(path), { values })];
  });
  return [
    ...outOfDate,
    ...judgeProducts(fields.products, products, yaml),
    ...judgeItems(fields, id, documents, yaml),
  ];
}

/** A note that is called in a field would have no number. */
function callsIn({ text, place }: SourceUnit): readonly Diagnostic[] {
  const [name] = typedCall.exec(text) ?? [];
  return name === undefined ? [] : [diagnoseFootnote('footnote-place', place, { values: { name } })];
}

function unitsOf(
  { title, summary, image, masthead, short }: FrontMatter,
  yaml: ParsedYaml,
): readonly SourceUnit[] {
  const unit = (
    field: UnitId,
    role: UnitRole,
    text: string,
    path: readonly (string | number)[] = field.split('.'),
  ): SourceUnit => ({
    field,
    role,
    ...writeText([{ type: 'text', value: text }]),
    place: yaml.placeOf(path),
  });
  return [
    unit(titleField, 'field', title),
    unit(summaryField, 'field', summary),
    ...(image ? [unit(imageAltField, 'alt', image.alt)] : []),
    ...(image?.caption ? [unit(imageCaptionField, 'caption', image.caption)] : []),
    ...(masthead
      ? [
          unit(mastheadFields.printer, 'field', masthead.printer),
          unit(mastheadFields.period, 'field', masthead.period),
          unit(mastheadFields.responsible, 'field', masthead.responsible),
        ]
      : []),
    ...(short?.title ? [unit(shortTitleField, 'field', short.title)] : []),
    ...(short?.summary ? [unit(shortSummaryField, 'field', short.summary)] : []),
    ...(short?.body ?? []).map((text, index) =>
      unit(shortBodyField(index + 1), 'paragraph', text, ['short', 'body', index]),
    ),
  ];
}

function factsOf(
  fields: FrontMatter,
  id: DocumentId,
  file: string,
  { publisher, products }: SourceContext,
): DocumentFacts {
  return {
    id,
    file,
    kind: fields.kind,
    date: fields.date,
    topic: fields.topic,
    ...(fields.programme && { programme: fields.programme }),
    ...(fields.unit && { unit: fields.unit }),
    areas: fields.areas,
    products: fields.products.map((name) => productChoice(name, products)),
    ...(fields.bilingual && { pairs: pairsOf(fields.bilingual) }),
    items: fields.items,
    ...(fields.masthead && { masthead: mastheadOf(fields.masthead) }),
    ...(fields.press && { press: pressChoice(fields.press, (name) => productChoice(name, products)) }),
    identifier: fields.identifier ?? `${publisher.identifier.prefix}-${id.replaceAll('/', '-')}`,
    sourceLanguage: publisher.sourceLanguage,
  };
}

function digestOf(bytes: Uint8Array, assets: readonly Asset[]): Digest {
  const hash = createHash('sha256').update(bytes);
  for (const { file, digest } of assets) hash.update(`\n${file} ${digest}`);
  return hash.digest('hex') as Digest;
}

/** Markdown writes a space in an address as `%20`, and leaves as it is what is no such sign. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

export const diagnose = declareDiagnostics({
  'focus-without-picture': {
    severity: 'error',
    message: {
      vi: 'Mục focus nêu ảnh “{path}” nhưng bài không dùng ảnh này.',
      en: '“focus” names the picture “{path}”, which the document does not use.',
    },
    advice: {
      vi: 'Ghi tên tệp đúng như ở mục image hoặc trong bài, hoặc xóa dòng này.',
      en: 'Write its file name as it stands under “image” or in the text, or remove the line.',
    },
  },
  'term-out-of-date': {
    severity: 'error',
    message: {
      vi: '“{label}” ({id}) không có hiệu lực vào ngày của bài, {date}: chỉ từ {from} đến {until}.',
      en: '“{label}” ({id}) was not valid on the document’s date, {date}: only from {from} to {until}.',
    },
    advice: {
      vi: 'Chọn mục khác, sửa ngày của bài, hoặc sửa thời hạn trong content/publisher.yaml nếu ở đó sai.',
      en: 'Choose another, correct the document’s date, or the validity in content/publisher.yaml where that is wrong.',
    },
  },
});
