import type { CatalogueService } from '@/domain/services/service-answer';
import { reasonOfState } from '@/domain/services/service-reasons';
import type { ServiceState } from '@/domain/services/service-state';
import type { Queryable } from '../db/sql/bind';
import {
  type CatalogueRow,
  type PlaceRow,
  readCatalogueRows,
  readSeenPlaces,
  readSentSignals,
  type SentRow,
} from '../db/sql/service-catalogue';

/** What is kept of services: what people say of them, and where and by what they were heard of. */
export interface Catalogue {
  rows: readonly CatalogueRow[];
  sent: readonly SentRow[];
  places: readonly PlaceRow[];
}

/** Of all services, or of one. */
export async function readCatalogue(
  client: Queryable,
  service: string | null = null,
): Promise<Catalogue> {
  return {
    rows: await readCatalogueRows(client, service),
    sent: await readSentSignals(client, service),
    places: await readSeenPlaces(client, service),
  };
}

const UNHEARD = { logs: null, queues: null, breakers: null, ai: null, delivery: null } as const;

/** The services of the catalogue as they stand, and those that stand somewhere without being in it; the worst first. */
export function catalogueServices(
  { rows, sent, places }: Catalogue,
  states: readonly ServiceState[],
  nowMs: number,
): CatalogueService[] {
  const known = new Map(rows.map((row) => [row.name, row]));
  const sentBy = byService(sent);
  const seenIn = byService(places);
  const judged = new Set(states.map(({ service }) => service));
  const silent = rows
    .filter(({ name }) => !judged.has(name))
    .map(
      ({ name, ownerTeam, tier }): ServiceState => ({
        service: name,
        ownerTeam,
        tier,
        health: 'unknown',
        signals: UNHEARD,
      }),
    );
  return [...states, ...silent].map((state) => {
    const row = known.get(state.service);
    const lastHeardMs = row?.lastSeenMs ?? null;
    // Field by field: many services are as many objects, and one put together from another takes several times as long.
    return {
      service: state.service,
      health: state.health,
      signals: state.signals,
      reason: reasonOfState(state, { lastHeardMs, nowMs }),
      ownerTeam: row?.ownerTeam ?? null,
      tier: row?.tier ?? null,
      description: row?.description ?? null,
      runbookUrl: row?.runbookUrl ?? null,
      repositoryUrl: row?.repositoryUrl ?? null,
      firstSeenAt: row === undefined ? null : isoOf(row.firstSeenMs),
      lastSeenAt: lastHeardMs === null ? null : isoOf(lastHeardMs),
      sends: (sentBy.get(state.service) ?? [])
        .sort((a, b) => b.lastMs - a.lastMs || a.signal.localeCompare(b.signal, 'en'))
        .map(({ signal, lastMs }) => ({ signal, lastSeenAt: isoOf(lastMs) })),
      places: (seenIn.get(state.service) ?? [])
        .filter(({ environment, version }) => environment !== '' || version !== '')
        .sort((a, b) => b.lastMs - a.lastMs)
        .map(({ environment, version, lastMs }) => ({
          environment: environment || null,
          version: version || null,
          lastSeenAt: isoOf(lastMs),
        })),
    };
  });
}

function byService<Row extends { service: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.service);
    if (group === undefined) groups.set(row.service, [row]);
    else group.push(row);
  }
  return groups;
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
