import { formatTime } from '../time-range/format-time';
import { ASSUMPTION, citation } from './citations';
import { escapeMarkdown } from './escape-markdown';
import type { Evidence } from './evidence';
import { type IncidentFacts, type MeasuredImpact, spanWords } from './incident-facts';
import type { TemplateValues } from './template';

const MOST_ROWS = 60;

/** The text that the data itself can write, one for each variable of a template. */
export function draftValues(
  facts: IncidentFacts,
  measured: MeasuredImpact,
  evidence: readonly Evidence[],
): TemplateValues {
  const { number, title, severity, services, path } = facts;
  const of = services.map(escapeMarkdown).join(', ');
  return {
    'incident.title': escapeMarkdown(title),
    'incident.number': String(number),
    'incident.severity': severity,
    'incident.services': of,
    'incident.link': `[INC-${number}](${path})`,
    summary: summaryOf(facts, of),
    impact: impactOf(facts, measured),
    timeline: timelineOf(facts, evidence),
    detection: detectionOf(facts),
    response: responseOf(facts),
    paged: pagedOf(facts),
    change: changeOf(facts),
    evidence: evidence
      .filter(({ kind }) => kind === 'chart')
      .map(({ number: at, caption }) => `- ${citation(at)} ${escapeMarkdown(caption)}`)
      .join('\n'),
    actions: '',
  };
}

function summaryOf(facts: IncidentFacts, services: string): string {
  const { title, severity, number, path, startedAt, resolvedAt } = facts;
  const lasted = spanWords(startedAt, resolvedAt);
  const concerned = services === '' ? '' : ` of ${services}`;
  const time = startedAt === null ? '' : ` It began at ${clock(startedAt)}`;
  const end = lasted === null ? ' and its end is not on record.' : ` and lasted ${lasted}.`;
  return `${escapeMarkdown(title)}: a ${severity} incident${concerned} ([INC-${number}](${path})).${time === '' ? '' : time + end}`;
}

function impactOf({ impact, services }: IncidentFacts, measured: MeasuredImpact): string {
  const lines: string[] = [];
  const cite = (chart: number | null) => (chart === null ? '' : ` ${citation(chart)}`);
  const { errorLines, errorLinesBefore, mostDeadLetters, mostBacklog, breakers, charts } = measured;
  if (errorLines !== null) {
    const before =
      errorLinesBefore === null ? '' : `; ${figure(errorLinesBefore)} in as long a time before it`;
    const of = services.length === 0 ? '' : ` of ${services.map(escapeMarkdown).join(', ')}`;
    lines.push(`- ${figure(errorLines)} error lines${of}${before}.${cite(charts.errors)}`);
  }
  if (mostDeadLetters !== null && mostDeadLetters > 0)
    lines.push(`- Up to ${figure(mostDeadLetters)} dead letters.${cite(charts.deadLetters)}`);
  if (mostBacklog !== null && mostBacklog > 0)
    lines.push(`- Up to ${figure(mostBacklog)} messages waiting.${cite(charts.backlog)}`);
  for (const { name, openSeconds } of breakers)
    lines.push(
      `- The breaker ${escapeMarkdown(name)} was open for ${figure(Math.max(1, Math.round(openSeconds / 60)))} min.`,
    );
  const said = impact === null || impact.trim() === '' ? [] : [escapeMarkdown(impact)];
  if (lines.length === 0)
    return [...said, 'The signals of its services measured no impact in its time.'].join('\n\n');
  return [...said, lines.join('\n')].join('\n\n');
}

function timelineOf({ timeline, path }: IncidentFacts, evidence: readonly Evidence[]): string {
  const rows = timeline.slice(0, MOST_ROWS).map(({ at, kind, text, by }) => {
    const row = evidence.find(
      (one) =>
        one.kind === 'row' &&
        one.data.at === at &&
        one.data.kind === kind &&
        one.data.text === text,
    );
    const who = by === null ? '' : ` (${escapeMarkdown(by)})`;
    return `- **${clock(at)}** ${escapeMarkdown(text)}${who}${row === undefined ? '' : ` ${citation(row.number)}`}`;
  });
  const more = timeline.length - rows.length;
  if (more > 0) rows.push(`- ${figure(more)} more rows are in [the incident](${path}).`);
  return rows.join('\n');
}

function detectionOf({ startedAt, detectedAt, acknowledgedAt, timeline }: IncidentFacts): string {
  const toDetect = spanWords(startedAt, detectedAt);
  const toAcknowledge = spanWords(detectedAt, acknowledgedAt);
  const first = timeline.find(({ kind }) => kind.startsWith('alert'));
  return [
    toDetect === null
      ? 'When it was detected is not on record.'
      : `Detected ${toDetect} after it began${toAcknowledge === null ? '' : `, acknowledged ${toAcknowledge} later`}.`,
    first === undefined
      ? 'No alert is on its timeline: somebody noticed it.'
      : `The first alert: ${escapeMarkdown(first.text)} (${clock(first.at)}).`,
  ].join('\n');
}

function responseOf(facts: IncidentFacts): string {
  const { roles, detectedAt, mitigatedAt, resolvedAt } = facts;
  const mitigated = spanWords(detectedAt, mitigatedAt);
  const resolved = spanWords(detectedAt, resolvedAt);
  return [
    ...roles.map(({ role, name }) => `- ${sentence(role)}: ${escapeMarkdown(name)}`),
    ...(mitigated === null ? [] : [`- Mitigated ${mitigated} after it was detected.`]),
    ...(resolved === null ? [] : [`- Resolved ${resolved} after it was detected.`]),
  ].join('\n');
}

function pagedOf({ paged }: IncidentFacts): string {
  if (paged.length === 0) return 'Nobody was paged.';
  return `Paged:\n\n${paged
    .map(({ target, at, status }) => `- ${clock(at)} ${escapeMarkdown(target)}: ${status}`)
    .join('\n')}`;
}

function changeOf({ suspectedChanges }: IncidentFacts): string {
  const [first] = suspectedChanges;
  if (first === undefined) return '';
  const because = first.reasons
    .map((reason) => escapeMarkdown(reason.replace(/\.$/, '')))
    .join('; ');
  return `${first.isConfirmed ? 'Confirmed' : 'Suspected'} change: [${escapeMarkdown(first.title)}](${first.path})${because === '' ? '' : ` – ${because}`}.${first.isConfirmed ? '' : ` ${ASSUMPTION}`}`;
}

function sentence(role: string): string {
  return escapeMarkdown(role.charAt(0).toUpperCase() + role.slice(1));
}

const FIGURES = new Intl.NumberFormat('en');

function figure(value: number): string {
  return FIGURES.format(value);
}

/** 2026-11-26 02:14 UTC */
function clock(at: string): string {
  return `${formatTime(Date.parse(at), 'UTC', 'date-minute')} UTC`;
}
