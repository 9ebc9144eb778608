import {
  apiReference,
  type ReferenceBody,
  type ReferenceCall,
} from '@/domain/openapi/api-reference';
import type { DescribedField } from '@/domain/openapi/describe-schema';

export const API_REFERENCE_FILE = 'docs/api-reference.md';

const INTRODUCTION = `# API reference

Made from the OpenAPI document by \`npm run docs:api\`; a test fails when it is not current. A running product serves the
document at \`/api/openapi.json\` and this reference at \`/reference\`.

Every call but those marked _no key_ needs \`Authorization: Bearer cnd_…\`. Keys are made under _Settings, API keys_, each with
scopes: \`ingest\` to send, \`read\`, \`write\`, and \`admin\`, which covers all.

- **Times** are sent as RFC 3339 or as an epoch, whose unit is detected. Ranges also take \`now-6h\`. Answers have RFC 3339 in UTC.
- **Lists** are \`{ items, nextCursor }\`; pass \`nextCursor\` as \`cursor\` for the next page.
- **Unknown query parameters** are an error. Unknown fields of records are kept or ignored.
- **Errors** are \`{ error: { code, message, hint, details }, requestId }\` and say what was wrong, what was got, and what to send
  instead. After 429 and 503 wait for as long as \`Retry-After\` says.
- **Batches**: one bad record never sinks its batch; the answer names each by its index. With an \`Idempotency-Key\` a batch may
  be sent again and is stored once.
- **No data is null**, never 0. A rate is \`{ value, n, low, high }\` with its 95% interval.
`;

/** The reference as a page of docs/. */
export function apiReferenceMarkdown(): string {
  const groups = apiReference();
  const contents = groups.map(({ name }) => `- [${name}](#${githubAnchor(name)})`);
  const parts = groups.flatMap(({ name, calls }) => [`## ${name}`, ...calls.map(callMarkdown)]);
  return `${[INTRODUCTION.trim(), contents.join('\n'), ...parts].join('\n\n')}\n`;
}

function callMarkdown(call: ReferenceCall): string {
  const { method, path, summary, needs, parameters, body, answers, failures } = call;
  const parts = [`### ${method} ${path}`, `${summary}. ${needs ?? '_No key._'}`];
  if (parameters.length > 0) {
    parts.push(
      table(
        ['parameter', 'in', 'type', 'note'],
        parameters.map((field) => [nameOf(field), field.where, field.type, field.note]),
      ),
    );
  }
  if (body !== null) parts.push(`**Body**: ${bodyMarkdown(body)}`);
  for (const { status, ...answer } of answers) parts.push(`**${status}**: ${bodyMarkdown(answer)}`);
  if (failures.length > 0)
    parts.push(`**Errors**: ${failures.map(({ status }) => status).join(', ')}`);
  return parts.join('\n\n');
}

function bodyMarkdown({ description, mediaTypes, fields, sameAs }: ReferenceBody): string {
  const types = mediaTypes.map((type) => `\`${type}\``).join(', ');
  const lead = [description, types && `(${types})`].filter(Boolean).join(' ');
  if (sameAs !== null)
    return `${lead} The same fields as [${sameAs.label}](#${githubAnchor(sameAs.label)}).`;
  if (fields.length === 0) return lead;
  const rows = fields.map((field) => [nameOf(field), field.type, field.note]);
  return `${lead}\n\n${table(['field', 'type', 'note'], rows)}`;
}

/** As GitHub makes it from a heading. */
const githubAnchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9\s_-]/g, '')
    .replaceAll(' ', '-');

const nameOf = ({ name, isRequired }: DescribedField): string =>
  isRequired ? `**\`${name}\`**` : `\`${name}\``;

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
