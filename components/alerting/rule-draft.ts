import type { Condition } from '@/domain/alerting/condition-schema';
import type { RuleAnswer } from '@/domain/alerting/rule-answers';
import { readDuration, writeDuration } from '@/domain/quantities/written-duration';
import { isWatched, type WatchField, watchOf } from './rule-watches';

/** A rule while it is written: every field as it is typed. */
export interface RuleDraft {
  watches: string;
  query: Record<string, string>;
  kind: Condition['kind'];
  condition: Record<string, string>;
  onBound: boolean;
  /** What it looks at and when it fires, where the form does not know it: sent back as it is. */
  fixed: Pick<RuleAnswer, 'query' | 'condition'> | null;
  /** All that a rule has besides what it looks at and when it fires. */
  more: Record<string, string>;
}

const NEW_MORE = {
  name: '',
  description: '',
  severity: 'high',
  forSeconds: '0s',
  keepFiringForSeconds: '0s',
  intervalSeconds: '10s',
  ackTimeoutSeconds: '',
  noData: 'keep',
  ownerTeam: '',
  runbookUrl: '',
  escalationPolicy: '',
  declareIncident: 'false',
};
const DURATIONS = new Set([
  'forSeconds',
  'keepFiringForSeconds',
  'intervalSeconds',
  'ackTimeoutSeconds',
]);

const YES_OR_NO = new Set(['declareIncident']);

export function newDraft(watches = 'queue depth'): RuleDraft {
  return watchDraft(watches, NEW_MORE);
}

/** What is begun with where something else is watched. */
export function watchDraft(watches: string, more: RuleDraft['more']): RuleDraft {
  const { fields, line, isSlow, leastN } = watchOf(watches);
  const isTooOften = isSlow === true && (readDuration(more.intervalSeconds ?? '') ?? 0) < 60;
  const query = fields.map(({ name, initial = '' }) => [name, initial]);
  return {
    watches,
    query: Object.fromEntries(query),
    kind: 'threshold',
    condition: { ...NEW_CONDITION, value: line },
    onBound: leastN !== undefined,
    fixed: null,
    more: isTooOften ? { ...more, intervalSeconds: '1m' } : { ...more },
  };
}

const NEW_CONDITION = {
  op: '>',
  value: '',
  recovery: '',
  minimumN: '',
  percent: '50',
  againstSeconds: '7d',
  recoveryPercent: '',
  direction: 'above',
  score: '0.75',
  floor: '',
};

export function draftOf(rule: RuleAnswer): RuleDraft {
  const { signal, measure, ...query } = rule.query as Record<string, unknown>;
  const watches = [signal, measure].filter((part) => part !== undefined).join(' ');
  const { fields, unit, leastN } = watchOf(watches);
  const condition = Object.entries(rule.condition).map(([name, value]) => [
    name,
    isSeconds(name, unit) && typeof value === 'number' ? writeDuration(value) : String(value),
  ]);
  const more = Object.keys(NEW_MORE).map((name) => {
    const value = (rule as Record<string, unknown>)[name];
    if (DURATIONS.has(name) && typeof value === 'number') return [name, writeDuration(value)];
    return [name, value === null || value === undefined ? '' : String(value)];
  });
  return {
    watches,
    query: Object.fromEntries(
      fields.map((field) => [field.name, typedOf(field, query[field.name])]),
    ),
    kind: rule.condition.kind,
    condition: { ...NEW_CONDITION, ...Object.fromEntries(condition) },
    fixed: isWatched(watches) ? null : { query: rule.query, condition: rule.condition },
    onBound:
      rule.condition.kind === 'threshold'
        ? (rule.condition.onBound ?? leastN !== undefined)
        : leastN !== undefined,
    more: Object.fromEntries(more),
  };
}

const LINES = new Set(['value', 'recovery', 'floor']);

function isSeconds(name: string, unit: string): boolean {
  return name === 'againstSeconds' || (unit === 's' && LINES.has(name));
}

function typedOf({ kind }: WatchField, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (kind === 'duration') return writeDuration(Number(value));
  if (kind !== 'labels') return String(value);
  return Object.entries(value)
    .map(([name, said]) => `${name}=${said}`)
    .join(', ');
}

export interface ReadDraft {
  body: Record<string, unknown>;
  /** What cannot be read as it is typed, by its path. */
  problems: Record<string, string>;
}

/** The rule as it is sent. What is left empty is left out, or is what is usual. */
export function readDraft(draft: RuleDraft): ReadDraft {
  const problems: Record<string, string> = {};
  const seconds = (path: string, text: string): number | null => {
    const read = readDuration(text);
    if (read === null) problems[path] = 'must be a time such as 90s, 5m or 2h';
    return read;
  };
  const number = (path: string, text: string): number | null => {
    const read = Number(text);
    if (text.trim() !== '' && Number.isFinite(read)) return read;
    problems[path] = 'must be a number';
    return null;
  };
  if (draft.fixed !== null)
    return { body: { ...readMore(draft.more, seconds), ...draft.fixed }, problems };
  const watch = watchOf(draft.watches);
  const [signal, measure] = draft.watches.split(' ');
  const query: Record<string, unknown> = { signal, ...(measure === undefined ? {} : { measure }) };
  for (const { name, kind } of watch.fields) {
    const text = draft.query[name]?.trim() ?? '';
    if (text === '') continue;
    if (kind === 'duration') query[name] = seconds(`query.${name}`, text);
    else if (kind === 'labels')
      query[name] = labelsOf(text, () => {
        problems[`query.${name}`] = 'must be such as region=eu, shop=de';
      });
    else query[name] = text;
  }
  const value = (name: string) => {
    const text = draft.condition[name] ?? '';
    const path = `condition.${name}`;
    return isSeconds(name, watch.unit) ? seconds(path, text) : number(path, text);
  };
  const optional = (name: string) =>
    (draft.condition[name] ?? '').trim() === '' ? {} : { [name]: value(name) };
  const condition = conditionOf(draft, value, optional);
  return { body: { ...readMore(draft.more, seconds), query, condition }, problems };
}

function readMore(
  more: RuleDraft['more'],
  seconds: (path: string, text: string) => number | null,
): Record<string, unknown> {
  const read = Object.entries(more).map(([name, text]) => {
    if (YES_OR_NO.has(name)) return [name, text === 'true'];
    if (text.trim() === '') return [name, name === 'name' ? '' : null];
    return [name, DURATIONS.has(name) ? seconds(name, text) : text.trim()];
  });
  return Object.fromEntries(read);
}

function conditionOf(
  { kind, condition, onBound, watches }: RuleDraft,
  value: (name: string) => number | null,
  optional: (name: string) => Record<string, number | null>,
): Record<string, unknown> {
  switch (kind) {
    case 'threshold':
      return {
        kind,
        op: condition.op,
        value: value('value'),
        ...optional('recovery'),
        ...optional('minimumN'),
        ...(onBound || watchOf(watches).leastN !== undefined ? { onBound } : {}),
      };
    case 'change':
      return {
        kind,
        op: condition.op?.startsWith('<') ? '<' : '>',
        percent: value('percent'),
        againstSeconds: value('againstSeconds'),
        ...optional('recoveryPercent'),
      };
    case 'absence':
      return { kind };
    case 'baseline':
      return {
        kind,
        direction: condition.direction,
        score: value('score'),
        ...optional('floor'),
      };
  }
}

function labelsOf(text: string, fail: () => void): Record<string, string> {
  const pairs = text.split(',').map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1) fail();
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
  return Object.fromEntries(pairs);
}
