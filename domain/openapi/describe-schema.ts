/** A JSON schema, as far as a reader is told of it. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  format?: string;
  default?: unknown;
  description?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
}

export interface DescribedField {
  /** From the body on, as in items[].name. */
  name: string;
  type: string;
  isRequired: boolean;
  note: string;
}

const DEEPEST = 3;
const FORMATS: Record<string, string> = {
  'date-time': 'time',
  date: 'day',
  uuid: 'id',
  email: 'e-mail address',
  uri: 'address',
};

const variantsOf = ({ anyOf = [], oneOf = [], allOf = [] }: JsonSchema): JsonSchema[] => [
  ...anyOf,
  ...oneOf,
  ...allOf,
];

/** What may stand in a place, in words: `integer or null`, `ok, fail`, `list of objects`. */
export function describeType(schema: JsonSchema): string {
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(String).join(', ');
  const variants = variantsOf(schema);
  if (variants.length > 0) return [...new Set(variants.map(describeType))].join(' or ');
  if (Array.isArray(schema.type)) return schema.type.join(' or ');
  if (schema.type === 'array') return `list of ${plural(describeType(schema.items ?? {}))}`;
  if (schema.type === 'string') return FORMATS[schema.format ?? ''] ?? 'string';
  return schema.type ?? 'anything';
}

function plural(type: string): string {
  return /^(object|string|number|integer|list|time|id)$/.test(type) ? `${type}s` : type;
}

/** What a schema says beyond the kind of value. */
export function describeLimits(schema: JsonSchema): string {
  const { description, minimum, maximum, maxLength, maxItems } = schema;
  const least = minimum !== undefined && Math.abs(minimum) < Number.MAX_SAFE_INTEGER;
  const most = maximum !== undefined && Math.abs(maximum) < Number.MAX_SAFE_INTEGER;
  const range =
    least && most
      ? `${minimum} to ${maximum}`
      : least
        ? `from ${minimum}`
        : most
          ? `up to ${maximum}`
          : '';
  const limits = [
    range,
    maxLength === undefined ? '' : `up to ${maxLength} characters`,
    maxItems === undefined ? '' : `up to ${maxItems}`,
    schema.default === undefined || schema.default === null
      ? ''
      : `default ${JSON.stringify(schema.default)}`,
  ];
  const said = limits.filter(Boolean).join('; ');
  if (description === undefined) return said;
  return said === '' ? description : `${description} (${said})`;
}

/** The fields of a body, those inside others after them, with their whole path. */
export function describeFields(schema: JsonSchema, prefix = '', depth = 0): DescribedField[] {
  if (depth >= DEEPEST) return [];
  const fields = new Map<string, DescribedField>();
  for (const variant of objectsIn(schema)) {
    for (const [key, property] of Object.entries(variant.properties ?? {})) {
      const name = `${prefix}${key}`;
      const isRequired = variant.required?.includes(key) === true;
      const type = describeType(property);
      const known = fields.get(name);
      const types = known === undefined ? [] : known.type.split(' or ');
      fields.set(name, {
        name,
        type: [...new Set([...types, type])].join(' or '),
        isRequired: isRequired && (known?.isRequired ?? true),
        note: known?.note || describeLimits(property),
      });
      const below = insideOf(property);
      for (const { schema: inner, suffix } of below) {
        for (const field of describeFields(inner, `${name}${suffix}.`, depth + 1))
          if (!fields.has(field.name)) fields.set(field.name, field);
      }
    }
  }
  return [...fields.values()];
}

/** The objects that a body may be: itself, one of its variants, or what a list of it is made of. */
function objectsIn(schema: JsonSchema): JsonSchema[] {
  if (schema.properties !== undefined) return [schema];
  const variants = variantsOf(schema);
  const objects = variants.filter(({ type }) => type !== 'array').flatMap(objectsIn);
  if (objects.length > 0) return objects;
  const lists = [schema, ...variants].flatMap(({ items }) => (items === undefined ? [] : [items]));
  return lists.flatMap(objectsIn);
}

function insideOf(property: JsonSchema): { schema: JsonSchema; suffix: string }[] {
  if (property.properties !== undefined) return [{ schema: property, suffix: '' }];
  if (property.items !== undefined) {
    return insideOf(property.items).map(({ schema, suffix }) => ({
      schema,
      suffix: `[]${suffix}`,
    }));
  }
  return variantsOf(property).flatMap(insideOf);
}
