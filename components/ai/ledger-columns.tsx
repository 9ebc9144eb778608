import type { Column } from '@/components/tables/column';
import { StateBadge } from '@/components/ui/state-badge';
import { Time } from '@/components/ui/time';
import type { ListedInference } from '@/domain/ai/inference-view';
import { LEDGER_WORDS, OUTCOME_WORDS } from './state-words';

/** Single inferences, newest first. */
export const ledgerColumns: Column<ListedInference>[] = [
  {
    key: 'id',
    label: 'Inference',
    value: ({ id }) => id,
    width: 'minmax(7rem, 1.5fr)',
    unsorted: true,
    cell: ({ id }) => <span className="truncate font-mono text-small">{id}</span>,
  },
  {
    key: 'time',
    label: 'Asked',
    value: ({ time }) => Date.parse(time),
    unsorted: true,
    width: '6rem',
    cell: ({ time }) => <Time at={Date.parse(time)} style="relative" />,
  },
  {
    key: 'feature',
    label: 'Feature',
    value: ({ feature }) => feature,
    unsorted: true,
    width: 'minmax(6rem, 1fr)',
  },
  {
    key: 'state',
    label: 'State',
    value: ({ state }) => state,
    unsorted: true,
    width: '6.5rem',
    cell: ({ state }) => (
      <StateBadge state={LEDGER_WORDS[state].state} word={LEDGER_WORDS[state].word} />
    ),
  },
  {
    key: 'outcome',
    label: 'Outcome',
    value: ({ outcome }) => OUTCOME_WORDS[outcome],
    unsorted: true,
    show: 'medium',
    width: '6rem',
  },
  {
    key: 'model',
    label: 'Model',
    value: ({ model }) => model,
    unsorted: true,
    show: 'medium',
    width: 'minmax(6rem, 1fr)',
  },
  {
    key: 'promptVersion',
    label: 'Prompt version',
    value: ({ promptVersion }) => promptVersion,
    unsorted: true,
    show: 'wide',
    width: '6.5rem',
  },
  {
    key: 'tenant',
    label: 'Tenant',
    value: ({ tenant }) => tenant,
    unsorted: true,
    show: 'wide',
    width: 'minmax(5rem, 1fr)',
  },
  {
    key: 'latency',
    label: 'Latency',
    value: ({ latencyMs }) => latencyMs,
    unit: 'ms',
    unsorted: true,
    show: 'wide',
    width: '5rem',
    unknownBecause: 'It was not told',
  },
  {
    key: 'cost',
    label: 'Cost',
    value: ({ costUsd }) => costUsd,
    unit: 'usd',
    unsorted: true,
    show: 'wide',
    width: '5rem',
    unknownBecause: 'No cost was given, and no price is known',
  },
];
