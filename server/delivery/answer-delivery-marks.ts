import { clusterMarks, type DeliveryMark, type PlainMark } from '@/domain/delivery/cluster-marks';
import { isProduction } from '@/domain/delivery/deployment';
import { classifiedOf } from '@/domain/delivery/report-delivery';
import { fixedRange } from '@/domain/time-range/time-range';
import { readInProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { readDeliveryIncidents } from '../db/sql/read-delivery-evidence';
import { readTimeWindow } from '../time-window';
import { readDeliveryHistory } from './read-delivery-history';

/** Signs for which a narrow chart has room in two rows. */
const MOST_MARKS = 24;

interface MarksRange {
  from?: string | undefined;
  to?: string | undefined;
  /** What was deployed of this one, and what broke in it or in nobody's alone. */
  service?: string | undefined;
}

/** What was deployed, rolled back or broke in a range, for the charts of every page: few enough to be told apart. */
export async function answerDeliveryMarks(
  project: { id: string; slug: string },
  { from, to, service }: MarksRange,
): Promise<{ items: DeliveryMark[] }> {
  const window = readTimeWindow({ from, to }, { nowMs: await databaseNow() });
  const fixed = fixedRange(window);
  // As it was asked for, so that a range that moves goes on moving.
  const range = { from: from ?? fixed.from, to: to ?? fixed.to };
  const { fromMs, toMs } = window;
  const page = `/p/${encodeURIComponent(project.slug)}/delivery`;
  const hrefOf = (start: number, end: number) =>
    `${page}?${new URLSearchParams({ from: new Date(start).toISOString(), to: new Date(end).toISOString() })}`;
  const { history, incidents } = await readInProject(project.id, async (client) => ({
    history: await readDeliveryHistory(client, {
      projectId: project.id,
      ...window,
      service: service ?? null,
    }),
    incidents: await readDeliveryIncidents(client, project.id, fromMs, toMs),
  }));
  const marks = classifiedOf(history).flatMap(
    ({ deployment, kind }): (PlainMark & { environment: string })[] => {
      const { id, service, environment, version, sha, finishedMs, startedMs } = deployment;
      const timeMs = finishedMs ?? startedMs;
      if (timeMs === null || timeMs < fromMs || timeMs >= toMs || kind === 'not_succeeded')
        return [];
      const doing = kind === 'not_finished' ? ', on its way' : '';
      return [
        {
          id,
          timeMs,
          environment,
          kind: kind === 'rollback' ? 'rollback' : 'deployment',
          name: service,
          tell: () => ({
            label: `${service} ${version ?? sha.slice(0, 7)} to ${environment}${doing}`,
            href: `${page}?${new URLSearchParams({ ...range, open: id })}`,
          }),
        },
      ];
    },
  );
  const production = marks.filter(({ environment }) => isProduction(environment));
  const here = incidents.filter(
    (one) => service === undefined || one.service === null || one.service === service,
  );
  const told: PlainMark[] = here.map(({ id, title, startedMs }) => ({
    id: `incident/${id}`,
    timeMs: startedMs,
    kind: 'incident',
    name: title,
    tell: () => ({ label: title, href: hrefOf(startedMs - 3_600_000, startedMs + 3_600_000) }),
  }));
  const shown = [...(production.length > 0 ? production : marks), ...told];
  return { items: clusterMarks({ marks: shown, hrefOf }, window, MOST_MARKS) };
}
