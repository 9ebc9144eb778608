import type { ActionKind, ActionStatus } from '@/domain/actions/action-kinds';
import { actionCompletion } from '@/domain/learning/action-completion';
import { findRepeats } from '@/domain/learning/find-repeats';
import type { FoundPostmortems, Learning } from '@/domain/learning/learning-answer';
import { findThemes, isAboutFactors } from '@/domain/learning/themes';
import { inProject, readInProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { searchPostmortems, selectComparedIncidents } from '../db/sql/learning';
import { readSections } from '../postmortems/postmortem-row';

const MOST_INCIDENTS = 300;
const MOST_POSTMORTEMS = 500;
const MOST_ACTIONS = 5_000;

/** What a project's incidents have in common, and what came of what was to be changed. */
export async function readLearning(projectId: string): Promise<Learning> {
  const nowMs = await databaseNow();
  const incidents = await readInProject(projectId, (client) =>
    selectComparedIncidents(client, { id: null, most: MOST_INCIDENTS }),
  );
  const { postmortems, actions } = await inProject(projectId, async (tx) => ({
    postmortems: await tx.postmortem.findMany({
      where: { projectId },
      orderBy: { createdAt: 'desc' },
      take: MOST_POSTMORTEMS,
      select: { id: true, title: true, sections: true },
    }),
    actions: await tx.actionItem.findMany({
      where: { projectId },
      take: MOST_ACTIONS,
      select: { kind: true, status: true, createdAt: true, closedAt: true },
    }),
  }));
  const texts = postmortems.map(({ id, sections }) => ({
    id,
    text: readSections(sections)
      .filter(({ key }) => isAboutFactors(key))
      .map(({ markdown }) => markdown)
      .join('\n'),
  }));
  const { themes, untold } = findThemes(texts);
  const titles = new Map(postmortems.map(({ id, title }) => [id, title]));
  const named = (ids: readonly string[]) =>
    ids.map((id) => ({ id, title: titles.get(id) ?? 'Postmortem' }));
  const byId = new Map(incidents.map((row) => [row.id, row]));
  return {
    written: texts.filter(({ text }) => text.trim() !== '').length,
    themes: themes.map(({ theme, ids }) => ({ theme, postmortems: named(ids) })),
    untold: named(untold),
    incidents: incidents.length,
    repeats: findRepeats(incidents).map(({ fingerprint, text, incidentIds }) => ({
      fingerprint,
      text,
      incidents: incidentIds.flatMap((id) => {
        const row = byId.get(id);
        if (row === undefined) return [];
        return { number: row.number, title: row.title, startedAt: row.startedAt.toISOString() };
      }),
    })),
    completion: actionCompletion(
      actions.map(({ kind, status, createdAt, closedAt }) => ({
        kind: kind as ActionKind,
        status: status as ActionStatus,
        createdMs: createdAt.getTime(),
        closedMs: closedAt?.getTime() ?? null,
      })),
      nowMs,
    ),
  };
}

/** Postmortems that hold the words of a search, the best first. */
export async function findPostmortems(projectId: string, query: string): Promise<FoundPostmortems> {
  const rows = await readInProject(projectId, (client) => searchPostmortems(client, query));
  return {
    items: rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() })),
  };
}
