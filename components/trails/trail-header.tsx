'use client';
import { ListFilter } from 'lucide-react';
import Link from 'next/link';
import { PageCrumb } from '@/components/layout/page-crumb';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Time } from '@/components/ui/time';
import { describeTrail } from '@/domain/logs/describe-trail';
import type { TrailLayout } from '@/domain/logs/trail-layout';
import { trailLinesPath } from './trail-links';

interface TrailHeaderProps {
  project: string;
  id: string;
  /** null while nothing is known of it. */
  layout: TrailLayout | null;
}

export function TrailHeader({ project, id, layout }: TrailHeaderProps) {
  const known = layout !== null && layout.rows.length > 0;
  const endMs = layout ? layout.beganMs + layout.lengthMs : 0;
  return (
    <PageHeader
      title={
        <PageCrumb project={project} of="Trails" segment="trails">
          <code className="min-w-0 break-all">{id}</code>
          <CopyButton text={id} label="Copy the id" />
        </PageCrumb>
      }
      answer={layout ? describeTrail(layout) : null}
      actions={
        known ? (
          <Link
            href={trailLinesPath(
              project,
              id,
              new Date(layout.beganMs).toISOString(),
              new Date(endMs).toISOString(),
            )}
            className={buttonClass()}
          >
            <ListFilter aria-hidden />
            Its lines in the explorer
          </Link>
        ) : null
      }
    >
      {known ? (
        <p className="text-small text-muted">
          Began <Time at={layout.beganMs} style="date-time-ms" />,{' '}
          <Time at={layout.beganMs} style="relative" />
        </p>
      ) : null}
    </PageHeader>
  );
}
