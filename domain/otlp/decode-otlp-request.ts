import type protobuf from 'protobufjs';
import { isObject, type JsonObject } from '../logs/read-record';
import { CountingReader, FieldAllowance } from './counting-reader';
import { readKeyValues } from './read-any-value';

/** A request in one shape, whichever encoding it came in. */
export type DecodedOtlp =
  | { ok: true; scopes: OtlpScope[]; count: number }
  | { ok: false; message: string };

export interface OtlpScope {
  /** Resource attributes as plain JSON; the same object for all scopes of one resource. */
  resource: JsonObject;
  scope: { name: string; version: string; attributes: JsonObject };
  records: OtlpRecord[];
}

export type OtlpRecord =
  /** Field names as in OTLP/JSON; times, ids and AnyValues still as the encoding gave them. */
  | { ok: true; fields: JsonObject }
  /** `received`: the record as its encoding gave it. */
  | { ok: false; message: string; received: unknown };

/** Where one signal keeps its records in its request. */
export interface OtlpShape {
  request: protobuf.Type;
  /** Declared as bytes in its parent, so that each is decoded by itself and a malformed one is rejected alone. */
  record: protobuf.Type;
  /** Names of the lists, in OTLP/JSON's spelling. */
  resources: string;
  scopes: string;
  records: string;
  /** What a person calls a record. */
  noun: string;
  /** Decodes records within a record, with what is given for each. */
  readParts?: (fields: JsonObject, read: ReadPart) => void;
}

export type ReadPart = (type: protobuf.Type, part: unknown) => OtlpRecord;

/** Decodes a protobuf request; a record that cannot be decoded spoils neither its neighbours nor the request. */
export function decodeOtlp(shape: OtlpShape, bytes: Uint8Array): DecodedOtlp {
  const allowance = new FieldAllowance();
  const decode = (type: protobuf.Type, part: Uint8Array) =>
    asObject(type.decode(new CountingReader(part, allowance)));
  const readPart: ReadPart = (type, part) => {
    if (!(part instanceof Uint8Array)) {
      return { ok: false, message: `no ${type.name}`, received: part };
    }
    try {
      return { ok: true, fields: decode(type, part) };
    } catch (error) {
      const message = `a ${type.name} cannot be decoded: ${reason(error)}`;
      return { ok: false, message, received: part };
    }
  };
  try {
    return readRequest(shape, decode(shape.request, bytes), readPart);
  } catch (error) {
    return {
      ok: false,
      message: `The body is not an OTLP ${shape.request.name} in protobuf: ${reason(error)}.`,
    };
  }
}

/** Reads a parsed OTLP/JSON request: lowerCamelCase names, unknown fields ignored. */
export function decodeOtlpJson(shape: OtlpShape, value: unknown): DecodedOtlp {
  const { resources, noun } = shape;
  if (!isObject(value)) {
    return { ok: false, message: `An OTLP/JSON request is an object: {"${resources}": [...]}.` };
  }
  const snakeCase = resources.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (value[snakeCase] !== undefined && value[resources] === undefined) {
    return {
      ok: false,
      message: `OTLP/JSON uses lowerCamelCase names: ${resources}, not ${snakeCase}.`,
    };
  }
  return readRequest(shape, value, (_type, part) => checkPart(noun, part));
}

function readRequest(shape: OtlpShape, request: JsonObject, readPart: ReadPart): DecodedOtlp {
  const scopes: OtlpScope[] = [];
  let count = 0;
  const resources = listOf(request, shape.resources);
  if (resources === undefined) return notAList(shape.resources);
  for (const item of resources) {
    const resourceItem = isObject(item) ? item : {};
    const { resource } = resourceItem;
    const attributes = readKeyValues(isObject(resource) ? resource.attributes : undefined);
    const scopeItems = listOf(resourceItem, shape.scopes);
    if (scopeItems === undefined) return notAList(shape.scopes);
    for (const scopeItem of scopeItems) {
      const fields = isObject(scopeItem) ? scopeItem : {};
      const records = listOf(fields, shape.records);
      if (records === undefined) return notAList(shape.records);
      count += records.length;
      scopes.push({
        resource: attributes,
        scope: readScope(fields.scope),
        records: records.map((record) => readRecord(shape, record, readPart)),
      });
    }
  }
  return { ok: true, scopes, count };
}

function readRecord(shape: OtlpShape, value: unknown, readPart: ReadPart): OtlpRecord {
  const record = readPart(shape.record, value);
  if (!record.ok || shape.readParts === undefined) return record;
  // What was parsed from JSON belongs to the caller, and is not written to.
  const fields = { ...record.fields };
  shape.readParts(fields, readPart);
  return { ok: true, fields };
}

function readScope(value: unknown): OtlpScope['scope'] {
  const scope = isObject(value) ? value : {};
  return {
    name: typeof scope.name === 'string' ? scope.name : '',
    version: typeof scope.version === 'string' ? scope.version : '',
    attributes: readKeyValues(scope.attributes),
  };
}

/** The list under `key`, empty when absent; undefined when something else is there. */
function listOf(object: JsonObject, key: string): unknown[] | undefined {
  const list = object[key] ?? [];
  return Array.isArray(list) ? list : undefined;
}

const notAList = (key: string): DecodedOtlp => ({ ok: false, message: `${key} must be an array.` });

function checkPart(noun: string, part: unknown): OtlpRecord {
  if (!isObject(part)) return { ok: false, message: `a ${noun} must be an object`, received: part };
  const { attributes } = part;
  if (attributes !== undefined && attributes !== null && !Array.isArray(attributes)) {
    const message = 'attributes must be an array of {"key", "value"}';
    return { ok: false, message, received: part };
  }
  return { ok: true, fields: part };
}

const asObject = (message: protobuf.Message): JsonObject => message as unknown as JsonObject;

function reason(error: unknown): string {
  return error instanceof Error ? error.message : 'malformed protobuf';
}
