import type { Evidence } from '@/domain/postmortems/evidence';
import type { IncidentFacts, MeasuredImpact } from '@/domain/postmortems/incident-facts';
import { readInProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { answerOverviewStrip } from '../overview/answer-overview-strip';
import { readQueueWindow } from '../queues/queue-window';
import { readLineCourse } from '../services/read-line-course';

const HOUR_MS = 3_600_000;
const MOST_SERVICES = 6;
const MOST_ROWS = 200;

type Unnumbered = Evidence extends infer One
  ? One extends Evidence
    ? Omit<One, 'number' | 'frozenAt'>
    : never
  : never;

/**
 * The signals of an incident's services around its time as data to be kept, its timeline row by row, and what they
 * measured of its impact. Nothing is written.
 */
export async function freezeEvidence(
  project: { id: string; slug: string },
  facts: IncidentFacts,
): Promise<{ evidence: Evidence[]; measured: MeasuredImpact }> {
  const nowMs = Math.floor(await databaseNow());
  const startedMs = Date.parse(facts.startedAt ?? '') || nowMs;
  const endedMs = facts.resolvedAt === null ? nowMs : Date.parse(facts.resolvedAt);
  const lastedMs = Math.max(60_000, endedMs - startedMs);
  const marginMs = Math.min(HOUR_MS, Math.max(600_000, lastedMs / 2));
  const around = rangeOf(startedMs - marginMs, Math.min(nowMs, endedMs + marginMs));
  const services = facts.services.slice(0, MOST_SERVICES);
  const charts = await Promise.all(
    (services.length === 0 ? [undefined] : services).map((service) =>
      chartsOf(project, around, service),
    ),
  );
  const found = [...charts.flat().map(({ chart }) => chart), ...rowsOf(facts)];
  const frozenAt = new Date(nowMs).toISOString();
  const evidence = found.map((one, place) => ({ ...one, number: place + 1, frozenAt }));
  return {
    evidence,
    measured: await measure(project, services, { startedMs, endedMs, lastedMs }, charts.flat()),
  };
}

function rangeOf(fromMs: number, toMs: number) {
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}

interface FrozenChart {
  /** What it shows. */
  of: 'errors' | 'backlog' | 'deadLetters' | 'aiFallback';
  chart: Extract<Unnumbered, { kind: 'chart' }>;
}

async function chartsOf(
  project: { id: string; slug: string },
  range: { from: string; to: string },
  service: string | undefined,
): Promise<FrozenChart[]> {
  const strip = await answerOverviewStrip(project, { ...range, service });
  const window = { fromMs: Date.parse(strip.from), toMs: Date.parse(strip.to) };
  const whose = service === undefined ? '' : ` of ${service}`;
  const search = new URLSearchParams(range);
  const courses = [
    { of: 'errors', title: 'Error lines', steps: false, segment: 'logs' },
    { of: 'backlog', title: 'Backlog', steps: true, segment: 'queues' },
    { of: 'deadLetters', title: 'Dead letters', steps: true, segment: 'queues' },
    { of: 'aiFallback', title: 'AI fallbacks', steps: false, segment: 'ai' },
  ] as const;
  return courses.flatMap(({ of, title, steps, segment }): FrozenChart[] => {
    const course = strip[of];
    if (course === null || course.values.every((value) => value === null || value === 0)) return [];
    if (segment === 'logs' && service !== undefined) search.set('q', `service:"${service}"`);
    else search.delete('q');
    const data = {
      title: `${title}${whose}`,
      unit: of === 'aiFallback' ? ('ratio' as const) : ('count' as const),
      steps,
      window,
      stepMs: course.stepMs,
      times: [...course.times],
      series: [{ key: segment, label: title, values: [...course.values] }],
    };
    const path = `${segment}?${search}`;
    return [{ of, chart: { kind: 'chart', caption: data.title, path, data } }];
  });
}

function rowsOf({ timeline }: IncidentFacts): Unnumbered[] {
  return timeline.slice(0, MOST_ROWS).map(({ at, kind, text, by, path }) => ({
    kind: 'row',
    caption: `${at.slice(0, 16).replace('T', ' ')} UTC: ${text}`.slice(0, 300),
    path,
    data: { at, kind, text, by },
  }));
}

interface Lasted {
  startedMs: number;
  endedMs: number;
  lastedMs: number;
}

async function measure(
  project: { id: string; slug: string },
  services: readonly string[],
  { startedMs, endedMs, lastedMs }: Lasted,
  charts: readonly FrozenChart[],
): Promise<MeasuredImpact> {
  const during = rangeOf(startedMs, Math.max(endedMs, startedMs + 60_000));
  const strips = await Promise.all(
    (services.length === 0 ? [undefined] : services).map((service) =>
      answerOverviewStrip(project, { ...during, service }),
    ),
  );
  const breakers = new Map(
    strips
      .flatMap((strip) => strip.breakers)
      .flatMap(({ id, name, openSeconds }) =>
        openSeconds !== null && openSeconds > 0 ? [[id, { name, openSeconds }] as const] : [],
      ),
  );
  const most = (wanted: FrozenChart['of']) =>
    greatest(
      charts.flatMap(({ of, chart }) =>
        of === wanted ? chart.data.series.flatMap(({ values }) => values) : [],
      ),
    );
  /** Charts are numbered before all else, in their order. */
  const numberOf = (wanted: FrozenChart['of']) =>
    charts.findIndex(({ of }) => of === wanted) + 1 || null;
  return {
    errorLines: await errorLines(project.id, services, during),
    errorLinesBefore: await errorLines(
      project.id,
      services,
      rangeOf(startedMs - lastedMs, startedMs),
    ),
    mostDeadLetters: most('deadLetters'),
    mostBacklog: most('backlog'),
    breakers: [...breakers.values()],
    charts: {
      errors: numberOf('errors'),
      deadLetters: numberOf('deadLetters'),
      backlog: numberOf('backlog'),
    },
  };
}

/** Null when nothing is known of any step of the time. */
async function errorLines(
  projectId: string,
  services: readonly string[],
  range: { from: string; to: string },
): Promise<number | null> {
  const window = await readQueueWindow(range);
  const courses = await readInProject(projectId, async (client) => {
    const read = [];
    for (const service of services) read.push(await readLineCourse(client, window, service));
    return read;
  });
  const known = courses.flatMap(({ lines, errors }) =>
    lines.flatMap((line, place) => (line === null ? [] : [errors[place] ?? 0])),
  );
  return known.length === 0 ? null : known.reduce((total, count) => total + count, 0);
}

function greatest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}
