'use client';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX, Radio } from 'lucide-react';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { buttonClass } from '@/components/ui/button';
import { LevelBadge } from '@/components/ui/level-badge';
import { Time } from '@/components/ui/time';
import type { IngestSample } from '@/domain/ingest/ingest-sample';
import { summariseMade } from '@/domain/ingest/summarise-made';
import { formatValue } from '@/domain/logs/query/format-query';
import { connectQueries } from './connect-queries';

interface ArrivalsProps {
  project: string;
  after: string;
}

/** "Listening …" until something arrives, then what arrived and what was made of it. */
export function Arrivals({ project, after }: ArrivalsProps) {
  const { data, isError, failureCount } = useQuery(connectQueries.arrivals(project, after));
  const newest = data?.items[0];
  const unreachable = isError || failureCount > 0;
  return (
    <div className="flex flex-col gap-3 rounded-md border border-line p-4">
      <div role="status" className="flex flex-col gap-3">
        {newest ? (
          <Arrived project={project} sample={newest} />
        ) : (
          <p className="flex items-center gap-2 text-muted">
            <Radio aria-hidden className="size-4 animate-breathe text-accent" />
            {unreachable ? 'Candor does not answer; trying again …' : 'Listening …'}
          </p>
        )}
      </div>
      {newest ? null : (
        <p className="text-small text-muted">
          The first record shows up here within a second of being received. If your terminal shows
          an error instead, it says what to change.
        </p>
      )}
    </div>
  );
}

function Arrived({ project, sample }: { project: string; sample: IngestSample }) {
  if (sample.outcome === 'rejected') {
    return (
      <>
        <p className="flex items-center gap-2 font-medium">
          <CircleX aria-hidden className="size-4 shrink-0 text-failing" />A record arrived, but it
          could not be taken in
        </p>
        <p>
          {sample.reason} <span className="text-muted">{sample.hint}</span>
        </p>
        <Link
          href={projectPath(project, 'ingest')}
          className={buttonClass('secondary', 'self-start')}
        >
          Open the ingest doctor
        </Link>
      </>
    );
  }
  const { line } = sample;
  const query = line?.service ? `service:${formatValue(line.service)}` : '';
  return (
    <>
      <p className="flex items-center gap-2 font-medium">
        <CircleCheck aria-hidden className="size-4 shrink-0 text-healthy" />
        <span>
          It arrived <Time at={sample.receivedAt} style="relative" />
          {sample.shape ? `, read as ${sample.shape}` : ''}
        </span>
      </p>
      {line ? (
        <p className="flex min-w-0 items-baseline gap-2 font-mono text-small">
          <LevelBadge level={line.level} />
          <span className="text-muted">{line.service ?? 'no service'}</span>
          <span className="min-w-0 flex-1 truncate">{line.message}</span>
        </p>
      ) : null}
      {sample.made.map((made) => (
        <p key={JSON.stringify(made.fields)} className="line-clamp-3 font-mono text-small">
          {summariseMade(made)}
        </p>
      ))}
      {line ? null : (
        <Link
          href={projectPath(project, 'ingest')}
          className={buttonClass('secondary', 'self-start')}
        >
          See how it was read
        </Link>
      )}
      {line ? (
        <Link
          href={`${projectPath(project, 'logs')}?${new URLSearchParams({ from: 'now-15m', q: query })}`}
          className={buttonClass('primary', 'self-start')}
        >
          See it in the explorer
        </Link>
      ) : null}
    </>
  );
}
