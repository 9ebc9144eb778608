'use client';
import { BREAKER_COLUMNS } from '@/components/breakers/breaker-columns';
import { breakerPath } from '@/components/breakers/breaker-lanes';
import { HEARTBEAT_COLUMNS } from '@/components/heartbeats/heartbeat-columns';
import { heartbeatPath } from '@/components/heartbeats/heartbeat-lanes';
import { heartbeatTone } from '@/components/heartbeats/heartbeat-looks';
import { projectPath } from '@/components/layout/navigation';
import { PageSection } from '@/components/layout/page-section';
import { QUEUE_COLUMNS } from '@/components/queues/queue-columns';
import { queuePath } from '@/components/queues/queues-queries';
import { DataTable } from '@/components/tables/data-table';
import { Time } from '@/components/ui/time';
import type { ListedBreaker } from '@/domain/breakers/breaker-answer';
import { type Health, isTroubled } from '@/domain/services/health';
import type { AskedFeature, ServiceDetail } from '@/domain/services/service-answer';
import { FEATURE_COLUMNS } from './feature-columns';

interface ServicePartsProps {
  project: string;
  detail: ServiceDetail;
}

/** The things of a service, each leading to its page; what it does not have has no section. */
export default function ServiceParts({ project, detail }: ServicePartsProps) {
  const { service, queues, breakers, breakersOnIt, features, heartbeats } = detail;
  return (
    <>
      <Breakers project={project} title="Breakers it calls through" items={breakers} />
      <Breakers
        project={project}
        title={`Breakers of others in front of ${service.service}`}
        items={breakersOnIt}
        isOthers
      />
      {queues.length === 0 ? null : (
        <PageSection title="Queues" bleed>
          <DataTable
            noun="queues"
            columns={QUEUE_COLUMNS}
            rows={queues}
            rowKey={idOf}
            href={({ id }) => queuePath(project, id)}
            tone={toneOf}
            initialSort="-state"
            sortParam="queue_sort"
            empty={null}
          />
        </PageSection>
      )}
      {features.items.length === 0 ? null : (
        <PageSection
          title="AI features it asks for"
          note={
            <>
              counted since <Time at={features.from} />
            </>
          }
          bleed
        >
          <DataTable
            noun="features"
            columns={FEATURE_COLUMNS}
            rows={features.items}
            rowKey={({ feature }) => feature}
            href={({ feature }) =>
              `${projectPath(project, 'ai')}?${new URLSearchParams({ feature, service: service.service })}`
            }
            tone={({ state }: AskedFeature) => toneOf({ health: state })}
            sortParam="feature_sort"
            empty={null}
          />
        </PageSection>
      )}
      {heartbeats.length === 0 ? null : (
        <PageSection title="Heartbeats" bleed>
          <DataTable
            noun="heartbeats"
            columns={HEARTBEAT_COLUMNS}
            rows={heartbeats}
            rowKey={({ slug }) => slug}
            href={({ slug }) => heartbeatPath(project, slug)}
            tone={({ state }) => heartbeatTone(state)}
            sortParam="heartbeat_sort"
            empty={null}
          />
        </PageSection>
      )}
    </>
  );
}

interface BreakersProps {
  project: string;
  title: string;
  items: readonly ListedBreaker[];
  isOthers?: boolean;
}

function Breakers({ project, title, items, isOthers = false }: BreakersProps) {
  if (items.length === 0) return null;
  return (
    <PageSection title={title} bleed>
      <DataTable
        noun={isOthers ? 'breakers of others' : 'breakers'}
        columns={BREAKER_COLUMNS}
        rows={items}
        rowKey={idOf}
        href={({ id }) => breakerPath(project, id)}
        tone={toneOf}
        sortParam={isOthers ? 'other_sort' : 'breaker_sort'}
        empty={null}
      />
    </PageSection>
  );
}

function idOf({ id }: { id: string }): string {
  return id;
}

function toneOf({ health }: { health: Health }): 'failing' | 'degraded' | null {
  return isTroubled(health) ? health : null;
}
