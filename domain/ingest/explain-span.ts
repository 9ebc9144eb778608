import { genAiOfSpans } from '../ai/gen-ai/read-gen-ai';
import { ATTRIBUTE_RULES } from '../logs/attribute-rules';
import { type FieldRule, SLOT_NAMES } from '../logs/field-rules';
import type { FieldMapping } from '../logs/log-draft';
import { prepareOtlpOrigin } from '../logs/otlp/otlp-log-record-to-event';
import { knownWord } from '../schemas/known-word';
import { decodeOtlpTracesJson } from '../traces/otlp/decode-otlp-traces';
import { otlpSpanToSpan, SPAN_ROLES } from '../traces/otlp/otlp-span-to-span';
import type { Explanation } from './explanation';
import { madeRecord } from './made-record';
import type { RecordContext } from './record-reading';

const FIELDS: Record<string, { to: string; note?: string }> = {
  startTimeUnixNano: { to: 'time' },
  endTimeUnixNano: { to: 'durationMs', note: 'less the beginning' },
  traceId: { to: 'traceId' },
  spanId: { to: 'spanId' },
  parentSpanId: { to: 'parentSpanId' },
  name: { to: 'name' },
  kind: { to: 'kind' },
  status: { to: 'status' },
  events: { to: 'events', note: 'the first exception among them is the error' },
  links: { to: 'links' },
};

/** The span that a kept request holds alone, and what it tells of models besides. */
export function explainSpan(value: unknown, context: RecordContext): Explanation | null {
  const decoded = decodeOtlpTracesJson(value);
  const scope = decoded.ok ? decoded.scopes[0] : undefined;
  const record = scope?.records[0];
  if (scope === undefined || record?.ok !== true) return null;
  const read = otlpSpanToSpan(record.fields, prepareOtlpOrigin(scope), context);
  if (!read.ok) return null;
  const { span } = read;
  const { inferences, verdicts, evaluations } = genAiOfSpans([span]);
  return {
    mappings: [
      ...Object.keys(record.fields).flatMap((from): FieldMapping[] => {
        const field = knownWord(FIELDS, from);
        if (from === 'attributes') return [];
        return [field === undefined ? { from, to: '', note: 'not kept' } : { from, ...field }];
      }),
      ...Object.keys(span.attributes).flatMap(mappingsOfAttribute),
      ...Object.keys(scope.resource).map(mappingOfResource),
    ],
    made: [
      madeRecord('span', span),
      ...inferences.map((row) => madeRecord('inference', row)),
      ...verdicts.map((row) => madeRecord('verdict', row)),
      ...evaluations.map((row) => madeRecord('evaluation', row)),
    ],
    line: null,
  };
}

function mappingsOfAttribute(name: string): FieldMapping[] {
  const from = `attributes.${name}`;
  const rule: FieldRule | undefined = ATTRIBUTE_RULES.get(name);
  const kept = { from, to: from };
  if (rule === undefined || !SPAN_ROLES.includes(rule.role)) return [kept];
  return [{ from, to: SLOT_NAMES[rule.role] ?? from }, kept];
}

const ORIGIN: Record<string, string> = {
  'service.name': 'service',
  'service.version': 'version',
  'deployment.environment.name': 'environment',
  'deployment.environment': 'environment',
};

function mappingOfResource(name: string): FieldMapping {
  return { from: `resource.${name}`, to: knownWord(ORIGIN, name) ?? `resource.${name}` };
}
