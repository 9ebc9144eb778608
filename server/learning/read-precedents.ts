import type { Precedents } from '@/domain/learning/learning-answer';
import { rankPrecedents } from '@/domain/learning/rank-precedents';
import { inProject, readInProject } from '../db/client';
import { selectComparedIncidents } from '../db/sql/learning';
import { findIncident } from '../incidents/incident-row';

const MOST_COMPARED = 300;
const MOST_SHOWN = 8;

/** Past incidents that are like one. @throws ServiceError not_found */
export async function readPrecedents(projectId: string, idOrNumber: string): Promise<Precedents> {
  const { id } = await inProject(projectId, (tx) => findIncident(tx, projectId, idOrNumber));
  const rows = await readInProject(projectId, (client) =>
    selectComparedIncidents(client, { id, most: MOST_COMPARED }),
  );
  const own = rows.find((row) => row.id === id);
  // Before is before: what came after this one knows of it, and not the other way round.
  const past = rows.filter(
    (row) => own !== undefined && row.id !== id && row.startedAt < own.startedAt,
  );
  const byId = new Map(past.map((row) => [row.id, row]));
  const ranked = own === undefined ? [] : rankPrecedents(own, past);
  return {
    compared: past.length,
    items: ranked.slice(0, MOST_SHOWN).flatMap(({ id: otherId, reasons }) => {
      const row = byId.get(otherId);
      if (row === undefined) return [];
      const { number, title, severity, startedAt, postmortemId, postmortemTitle } = row;
      return {
        number,
        title,
        severity,
        startedAt: startedAt.toISOString(),
        reasons,
        postmortem:
          postmortemId === null ? null : { id: postmortemId, title: postmortemTitle ?? title },
      };
    }),
  };
}
