import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inferenceFields, inferenceSchema, verdictFields, verdictSchema } from '../ai/schemas';
import {
  breakerSampleFields,
  breakerSampleSchema,
  transitionFields,
  transitionSchema,
} from '../breakers/schemas';
import { deploymentFields, deploymentSchema } from '../delivery/schemas';
import { metricFields, metricSchema } from '../metrics/schemas';
import {
  deadLetterFields,
  deadLetterSchema,
  queueSampleFields,
  queueSampleSchema,
} from '../queues/schemas';

/** Each body with its fields and those without which it is refused, as the API's contract has it. */
const BODIES: [string, z.ZodType, object, string[]][] = [
  ['queue samples', queueSampleSchema, queueSampleFields, ['depth', 'queue']],
  ['dead letters', deadLetterSchema, deadLetterFields, ['error', 'messageId', 'queue']],
  ['transitions', transitionSchema, transitionFields, ['breaker', 'service', 'to']],
  [
    'samples',
    breakerSampleSchema,
    breakerSampleFields,
    ['breaker', 'calls', 'intervalSeconds', 'service'],
  ],
  ['inferences', inferenceSchema, inferenceFields, ['feature', 'id', 'model']],
  ['verdicts', verdictSchema, verdictFields, ['inferenceId', 'verdict']],
  ['deployments', deploymentSchema, deploymentFields, ['environment', 'service', 'sha', 'status']],
  ['metrics', metricSchema, metricFields, ['name', 'value']],
];

describe('the bodies of the machine API', () => {
  it.each(BODIES)('can be written down as JSON Schema: %s', (_name, schema, fields, required) => {
    const written = z.toJSONSchema(schema, { io: 'input' });
    expect(Object.keys(written.properties ?? {}).sort()).toEqual(Object.keys(fields).sort());
    expect([...(written.required ?? [])].sort()).toEqual(required);
  });

  it.each(BODIES)(
    'leave fields alone that are not theirs: %s',
    (_name, schema, _fields, required) => {
      const messages = schema.safeParse({ colour: 'red' }).error?.issues.map(({ path }) => path[0]);
      expect(new Set(messages)).toEqual(new Set(required));
    },
  );

  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);

  it.each(BODIES)(
    'are refused, not failed at, where a value can be made nothing of: %s',
    (_name, schema, fields) => {
      for (const field of Object.keys(fields))
        for (const value of [deep, { toString: 1, valueOf: 2 }, 'constructor', '__proto__'])
          expect(schema.safeParse({ [field]: value }).success).toBe(false);
    },
  );
});
