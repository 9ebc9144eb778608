import { errorFingerprint } from '../queues/error-fingerprint';

/** An error line of a log, as far as its pattern goes. */
export interface ErrorLine {
  errorType: string | null;
  message: string;
}

export interface LogPattern {
  /** As errorFingerprint has it, which also tells dead letters of one making. */
  pattern: string;
  lines: number;
}

const MOST = 10;

/** The patterns that most of the lines follow, the commonest first. */
export function logPatterns(lines: readonly ErrorLine[]): LogPattern[] {
  const counts = new Map<string, number>();
  for (const { errorType, message } of lines) {
    const pattern = errorFingerprint(errorType, message);
    if (/[\p{L}]{2}/u.test(pattern.replaceAll(MASKS, '')))
      counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  return [...counts]
    .map(([pattern, count]) => ({ pattern, lines: count }))
    .sort((a, b) => b.lines - a.lines || (a.pattern < b.pattern ? -1 : 1))
    .slice(0, MOST);
}

const MASKS = /<(?:id|url|text|n)>/g;

/** A pattern for people: "PoolError: no connection within … ms". */
export function patternText(pattern: string): string {
  return pattern.replace(/^: /, '').replaceAll(MASKS, '…');
}
