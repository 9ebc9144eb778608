'use client';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { FLAG_MEANINGS } from '@/components/logs/flag-meanings';
import { buttonClass } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { LevelBadge } from '@/components/ui/level-badge';
import { Time } from '@/components/ui/time';
import type { IngestKey, IngestSample } from '@/domain/ingest/ingest-sample';
import { MadeFields } from './made-fields';
import { MappingTable } from './mapping-table';

interface SampleDetailProps {
  project: string;
  sample: IngestSample;
  sender: IngestKey | null;
}

/** The record as it came beside what was made of it. */
export function SampleDetail({ project, sample, sender }: SampleDetailProps) {
  const { line, mappings } = sample;
  const otlp = sample.route.startsWith('otlp/');
  return (
    <div className="grid gap-4 bg-sunken px-gutter py-3 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-2">
        <CodeBlock
          label={sample.isCut ? 'As received, cut here at 8 KiB' : 'As received'}
          code={readable(sample.raw)}
          copied={sample.raw}
          wrap
          className="bg-canvas [&_pre]:max-h-[32rem] [&_pre]:overflow-y-auto"
        />
        <p className="text-small text-muted">
          Received <Time at={sample.receivedAt} style="date-time-ms" /> on /api/{sample.route} with
          the key {sender ? `${sender.name} (${sender.prefix}…)` : sample.keyId}
        </p>
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        {sample.outcome === 'rejected' ? (
          <section>
            <h2 className="pb-1 font-medium">Why it was rejected</h2>
            <p>{sample.reason}</p>
            {sample.hint ? <p className="text-muted">{sample.hint}</p> : null}
          </section>
        ) : null}
        {line ? (
          <section>
            <h2 className="pb-1 font-medium">The line it became</h2>
            <p className="flex flex-wrap items-baseline gap-x-3 font-mono text-small">
              <Time at={line.time} style="date-time-ms" className="text-muted" />
              <LevelBadge level={line.level} />
              <span className="text-muted">{line.service ?? (otlp ? '' : 'no service')}</span>
              <span className="min-w-0 break-words">{line.message}</span>
            </p>
            {line.flags.length > 0 ? (
              <ul className="list-disc pt-1 pl-4 text-muted">
                {line.flags.map((flag) => (
                  <li key={flag}>{FLAG_MEANINGS[flag] ?? flag}</li>
                ))}
              </ul>
            ) : null}
            <Link href={linkTo(project, line.time)} className={buttonClass('secondary', 'mt-2')}>
              Find it in the explorer
            </Link>
          </section>
        ) : null}
        {sample.made.map((made) => (
          <MadeFields key={JSON.stringify(made)} made={made} />
        ))}
        {mappings ? <MappingTable mappings={mappings} /> : null}
        {otlp && line ? (
          <p className="text-small text-muted">
            Service, environment and version come from the resource, which is sent once for many
            records and is not kept with each.
          </p>
        ) : null}
        {sample.outcome === 'accepted' && mappings === null ? (
          <p className="text-muted">
            {sample.isCut
              ? 'The record is longer than what is kept of it, so it cannot be read again here.'
              : 'Records of this way in carry their fields by name and need no mapping.'}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** The lines of the seconds around it. */
function linkTo(project: string, time: string): string {
  const at = Date.parse(time);
  const iso = (ms: number) => new Date(ms).toISOString();
  const range = new URLSearchParams({ from: iso(at - 5_000), to: iso(at + 5_000) });
  return `${projectPath(project, 'logs')}?${range}`;
}

function readable(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}
