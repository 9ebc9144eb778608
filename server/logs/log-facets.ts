import type { LogFacet, LogFacets } from '@/domain/logs/facets';
import { levelOf } from '@/domain/logs/log-event';
import { OTHER } from '@/domain/logs/log-rollup';
import { type LogField, logFieldName } from '@/domain/logs/query/log-field';
import { readsRollupsOnly } from '@/domain/logs/query/query-traits';
import { makeFacet, tallyEvents } from '@/domain/logs/tally-facet';
import { readInProject } from '../db/client';
import type { Queryable } from '../db/sql/bind';
import { isoOfMicros } from '../db/sql/log-event-row';
import {
  countFacetValues,
  countLabelsFromRollup,
  countLabelsOfEvents,
  countTenantsOfEvents,
  type LabelCount,
} from '../db/sql/log-facets';
import { hasLogEvent, readLogVolumes } from '../db/sql/log-volume';
import type { LogFilter } from './log-filter';
import { facetPieces, nextFacetBucket, rollupPieces } from './rollup-pieces';
import { searchLogs } from './search-logs';

/** Newest matches that are looked at for a field that nothing is counted by. */
const SAMPLED_EVENTS = 2_000;
/** Events at the ends of a range that are worth reading for an exact count of tenants. */
const EDGE_ROWS = 50_000;
const BUDGET_MS = 4_000;

const LABELS: Readonly<Record<string, (row: LabelCount) => string>> = {
  level: (row) => levelOf(row.severity),
  service: (row) => row.service,
  env: (row) => row.environment,
  version: (row) => row.version,
};

/**
 * How often each value of the fields occurs among the matches. Level, service, environment, version and tenant are
 * counted exactly where the query asks only for what the roll-ups know; everything else among the newest matches.
 */
export async function logFacets(input: {
  projectId: string;
  filter: LogFilter;
  fields: LogField[];
  limit: number;
}): Promise<LogFacets> {
  const { projectId, filter, fields, limit } = input;
  const known = await readInProject(
    projectId,
    (client) => countedFacets(client, filter, fields, limit),
    { timeoutMs: BUDGET_MS },
  );
  const left = fields.filter((field) => !known.has(logFieldName(field)));
  const sampled = left.length === 0 ? [] : await sampledFacets(projectId, filter, left, limit);
  return {
    from: isoOfMicros(filter.fromUs),
    to: isoOfMicros(filter.toUs),
    fields: fields.flatMap((field) => {
      const name = logFieldName(field);
      return known.get(name) ?? sampled.find((facet) => facet.field === name) ?? [];
    }),
  };
}

async function sampledFacets(
  projectId: string,
  filter: LogFilter,
  fields: LogField[],
  limit: number,
): Promise<LogFacet[]> {
  const page = await searchLogs({
    projectId,
    filter,
    cursor: null,
    limit: SAMPLED_EVENTS,
    budgetMs: BUDGET_MS,
  });
  const sampled = page.nextCursor === null ? null : page.events.length;
  return fields.map((field) => tallyEvents(field, page.events, limit, sampled));
}

/**
 * The range up to the end of the ten minutes in which it ends, where nothing lies in their rest: as good as always when it
 * ends now. The roll-ups then count those minutes too, and none of their events has to be read.
 */
async function toBucketsEnd(client: Queryable, filter: LogFilter): Promise<LogFilter> {
  const endUs = nextFacetBucket(filter.toUs);
  const rest = { fromUs: filter.toUs, toUs: endUs };
  return (await hasLogEvent(client, rest)) ? filter : { ...filter, toUs: endUs };
}

/** The facets that can be counted exactly without reading the events, by field name. */
async function countedFacets(
  client: Queryable,
  asked: LogFilter,
  fields: LogField[],
  limit: number,
): Promise<Map<string, LogFacet>> {
  const filter = readsRollupsOnly(asked.ast) ? await toBucketsEnd(client, asked) : asked;
  const facets = new Map<string, LogFacet>();
  const names = fields.map(logFieldName);
  const labels = names.filter((name) => Object.hasOwn(LABELS, name));
  if (readsRollupsOnly(filter.ast) && labels.length > 0) {
    const rows = await countLabels(client, filter);
    for (const name of rows ? labels : []) facets.set(name, labelFacet(name, rows ?? [], limit));
  }
  if (filter.ast.kind === 'everything' && names.includes('tenant')) {
    const facet = await tenantFacet(client, filter, limit);
    if (facet) facets.set('tenant', facet);
  }
  return facets;
}

/** Null when events that the roll-ups no longer tell apart may be among the matches. */
async function countLabels(client: Queryable, filter: LogFilter): Promise<LabelCount[] | null> {
  const all: LabelCount[] = [];
  for (const piece of rollupPieces(filter)) {
    if (piece.source === 'event') {
      all.push(...(await countLabelsOfEvents(client, filter.ast, piece)));
    } else {
      const part = await countLabelsFromRollup(client, piece.source, filter.ast, piece);
      if (part.uncertain > 0) return null;
      all.push(...part.counts);
    }
  }
  return all;
}

function labelFacet(field: string, rows: LabelCount[], limit: number): LogFacet {
  const counts = new Map<string, number>();
  const labelOf = LABELS[field];
  for (const row of rows) {
    const value = labelOf?.(row) ?? '';
    counts.set(value, (counts.get(value) ?? 0) + row.count);
  }
  const missing = counts.get('') ?? 0;
  const other = counts.get(OTHER) ?? 0;
  counts.delete('');
  counts.delete(OTHER);
  return makeFacet({ field, counts, other, missing, sampled: null, limit });
}

/** Null when the minutes at the ends of the range hold more events than are worth reading. */
async function tenantFacet(
  client: Queryable,
  filter: LogFilter,
  limit: number,
): Promise<LogFacet | null> {
  const counts = new Map<string, number>();
  const pieces = facetPieces(filter);
  let eventsRead = 0;
  for (const piece of pieces.filter(({ source }) => source === 'event')) {
    const minutes = await readLogVolumes(client, 'minute', piece, filter.ast);
    eventsRead += minutes.reduce((sum, minute) => sum + minute.total, 0);
  }
  if (eventsRead > EDGE_ROWS) return null;
  const parts = [];
  for (const piece of pieces) {
    const { source } = piece;
    parts.push(
      source === 'event'
        ? await countTenantsOfEvents(client, piece)
        : await countFacetValues(client, source, 'tenant', piece),
    );
  }
  for (const { value, count } of parts.flat()) counts.set(value, (counts.get(value) ?? 0) + count);
  const other = counts.get(OTHER) ?? 0;
  counts.delete(OTHER);
  return makeFacet({ field: 'tenant', counts, other, missing: null, sampled: null, limit });
}
