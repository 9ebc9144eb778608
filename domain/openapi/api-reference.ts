import {
  type DescribedField,
  describeFields,
  describeLimits,
  describeType,
  type JsonSchema,
} from './describe-schema';
import { openApiDocument } from './openapi-document';

interface MediaType {
  schema?: JsonSchema;
}
interface Body {
  description: string;
  content?: Record<string, MediaType>;
}
interface Operation {
  tags: string[];
  summary: string;
  description?: string;
  security?: unknown[];
  parameters?: { name: string; in: string; required: boolean; schema: JsonSchema }[];
  requestBody?: Body;
  responses: Record<string, Body>;
}
interface Document {
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
}

export interface ReferenceBody {
  description: string;
  mediaTypes: string[];
  fields: DescribedField[];
  /** The call whose body of the same fields has been shown before; the fields are left out then. */
  sameAs: { label: string; anchor: string } | null;
}
export interface ReferenceCall {
  /** For links within the page. */
  anchor: string;
  method: string;
  path: string;
  summary: string;
  /** What its key needs, in words; null without one. */
  needs: string | null;
  parameters: (DescribedField & { where: string })[];
  body: ReferenceBody | null;
  answers: (ReferenceBody & { status: string })[];
  failures: { status: string; description: string }[];
}
export interface ReferenceGroup {
  anchor: string;
  name: string;
  calls: ReferenceCall[];
}

/** What parameters of these names mean wherever they occur. */
const USUAL_NOTES: Record<string, string> = {
  q: 'A search in the language of the log explorer.',
  from: 'RFC 3339, epoch milliseconds, or as in now-6h.',
  to: 'As from; now when left out.',
  limit: 'How many at most.',
  cursor: 'nextCursor of the page before.',
};
/** Shorter tables than this are shown again. */
const WORTH_A_LINK = 8;

const anchorOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** The machine API for readers: what the OpenAPI document says, by what it is about. */
export function apiReference(): ReferenceGroup[] {
  const { tags, paths } = openApiDocument({ serverUrl: '', version: '' }) as unknown as Document;
  const calls = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      tag: operation.tags[0],
      call: callOf(method.toUpperCase(), path, operation),
    })),
  );
  return shownOnce(
    tags.map(({ name }) => ({
      anchor: anchorOf(name),
      name,
      calls: calls.filter(({ tag }) => tag === name).map(({ call }) => call),
    })),
  );
}

/** Says of a body that was shown before where that was. */
function shownOnce(groups: ReferenceGroup[]): ReferenceGroup[] {
  const shown = new Map<string, { label: string; anchor: string }>();
  const once = <Told extends ReferenceBody>(told: Told, call: ReferenceCall): Told => {
    if (told.fields.length < WORTH_A_LINK) return told;
    const key = JSON.stringify(told.fields);
    const before = shown.get(key);
    if (before !== undefined) return { ...told, fields: [], sameAs: before };
    shown.set(key, { label: `${call.method} ${call.path}`, anchor: call.anchor });
    return told;
  };
  return groups.map((group) => ({
    ...group,
    calls: group.calls.map((call) => ({
      ...call,
      body: call.body === null ? null : once(call.body, call),
      answers: call.answers.map((answer) => once(answer, call)),
    })),
  }));
}

function callOf(method: string, path: string, operation: Operation): ReferenceCall {
  const { summary, description, requestBody, parameters = [], responses } = operation;
  const said = Object.entries(responses);
  const isFailure = (status: string) => Number(status) >= 400;
  return {
    anchor: anchorOf(`${method} ${path}`),
    method,
    path,
    summary,
    needs: description ?? null,
    parameters: parameters.map(({ name, in: where, required, schema }) => ({
      name,
      where,
      type: describeType(schema),
      isRequired: required,
      note: describeLimits(schema) || (where === 'query' ? (USUAL_NOTES[name] ?? '') : ''),
    })),
    body: requestBody === undefined ? null : bodyOf(requestBody),
    answers: said
      .filter(([status]) => !isFailure(status))
      .map(([status, body]) => ({ status, ...answerOf(body) })),
    failures: said
      .filter(([status]) => isFailure(status))
      .map(([status, body]) => ({ status, description: body.description })),
  };
}

/** What is answered is always there or told by its type: nothing is asked of the reader. */
function answerOf(body: Body): ReferenceBody {
  const told = bodyOf(body);
  return { ...told, fields: told.fields.map((field) => ({ ...field, isRequired: false })) };
}

function bodyOf({ description, content = {} }: Body): ReferenceBody {
  const schema = Object.values(content).find((media) => media.schema !== undefined)?.schema;
  return {
    description,
    mediaTypes: Object.keys(content),
    fields: schema === undefined ? [] : describeFields(schema),
    sameAs: null,
  };
}
