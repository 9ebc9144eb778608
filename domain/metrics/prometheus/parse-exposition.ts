import { RecordDraft } from '../../ingest/record-draft';
import type { RecordContext } from '../../ingest/record-reading';
import { readTimeMs } from '../../logs/read-time';
import { measuredValue } from '../measured-value';
import type { MetricPoint, MetricType } from '../metric-point';
import { cleanLabels } from '../read-metric-point';
import { parseSampleLine, type SampleLine } from './parse-sample-line';

export interface ExpositionError {
  /** From 1. */
  line: number;
  message: string;
}

export interface Exposition {
  points: MetricPoint[];
  /** Lines that could not be read; the others stand. At most `MOST_ERRORS` are told. */
  errors: ExpositionError[];
  rejected: number;
  /** Values that were NaN or infinite: the target does not know them either. */
  unknown: number;
  /** Samples past the limit, which were left out. */
  cut: number;
}

interface ScrapeOptions extends RecordContext {
  /** Of the target: becomes the points' instance, so that counters of two targets are not taken for one. */
  instance: string | null;
  mostSamples?: number;
}

const MOST_SAMPLES = 50_000;
const MOST_ERRORS = 20;

/**
 * Reads a page of metrics as Prometheus scrapes them: text format 0.0.4 and what OpenMetrics 1.0 adds to it (`_total`,
 * `# UNIT`, `# EOF`, exemplars, timestamps in seconds). A line that cannot be read never takes its neighbours with it.
 */
export function parseExposition(text: string, options: ScrapeOptions): Exposition {
  const result: Exposition = { points: [], errors: [], rejected: 0, unknown: 0, cut: 0 };
  const families = new Map<string, Family>();
  const most = options.mostSamples ?? MOST_SAMPLES;
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, end).trim();
    start = end + 1;
    number += 1;
    if (line === '') continue;
    if (line.startsWith('#')) {
      if (line === '# EOF') break;
      readComment(families, line);
      continue;
    }
    const parsed = parseSampleLine(line);
    if (!parsed.ok) {
      result.rejected += 1;
      if (result.errors.length < MOST_ERRORS) {
        result.errors.push({ line: number, message: `Line ${number}: ${parsed.message}.` });
      }
      continue;
    }
    const value = measuredValue(parsed.sample.value);
    if (value === null) result.unknown += 1;
    else if (result.points.length >= most) result.cut += 1;
    else {
      const point = pointOf({ ...parsed.sample, value }, families, options);
      if (point !== null) result.points.push(point);
    }
  }
  return result;
}

interface Family {
  type: string;
  unit: string | null;
}

/** `# TYPE name type` and `# UNIT name unit`; help and other comments say nothing a point needs. */
function readComment(families: Map<string, Family>, line: string): void {
  const [, keyword, name, word] = line.split(/\s+/, 4);
  if (name === undefined || word === undefined) return;
  if (keyword !== 'TYPE' && keyword !== 'UNIT') return;
  const plain = name.replace(/^"(.*)"$/, '$1');
  const family = families.get(plain) ?? { type: 'untyped', unit: null };
  if (keyword === 'TYPE') family.type = word.toLowerCase();
  else family.unit = word;
  families.set(plain, family);
}

function pointOf(
  sample: SampleLine,
  families: ReadonlyMap<string, Family>,
  options: ScrapeOptions,
): MetricPoint | null {
  const { name } = sample;
  const suffix = SUFFIXES.find((one) => name.endsWith(one)) ?? '';
  const family = families.get(name) ?? families.get(name.slice(0, name.length - suffix.length));
  // When a counter began, as OpenMetrics says it, is no metric of its own.
  if (suffix === '_created' && family !== undefined) return null;
  const draft = new RecordDraft(options);
  return {
    name: draft.label(name),
    value: sample.value,
    type: typeOf(suffix, family?.type),
    unit: family?.unit ?? null,
    labels: cleanLabels(draft, sample.labels),
    timeMs: timeOf(draft, sample.timestamp, options),
    startMs: null,
    service: draft.optionalLabel(sample.labels.service ?? sample.labels.application),
    environment: draft.optionalLabel(sample.labels.environment ?? sample.labels.env),
    version: null,
    instance: options.instance,
    flags: draft.flags,
  };
}

const SUFFIXES = ['_total', '_bucket', '_count', '_sum', '_created'] as const;

function typeOf(suffix: string, type: string | undefined): MetricType {
  if (type === 'counter') return 'counter';
  const isPart = suffix === '_bucket' || suffix === '_count' || suffix === '_sum';
  if (type === 'histogram' || type === 'summary') return isPart ? 'counter' : 'gauge';
  const isUntyped = type === undefined || type === 'untyped' || type === 'unknown';
  return isUntyped && suffix === '_total' ? 'counter' : 'gauge';
}

/** Mostly there is none: the scrape's own time stands, and that is no flaw. Its unit shows in its size. */
function timeOf(draft: RecordDraft, timestamp: number | undefined, options: ScrapeOptions): number {
  const time = timestamp === undefined ? Number.NaN : readTimeMs(timestamp);
  return Number.isNaN(time) ? options.nowMs : draft.timeMs(time);
}
