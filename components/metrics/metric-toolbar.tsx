'use client';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, Filter, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { DropdownMenu, MenuRadioGroup, MenuRadioItem } from '@/components/ui/dropdown-menu';
import { IconButton } from '@/components/ui/icon-button';
import { AGGREGATION_WORDS, AGGREGATIONS, type Aggregation } from '@/domain/metrics/aggregations';
import { FilterMenu } from './filter-menu';
import { metricsQueries } from './metrics-queries';
import { useMetricsView } from './use-metrics-view';

interface MetricToolbarProps {
  project: string;
  /** What is drawn, also where the address leaves it to the metric's type. */
  aggregation: Aggregation | undefined;
}

/** How the metric is read: the aggregation, a label to tell it apart by, and what it is narrowed to. */
export function MetricToolbar({ project, aggregation }: MetricToolbarProps) {
  const { view, setView } = useMetricsView();
  const labels = useQuery(metricsQueries.labels(project, view.metric));
  const names = labels.data?.items.map(({ label }) => label) ?? [];
  return (
    <div className="flex flex-wrap items-center gap-1.5 py-1">
      <DropdownMenu
        trigger={
          <Button>
            {aggregation ? AGGREGATION_WORDS[aggregation] : 'Aggregation'}
            <ChevronDown aria-hidden />
          </Button>
        }
      >
        <MenuRadioGroup
          value={aggregation ?? ''}
          onValueChange={(agg) => setView({ agg: AGGREGATIONS.find((one) => one === agg) ?? '' })}
        >
          {AGGREGATIONS.map((one) => (
            <MenuRadioItem key={one} value={one}>
              {AGGREGATION_WORDS[one]}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </DropdownMenu>
      <DropdownMenu
        trigger={
          <Button>
            {view.group === '' ? 'All as one' : `By ${view.group}`}
            <ChevronDown aria-hidden />
          </Button>
        }
      >
        <MenuRadioGroup value={view.group} onValueChange={(group) => setView({ group })}>
          <MenuRadioItem value="">All as one</MenuRadioItem>
          {names.map((name) => (
            <MenuRadioItem key={name} value={name}>
              By {name}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </DropdownMenu>
      <FilterMenu
        labels={labels.data}
        onChoose={(condition) =>
          setView(({ where }) => ({
            where: [...where.filter((one) => one !== condition), condition],
          }))
        }
      />
      {view.where.map((condition) => (
        <span
          key={condition}
          className="inline-flex h-control max-w-full items-center gap-1 rounded-md border border-line-strong pl-2 font-mono text-small"
        >
          <Filter aria-hidden className="size-3 shrink-0 text-muted" />
          <span className="truncate">{condition}</span>
          <IconButton
            icon={X}
            label={`Leave out ${condition}`}
            onClick={() =>
              setView(({ where }) => ({ where: where.filter((one) => one !== condition) }))
            }
          />
        </span>
      ))}
    </div>
  );
}
