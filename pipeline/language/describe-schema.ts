/** A schema told to people: every field with its meaning, for the reference. */
import { z } from 'zod';
import { type Bilingual, inBoth } from '../model/bilingual.ts';

export interface SchemaField {
  /** `fonts.sans`, `topics[].id`, `<id>.value` */
  readonly path: string;
  readonly required: boolean;
  /** What it holds; with `list`, what each of a list is. */
  readonly type: Bilingual;
  readonly list: boolean;
  readonly about: Bilingual;
  readonly example?: string;
}

/** @returns every field of a schema, outer before inner, in the order of the schema. `key` names the keys of a record. */
export function describeSchema(schema: z.core.$ZodType, key = 'id', path = ''): readonly SchemaField[] {
  const core = unwrap(schema).at(-1);
  if (core instanceof z.ZodObject)
    return Object.entries(core.shape).flatMap(([name, field]) =>
      describeField(field, key, path ? `${path}.${name}` : name),
    );
  if (core instanceof z.ZodArray) return describeSchema(core.element, key, `${path}[]`);
  if (core instanceof z.ZodRecord)
    return describeSchema(core.valueType, key, `${path ? `${path}.` : ''}<${key}>`);
  return [];
}

function describeField(schema: z.core.$ZodType, key: string, path: string): readonly SchemaField[] {
  const layers = unwrap(schema);
  const meta = layers.map((layer) => (layer as z.ZodType).meta()).find((each) => each?.vi);
  const field: SchemaField = {
    path,
    required: !layers.some((layer) => optional.some((wrapper) => layer instanceof wrapper)),
    type: typeOf(schema),
    list: layers.at(-1) instanceof z.ZodArray,
    about: { vi: String(meta?.vi ?? ''), en: String(meta?.en ?? '') },
    ...(meta?.example !== undefined && { example: writeExample(meta.example) }),
  };
  return [field, ...describeSchema(schema, key, path)];
}

const optional = [z.ZodOptional, z.ZodExactOptional, z.ZodDefault];

/** The schema, and what stands behind optional, default and transform. */
function unwrap(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodPipe) return [schema, ...unwrap(schema.in)];
  if (optional.some((wrapper) => schema instanceof wrapper))
    return [schema, ...unwrap((schema as z.ZodOptional).unwrap())];
  return [schema];
}

function typeOf(schema: z.core.$ZodType): Bilingual {
  const core = unwrap(schema).at(-1) ?? schema;
  if (core instanceof z.ZodArray) return typeOf(core.element);
  if (core instanceof z.ZodEnum) return inBoth(core.options.map((value) => `\`${value}\``).join(', '));
  if (core instanceof z.ZodBoolean) return inBoth('`true`, `false`');
  if (core instanceof z.ZodObject || core instanceof z.ZodRecord) return { vi: 'các mục con', en: 'fields' };
  return core._zod.def.type === 'string' ? { vi: 'chữ', en: 'text' } : { vi: 'số', en: 'number' };
}

const writeExample = (example: unknown): string =>
  Array.isArray(example) ? `[${example.join(', ')}]` : String(example);
