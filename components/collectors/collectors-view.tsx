'use client';
import { useQuery } from '@tanstack/react-query';
import { Section } from '@/components/access/section';
import { StaleBanner } from '@/components/access/stale-banner';
import { Table, TableMessage, Th } from '@/components/ui/table';
import type { ListedCollector } from '@/domain/collectors/schemas';
import { AddCollectorDialog } from './add-collector-dialog';
import { collectorQueries } from './collector-queries';
import { CollectorRow } from './collector-row';

function inWords(collectors: readonly ListedCollector[]): string {
  const visited = collectors.filter(({ isPaused }) => !isPaused);
  const failing = visited.filter(({ lastError }) => lastError !== null).length;
  if (collectors.length === 0) return 'Nothing is visited: what is known was sent to Candor.';
  if (visited.length === 0) return 'All are paused.';
  const count = `${visited.length} ${visited.length === 1 ? 'is' : 'are'} visited`;
  return failing === 0 ? `${count}, each without trouble.` : `${count}; ${failing} cannot be read.`;
}

/** What Candor's worker goes and looks at by itself, for one project. */
export function CollectorsView({ project }: { project: string }) {
  const { data, error } = useQuery(collectorQueries.list(project));
  const collectors = data?.items ?? [];
  return (
    <Section
      title="Collectors"
      answer={inWords(collectors)}
      action={<AddCollectorDialog project={project} />}
    >
      <StaleBanner error={error} />
      <Table label="Collectors of this project">
        <thead>
          <tr>
            <Th>Name</Th>
            <Th className="max-md:hidden">Kind</Th>
            <Th className="max-sm:hidden">Last visit</Th>
            <Th numeric className="max-lg:hidden">
              Every
            </Th>
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {collectors.map((collector) => (
            <CollectorRow key={collector.id} project={project} collector={collector} />
          ))}
          {collectors.length === 0 ? (
            <TableMessage columns={5}>
              None yet. Add a Redis with BullMQ queues, a RabbitMQ, or a page of metrics: what it
              holds appears under Queues, Breakers and Metrics.
            </TableMessage>
          ) : null}
        </tbody>
      </Table>
    </Section>
  );
}
