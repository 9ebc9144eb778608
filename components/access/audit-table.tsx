'use client';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { LoadMore } from '@/components/ui/load-more';
import { Table, TableMessage, Th } from '@/components/ui/table';
import type { AuditPage } from '@/domain/access/audit-list';
import { AuditRow } from './audit-row';
import { StaleBanner } from './stale-banner';

interface AuditTableProps {
  audit: UseInfiniteQueryResult<InfiniteData<AuditPage>>;
  /** Said instead of rows, when it is not that nothing has happened yet. */
  empty?: string | null | undefined;
}

/** The lines of an audit log, a page at a time. */
export function AuditTable({ audit, empty }: AuditTableProps) {
  const entries = audit.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <StaleBanner error={audit.error} />
      <Table
        label="Audit log"
        aria-busy={audit.isFetching}
        className="max-sm:block max-sm:[&>tbody]:block"
      >
        <thead className="max-sm:sr-only">
          <tr>
            <Th>Time</Th>
            <Th>Who</Th>
            <Th>What</Th>
            <Th>Details</Th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <AuditRow key={entry.id} entry={entry} />
          ))}
          {entries.length === 0 && !audit.isPending ? (
            <TableMessage columns={4}>{empty ?? 'Nothing has been changed yet.'}</TableMessage>
          ) : null}
        </tbody>
      </Table>
      <LoadMore
        shown={entries.length}
        noun={entries.length === 1 ? 'change' : 'changes'}
        hasMore={audit.hasNextPage}
        loading={audit.isFetchingNextPage}
        onMore={() => audit.fetchNextPage()}
      />
    </>
  );
}
