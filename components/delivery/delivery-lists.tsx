'use client';
import { useQuery } from '@tanstack/react-query';
import { QueryContent } from '@/components/layout/query-content';
import { tabClass } from '@/components/ui/tab-class';
import type { DeliverySummary, MetricRows } from '@/domain/delivery/delivery-report';
import type { DeliveryView } from '@/domain/delivery/delivery-view';
import type { DeploymentList } from '@/domain/delivery/deployment-list';
import { type DeliveryFilter, deliveryQueries } from './delivery-queries';
import { DeploymentsTable } from './deployments-table';
import { ExcludedRows, IncludedRows } from './metric-row-tables';
import { METRIC_WORDS } from './metric-words';

interface DeliveryListsProps {
  filter: DeliveryFilter;
  summary: DeliverySummary;
  deployments: DeploymentList | undefined;
  view: DeliveryView;
  setView: (change: Partial<DeliveryView>) => void;
}

/** What was deployed; or what the metric is made of, and what it leaves out with the reason. */
export function DeliveryLists(props: DeliveryListsProps) {
  const { summary, deployments, view, setView } = props;
  const counts = summary.counts[view.metric];
  const metric = METRIC_WORDS[view.metric].label.toLowerCase();
  const tabs = [
    { rows: 'deployments', label: 'Deployments', count: deployments?.total },
    { rows: 'included', label: `In the ${metric}`, count: counts.included },
    { rows: 'excluded', label: 'Left out of it', count: counts.excluded },
  ] as const;
  return (
    <section aria-label="Deployments and rows" className="border-line border-b pb-3">
      <div
        role="tablist"
        aria-label="What is listed"
        className="flex gap-4 overflow-x-auto overflow-y-hidden border-line border-b px-gutter"
      >
        {tabs.map(({ rows, label, count }) => (
          <button
            key={rows}
            type="button"
            role="tab"
            id={`tab-${rows}`}
            aria-selected={view.rows === rows}
            aria-controls="delivery-rows"
            data-state={view.rows === rows ? 'active' : undefined}
            onClick={() => setView({ rows })}
            className={tabClass}
          >
            {label}
            <span className="text-muted tabular-nums">{count}</span>
          </button>
        ))}
      </div>
      <div id="delivery-rows" role="tabpanel" aria-labelledby={`tab-${view.rows}`}>
        {view.rows === 'deployments' ? <Deployed {...props} /> : <Rows {...props} />}
      </div>
    </section>
  );
}

function Deployed({ deployments, view, setView }: DeliveryListsProps) {
  return (
    <>
      <DeploymentsTable
        rows={deployments?.items}
        openRef={view.open}
        onOpen={(open) => setView({ open })}
      />
      <Cut shown={deployments?.items.length ?? 0} of={deployments?.total ?? 0} />
    </>
  );
}

function Rows({ filter, view, setView }: DeliveryListsProps) {
  const query = useQuery(deliveryQueries.rows(filter, view.metric));
  const onOpen = (open: string) => setView({ open });
  return (
    <QueryContent query={query} loading="Loading the rows" rows={8}>
      {(data: MetricRows) =>
        view.rows === 'excluded' ? (
          <>
            <ExcludedRows rows={data.excluded} onOpen={onOpen} />
            <Cut shown={data.excluded.length} of={data.excludedCount} />
          </>
        ) : (
          <>
            <IncludedRows metric={view.metric} rows={data.included} onOpen={onOpen} />
            <Cut shown={data.included.length} of={data.includedCount} />
          </>
        )
      }
    </QueryContent>
  );
}

/** Said when a list is longer than what is fetched of it. */
function Cut({ shown, of }: { shown: number; of: number }) {
  if (of <= shown) return null;
  return (
    <p className="px-gutter pt-2 text-muted">
      The newest {shown} of {of}; narrow the time or choose a service to see the others.
    </p>
  );
}
