import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { DOCUMENT, describedOperation } from './described-operation';

/** One answer of the machine API, with the path of the contract that its address belongs to. */
export interface GivenAnswer {
  method: string;
  path: string;
  status: number;
  contentType: string | null;
  /** The body as text; null of a stream, which is not read. */
  text: string | null;
}

const CONTRACT = 'contract';
// Formats are told by patterns too, and those are checked; names such as date-time say nothing beyond them.
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(DOCUMENT, CONTRACT);
const validators = new Map<string, ValidateFunction>();

/** What is in an answer and not in the contract; nothing when the contract describes all of it. */
export function faultsOfAnswer({ method, path, status, contentType, text }: GivenAnswer): string[] {
  const operation = describedOperation(path, method);
  if (operation === undefined) {
    // Next itself refuses a method that a route does not have, and tells OPTIONS which it has.
    const isNexts = status === 405 || (method.toUpperCase() === 'OPTIONS' && status === 204);
    return isNexts ? [] : [`${method} ${path} is not described, and answered ${status}`];
  }
  const call = `${method} ${path} ${status}`;
  const answer = operation.responses[status];
  if (answer === undefined)
    return [`${call}: the status is not described (${Object.keys(operation.responses)})`];
  const isEmpty = text === '' || method.toUpperCase() === 'HEAD';
  if (isEmpty) {
    // No bytes are a message of protobuf too: one that says nothing.
    const types = Object.keys(answer.content ?? {}).filter((type) => !type.endsWith('protobuf'));
    const isFine = types.length === 0 || contentType?.includes('protobuf') === true;
    return isFine || method.toUpperCase() === 'HEAD' ? [] : [`${call}: a body is described`];
  }
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const media = answer.content?.[type];
  if (media === undefined) return [`${call}: ${type || 'no type'} is not described`];
  if (media.schema === undefined || text === null) return [];
  return faultsOfBody([path, operationName(path, method), status, type], text).map(
    (fault) => `${call}: ${fault}`,
  );
}

function operationName(path: string, method: string): string {
  const name = method.toLowerCase();
  return DOCUMENT.paths[path]?.[name] === undefined ? 'get' : name;
}

function faultsOfBody(at: [string, string, number, string], text: string): string[] {
  const [path, method, status, type] = at;
  const pointer = ['paths', path, method, 'responses', status, 'content', type, 'schema']
    .map((part) => encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  let validate = validators.get(pointer);
  if (validate === undefined) {
    validate = ajv.compile({ $ref: `${CONTRACT}#/${pointer}` });
    validators.set(pointer, validate);
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return [`the body is no JSON: ${text.slice(0, 200)}`];
  }
  if (validate(body)) return [];
  return (validate.errors ?? []).slice(0, 8).map(({ instancePath, message, params }) => {
    const what = 'additionalProperty' in params ? `: ${params.additionalProperty}` : '';
    return `${instancePath || 'the body'} ${message}${what}`;
  });
}
