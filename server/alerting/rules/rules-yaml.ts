import { type Document, isScalar, parseDocument, stringify, visit } from 'yaml';
import { type RuleInput, ruleFileSchema } from '@/domain/alerting/schemas';
import { describeIssue } from '@/domain/schemas/describe-issue';
import { parseJson } from '@/domain/schemas/parse-json';
import { inProject } from '../../db/client';
import { ServiceError } from '../../errors';
import { noteIgnoredFields } from '../../web/ignored-fields';
import { readBounded } from '../../web/read-bounded';
import { isJson } from '../../web/read-json-body';
import { invalidInput } from '../../web/respond-error';
import { writtenRule } from './rule-answer';

const LIMIT_BYTES = 1024 * 1024;
/** YAML takes a hundred times as long to read. */
const YAML_LIMIT_BYTES = 512 * 1024;
const MOST_OPEN = 1_000;

/** All rules of a project as code; putting it back changes nothing. */
export async function writeRulesYaml(projectId: string): Promise<string> {
  const rows = await inProject(projectId, (tx) =>
    tx.alertRule.findMany({ where: { projectId, deletedAt: null }, orderBy: { key: 'asc' } }),
  );
  const rules = rows.map((row) => withoutEmpty(writtenRule(row)));
  return stringify({ rules }, { lineWidth: 100 });
}

/** What says nothing is left out, so that the file is read by people. */
function withoutEmpty({ key, name, ...rest }: RuleInput & { key: string }) {
  const said = Object.entries(rest).filter(([, value]) => value !== null);
  return { key, name, ...Object.fromEntries(said) };
}

/**
 * Rules as code from a request, as YAML or JSON.
 * @throws ServiceError invalid, unsupported_media_type, payload_too_large
 */
export async function readRulesFile(
  request: Request,
): Promise<readonly (RuleInput & { key: string })[]> {
  const type = request.headers.get('content-type') ?? '';
  if (!isJson(request) && !/^(application|text)\/(x-)?yaml\b/i.test(type))
    throw new ServiceError('unsupported_media_type', 'The body must be YAML or JSON.', {
      hint: 'Send it with Content-Type: application/yaml.',
    });
  const limitBytes = isJson(request) ? LIMIT_BYTES : YAML_LIMIT_BYTES;
  const text = new TextDecoder('utf-8').decode(await readBounded(request, limitBytes));
  const file = isJson(request) ? readJson(text) : readYaml(text);
  const read = ruleFileSchema.safeParse(file, { error: describeIssue });
  if (!read.success) throw invalidInput(read.error, 'The file');
  noteIgnoredFields(request, file, read.data);
  const { rules } = read.data;
  const twice = rules.find(({ key }, at) => rules.findIndex((one) => one.key === key) !== at);
  if (twice !== undefined)
    throw new ServiceError('invalid', `Two rules have the key “${twice.key}”.`, {
      hint: 'A key names one rule.',
      details: [{ path: 'rules', message: `has ${twice.key} twice` }],
    });
  return rules;
}

function readJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw new ServiceError('invalid', 'The file is not valid JSON.', {
      hint: 'Check for a missing quote or bracket, and that it is UTF-8.',
      cause: error,
    });
  }
}

function readYaml(text: string): unknown {
  const document = documentOf(text);
  const [problem] = document.errors;
  if (problem !== undefined)
    throw noYaml(`${problem.message.slice(0, 250)} (${placeIn(text, problem.pos[0])})`);
  const twice = keyTwice(document);
  if (twice !== null) throw noYaml(`The key “${twice.slice(0, 80)}” is there twice.`);
  try {
    // Bounded, so that a small file cannot grow without end.
    return document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    throw new ServiceError('invalid', 'The file has too many aliases.', {
      hint: 'Write the rules out.',
      cause: error,
    });
  }
}

/** The parser itself looks for the place of every mistake, and a file may be nothing else. */
function placeIn(text: string, position: number): string {
  const lines = text.slice(0, position).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

const noYaml = (hint: string): ServiceError =>
  new ServiceError('invalid', 'The file is not valid YAML.', { hint });

/** The parser goes down as deep as the file does, and compares each key of a mapping with all before it. */
function documentOf(text: string): Document.Parsed {
  const tooDeep = (cause?: unknown) =>
    new ServiceError('invalid', 'The file nests too deep to be read.', {
      hint: 'As GET /api/v1/rules?format=yaml writes them, rules nest four deep.',
      cause,
    });
  if (mostOpen(text) > MOST_OPEN) throw tooDeep();
  try {
    return parseDocument(text, { prettyErrors: false, uniqueKeys: false });
  } catch (error) {
    throw tooDeep(error);
  }
}

/** How many brackets are open at once, or close nothing; those in texts count as well, and few of them have no other. */
function mostOpen(text: string): number {
  let open = 0;
  let most = 0;
  let stray = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    if (bracket === '[' || bracket === '{') open += 1;
    else if (open > 0) open -= 1;
    else stray += 1;
    most = Math.max(most, open);
  }
  return Math.max(most, stray);
}

/** A key that a mapping has twice; null where there is none. */
function keyTwice(document: Document.Parsed): string | null {
  let twice: string | null = null;
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        const name = String(isScalar(key) ? key.value : key);
        if (seen.has(name)) twice ??= name;
        seen.add(name);
      }
      return twice === null ? undefined : visit.BREAK;
    },
  });
  return twice;
}
