import { durationText } from '@/domain/incidents/describe-moved';
import type { TimeReport } from '@/domain/incidents/time-report';

/** From ten seconds to ten days, each decade as wide as the next. */
const LEAST = 10;
const MOST = 864_000;
const TICKS = [60, 3_600, 86_400];

/** Where a time stands between both, 0-100. */
function placeOf(seconds: number): number {
  const within = Math.min(MOST, Math.max(LEAST, seconds));
  return (Math.log(within / LEAST) / Math.log(MOST / LEAST)) * 100;
}

/** Each incident as a dot on one logarithmic line, with the median and the ninth decile as marks. */
export function TimeDots({ report, label }: { report: TimeReport; label: string }) {
  const { dots, medianSeconds, p90Seconds } = report;
  const said = dots.map(({ number, seconds }) => `INC-${number} ${durationText(seconds)}`);
  return (
    <svg
      role="img"
      aria-label={`${label}: ${said.join(', ') || 'nothing known'}`}
      className="h-10 w-full"
      preserveAspectRatio="none"
    >
      <line x1="0" x2="100%" y1="14" y2="14" className="stroke-line-strong" />
      {TICKS.map((seconds) => (
        <g key={seconds}>
          <line
            x1={`${placeOf(seconds)}%`}
            x2={`${placeOf(seconds)}%`}
            y1="8"
            y2="20"
            className="stroke-line-strong"
          />
          <text
            x={`${placeOf(seconds)}%`}
            y="36"
            textAnchor="middle"
            className="fill-muted text-small"
          >
            {durationText(seconds)}
          </text>
        </g>
      ))}
      {[medianSeconds, p90Seconds].map((seconds, nth) =>
        seconds === null ? null : (
          <line
            key={nth === 0 ? 'median' : 'p90'}
            x1={`${placeOf(seconds)}%`}
            x2={`${placeOf(seconds)}%`}
            y1="2"
            y2="26"
            strokeWidth={nth === 0 ? 2 : 1}
            strokeDasharray={nth === 0 ? undefined : '3 2'}
            className="stroke-ink"
          />
        ),
      )}
      {dots.map(({ number, title, seconds }) => (
        <circle
          key={number}
          cx={`${placeOf(seconds)}%`}
          cy="14"
          r="4"
          className="fill-accent/60 stroke-accent"
        >
          <title>{`INC-${number} ${title}: ${durationText(seconds)}`}</title>
        </circle>
      ))}
    </svg>
  );
}
