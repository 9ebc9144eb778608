'use client';
import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { StateBadge } from '@/components/ui/state-badge';
import { Time } from '@/components/ui/time';
import type { IngestKey, IngestSample } from '@/domain/ingest/ingest-sample';
import { summariseMade } from '@/domain/ingest/summarise-made';
import { SampleDetail } from './sample-detail';

interface SampleItemProps {
  project: string;
  sample: IngestSample;
  /** The key it came with; null for one that is not listed. */
  sender: IngestKey | null;
}

/** One record in a line; open, it shows everything that is known about how it was read. */
export function SampleItem({ project, sample, sender }: SampleItemProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const accepted = sample.outcome === 'accepted';
  return (
    <li className="border-line border-b">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="focus-inset flex min-h-row w-full flex-wrap items-center gap-x-3 gap-y-0.5 px-gutter py-1 text-left hover:bg-hover"
      >
        <ChevronRight
          aria-hidden
          className={`size-3.5 shrink-0 text-muted ${open ? 'rotate-90' : ''}`}
        />
        <span className="flex w-20 shrink-0">
          <StateBadge
            state={accepted ? 'healthy' : 'failing'}
            word={accepted ? 'Accepted' : 'Rejected'}
          />
        </span>
        <Time
          at={sample.receivedAt}
          style="relative"
          className="w-20 shrink-0 text-small text-muted"
        />
        <span className="w-32 shrink-0 truncate text-small text-muted">
          {sample.shape ?? sample.route}
        </span>
        <span className="w-36 shrink-0 truncate text-small text-muted max-lg:hidden">
          {sender?.name ?? 'unknown key'}
        </span>
        <span className="min-w-0 flex-1 truncate font-mono text-small max-sm:basis-full">
          {accepted ? summaryOf(sample) : sample.reason}
        </span>
      </button>
      <div id={id} hidden={!open}>
        {open ? <SampleDetail project={project} sample={sample} sender={sender} /> : null}
      </div>
    </li>
  );
}

/** A line's message; of another signal what it is and its first few fields. */
function summaryOf({ line, made, raw }: IngestSample): string {
  if (line) return line.message;
  const [first] = made;
  return first === undefined ? raw.slice(0, 300) : summariseMade(first);
}
