import type { Column } from '@/components/tables/column';
import { RateValue } from '@/components/ui/rate-value';
import { StateBadge } from '@/components/ui/state-badge';
import { HEALTHS } from '@/domain/services/health';
import type { AskedFeature } from '@/domain/services/service-answer';

export const FEATURE_COLUMNS: Column<AskedFeature>[] = [
  {
    key: 'feature',
    label: 'Feature',
    value: ({ feature }) => feature,
    width: 'minmax(8rem, 1.5fr)',
  },
  {
    key: 'state',
    label: 'State',
    value: ({ state }) => `${HEALTHS.indexOf(state)} ${state}`,
    cell: ({ state, words }) => (
      <span title={words}>
        <StateBadge state={state} />
      </span>
    ),
    width: '6.75rem',
  },
  {
    key: 'why',
    label: 'Why',
    value: ({ words }) => words,
    unsorted: true,
    width: 'minmax(8rem, 2fr)',
    show: 'medium',
  },
  {
    key: 'inferences',
    label: 'Asked',
    value: ({ inferences }) => inferences,
    unit: 'count',
  },
  {
    key: 'fallbacks',
    label: 'By fallback',
    value: ({ fallbackRate }) => fallbackRate.value,
    unit: 'ratio',
    cell: ({ fallbackRate }) => <RateValue rate={fallbackRate} />,
    width: '10.5rem',
  },
  {
    key: 'errors',
    label: 'Failed',
    value: ({ errorRate }) => errorRate.value,
    unit: 'ratio',
    cell: ({ errorRate }) => <RateValue rate={errorRate} />,
    width: '10.5rem',
    show: 'medium',
  },
  {
    key: 'models',
    label: 'Models',
    value: ({ models }) => models.join(', '),
    show: 'wide',
  },
  {
    key: 'last',
    label: 'Last asked',
    value: ({ lastAskedAt }) => Date.parse(lastAskedAt),
    time: true,
    show: 'medium',
  },
];
