import { projectPath } from '@/components/layout/navigation';
import { formatValue } from '@/domain/logs/query/format-query';

const AROUND_MS = 60_000;

export function trailPath(project: string, id: string): string {
  return projectPath(project, `trails/${encodeURIComponent(id)}`);
}

/** A line in the explorer, open among the lines of the minute around it. */
export function linePath(project: string, cursor: string, time: string): string {
  const at = Date.parse(time);
  const search = new URLSearchParams({
    from: new Date(at - AROUND_MS).toISOString(),
    to: new Date(at + AROUND_MS).toISOString(),
    line: cursor,
  });
  return `${projectPath(project, 'logs')}?${search}`;
}

/** An inference, open beside the ledger of the minute around it. */
export function inferencePath(project: string, id: string, time: string): string {
  const at = Date.parse(time);
  const search = new URLSearchParams({
    from: new Date(at - AROUND_MS).toISOString(),
    to: new Date(at + AROUND_MS).toISOString(),
    open: id,
  });
  return `${projectPath(project, 'ai/ledger')}?${search}`;
}

/** Every line of a trail in the explorer; a second is added at both ends, since times are cut to milliseconds. */
export function trailLinesPath(project: string, id: string, from: string, to: string): string {
  const value = formatValue(id);
  const search = new URLSearchParams({
    q: `trace:${value} OR correlation:${value}`,
    from: new Date(Date.parse(from) - 1_000).toISOString(),
    to: new Date(Date.parse(to) + 1_000).toISOString(),
  });
  return `${projectPath(project, 'logs')}?${search}`;
}
