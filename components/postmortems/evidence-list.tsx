import Link from 'next/link';
import { seriesColor } from '@/components/charts/series-color';
import { TimeSeries } from '@/components/charts/time-series';
import { projectPath } from '@/components/layout/navigation';
import { Time } from '@/components/ui/time';
import type { Evidence } from '@/domain/postmortems/evidence';

interface EvidenceListProps {
  project: string;
  evidence: readonly Evidence[];
  cited: readonly number[];
}

/** What the text points at, kept as it was: charts first, then the rows of the timeline. */
export function EvidenceList({ project, evidence, cited }: EvidenceListProps) {
  const rows = evidence.filter((one) => one.kind === 'row');
  return (
    <div className="flex flex-col gap-4">
      {evidence.map((one) =>
        one.kind === 'chart' ? (
          <figure
            key={one.number}
            id={`evidence-${one.number}`}
            className="scroll-mt-28 break-inside-avoid target:bg-selected"
          >
            <TimeSeries
              title={`E${one.number} · ${one.caption}`}
              note={isCited(cited, one.number)}
              data={{
                ...one.data,
                series: one.data.series.map((series, place) => ({
                  ...series,
                  color: seriesColor(place),
                })),
              }}
              unit={one.data.unit}
              steps={one.data.steps}
              emptyText="Nothing was measured"
              marks={[]}
            />
            <figcaption className="text-small text-muted">
              Kept as it was <Time at={one.frozenAt} />
              {one.path === null ? null : (
                <>
                  <span className="print:hidden"> · </span>
                  <Live project={project} path={one.path} />
                </>
              )}
            </figcaption>
          </figure>
        ) : null,
      )}
      {rows.length === 0 ? null : (
        <ol aria-label="Rows of the timeline" className="flex flex-col">
          {rows.map((one) => (
            <li
              key={one.number}
              id={`evidence-${one.number}`}
              className="flex scroll-mt-28 flex-wrap gap-x-3 border-line border-b py-1 last:border-b-0 target:bg-selected"
            >
              <span className="w-10 shrink-0 font-mono text-muted">E{one.number}</span>
              <span className="shrink-0 text-muted tabular-nums">
                <Time at={one.data.at} />
              </span>
              <span className="min-w-0 flex-1 basis-48 break-words">
                {one.data.text}
                {one.data.by === null ? null : <span className="text-muted">, {one.data.by}</span>}
              </span>
              {one.path === null ? null : <Live project={project} path={one.path} />}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function isCited(cited: readonly number[], number: number): string | undefined {
  return cited.includes(number) ? undefined : 'not cited yet';
}

function Live({ project, path }: { project: string; path: string }) {
  return (
    <Link
      href={projectPath(project, path)}
      className="shrink-0 text-accent underline underline-offset-2 print:hidden"
    >
      look at it live
    </Link>
  );
}
