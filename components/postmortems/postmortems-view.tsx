'use client';
import { useQuery } from '@tanstack/react-query';
import { FileInput, FileText } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { projectPath } from '@/components/layout/navigation';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useUrlState } from '@/components/layout/use-url-state';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Nothing } from '@/components/ui/nothing';
import { Segmented } from '@/components/ui/segmented';
import { Time } from '@/components/ui/time';
import { describePostmortems, postmortemsViewSchema } from '@/domain/postmortems/postmortems-view';
import { ImportDialog } from './import-dialog';
import { PostmortemRow } from './postmortem-row';
import { postmortemsQueries } from './postmortems-queries';
import { WritePostmortemButton } from './write-postmortem-button';

export interface UnwrittenIncident {
  id: string;
  number: number;
  title: string;
  severity: string;
  resolvedAt: string;
}

interface PostmortemsViewProps {
  project: string;
  mayWrite: boolean;
  /** Incidents that are over and have none. */
  unwritten: readonly UnwrittenIncident[];
}

const SHOWN = [
  { value: 'all', label: 'All' },
  { value: 'overdue', label: 'Overdue' },
  { value: 'draft', label: 'Draft' },
  { value: 'in_review', label: 'In review' },
  { value: 'published', label: 'Published' },
  { value: 'closed', label: 'Closed' },
] as const;

/** What was learned, and what is still to be written. */
export function PostmortemsView({ project, mayWrite, unwritten }: PostmortemsViewProps) {
  const [{ show }, setView] = useUrlState(postmortemsViewSchema);
  const list = useQuery(postmortemsQueries.list(project, show));
  const [importing, setImporting] = useState(false);
  const { data } = list;
  return (
    <SignalPage
      title="Postmortems"
      answer={data === undefined ? null : answerOf(data.items, show)}
      queries={[list]}
      time="none"
      actions={
        <>
          <Button asChild>
            <Link href={projectPath(project, 'postmortems/templates')}>
              <FileText aria-hidden />
              Templates
            </Link>
          </Button>
          {mayWrite ? (
            <Button onClick={() => setImporting(true)}>
              <FileInput aria-hidden />
              Import
            </Button>
          ) : null}
        </>
      }
      toolbar={
        <Segmented
          label="Postmortems shown"
          value={show}
          options={SHOWN}
          onChange={(value) => setView({ show: value })}
        />
      }
    >
      {unwritten.length === 0 ? null : (
        <PageSection
          bleed
          title="Over, and nothing written yet"
          note="one click takes in what the data knows"
        >
          <ul aria-label="Incidents without a postmortem" className="divide-y divide-line">
            {unwritten.map(({ id, number, title, severity, resolvedAt }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-gutter py-2">
                <span className="min-w-0 flex-1 basis-64">
                  <Link
                    href={projectPath(project, `incidents/${number}`)}
                    className="break-words font-medium hover:underline"
                  >
                    {title}
                  </Link>
                  <span className="block text-small text-muted">
                    {severity} INC-{number}, over <Time at={resolvedAt} style="relative" />
                  </span>
                </span>
                {mayWrite ? <WritePostmortemButton project={project} incidentId={id} /> : null}
              </li>
            ))}
          </ul>
        </PageSection>
      )}
      <QueryContent query={list} loading="Loading the postmortems">
        {({ items }) =>
          items.length === 0 ? (
            <Empty isFiltered={show !== 'all'} />
          ) : (
            <ul aria-label="Postmortems" className="divide-y divide-line">
              {items.map((item) => (
                <PostmortemRow key={item.id} project={project} item={item} />
              ))}
            </ul>
          )
        }
      </QueryContent>
      {importing ? <ImportDialog project={project} onClose={() => setImporting(false)} /> : null}
    </SignalPage>
  );
}

function answerOf(items: Parameters<typeof describePostmortems>[0], show: string): string {
  if (show === 'all') return describePostmortems(items);
  return items.length === 1 ? 'One of these' : `${items.length} of these`;
}

function Empty({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) return <Nothing kind="filtered">None of these; others are behind All.</Nothing>;
  return (
    <EmptyState title="Nothing written yet">
      A postmortem begins from an incident: “Write postmortem” on its page takes in the timeline,
      the measured impact and the charts as they were. One that was written elsewhere can be
      imported as Markdown.
    </EmptyState>
  );
}
