import type { Column } from '@/components/tables/column';
import { RateValue } from '@/components/ui/rate-value';
import type { AcceptanceGroup } from '@/domain/ai/acceptance-report';
import type { AiCosts } from '@/domain/ai/ai-series';
import type { Unit } from '@/domain/quantities/format-quantity';
import type { Rate } from '@/domain/statistics/rate-schema';
import { keyText } from './field-words';

type Shown = Column<AcceptanceGroup>['show'];

function figure(
  key: string,
  label: string,
  unit: Unit,
  value: (group: AcceptanceGroup) => number | null,
  show: Shown,
  unknownBecause = 'It was not told',
): Column<AcceptanceGroup> {
  return { key, label, unit, value, show, unknownBecause, width: '6rem' };
}

function keyColumn(label: string): Column<AcceptanceGroup> {
  return { key: 'key', label, value: ({ key }) => keyText(key), width: 'minmax(8rem, 2fr)' };
}

/** What groups cost, and the tokens that it is made of. */
export function usageColumns(label: string): Column<AcceptanceGroup>[] {
  return [
    keyColumn(label),
    figure('inferences', 'Inferences', 'count', ({ inferences }) => inferences, 'always'),
    figure('cost', 'Cost', 'usd', ({ costUsd }) => costUsd, 'always', 'No price is known'),
    figure('priced', 'Priced', 'count', ({ priced }) => priced, 'medium'),
    figure('input', 'Tokens in', 'count', ({ tokens }) => tokens.input, 'medium'),
    figure('cached', 'Cached', 'count', ({ tokens }) => tokens.cachedRead, 'wide'),
    figure('output', 'Tokens out', 'count', ({ tokens }) => tokens.output, 'medium'),
  ];
}

/** How long groups take, and how they fail. */
export function behaviourColumns(label: string): Column<AcceptanceGroup>[] {
  const rate = (
    key: string,
    title: string,
    of: (group: AcceptanceGroup) => Rate,
    show: Shown,
  ): Column<AcceptanceGroup> => ({
    key,
    label: title,
    value: (group) => of(group).value,
    unit: 'ratio',
    show,
    width: '8.5rem',
    cell: (group) => <RateValue rate={of(group)} withN={false} />,
  });
  return [
    keyColumn(label),
    figure('p50', 'Median', 'ms', ({ latencyMs }) => latencyMs.p50, 'always'),
    figure('p90', '90%', 'ms', ({ latencyMs }) => latencyMs.p90, 'medium'),
    figure('p99', '99%', 'ms', ({ latencyMs }) => latencyMs.p99, 'wide'),
    figure('ttft', 'First token', 'ms', ({ firstTokenMs }) => firstTokenMs.p50, 'wide'),
    rate('fallback', 'Fallback', ({ outcomes }) => outcomes.fallback, 'always'),
    rate('refused', 'Refused', ({ outcomes }) => outcomes.refused, 'wide'),
    rate('dropped', 'Chunks dropped', ({ retrieval }) => retrieval.droppedChunks, 'wide'),
    figure(
      'retrieval',
      'Retrieval',
      'ms',
      ({ retrieval }) => retrieval.latencyMs.p50,
      'wide',
      'No retrieval was told of',
    ),
  ];
}

type CostRow = AiCosts['rows'][number];

export const costColumns: Column<CostRow>[] = [
  {
    key: 'feature',
    label: 'Feature',
    value: ({ feature }) => keyText(feature),
    width: 'minmax(8rem, 2fr)',
  },
  { key: 'tenant', label: 'Tenant', value: ({ tenant }) => keyText(tenant) },
  {
    key: 'cost',
    label: 'Cost',
    value: ({ costUsd }) => costUsd,
    unit: 'usd',
    unknownBecause: 'No cost was given, and no price is known',
  },
  {
    key: 'each',
    label: 'Each',
    value: ({ costUsd, priced }) => (costUsd === null ? null : costUsd / priced),
    unit: 'usd',
    show: 'medium',
    unknownBecause: 'No cost was given, and no price is known',
  },
  {
    key: 'inferences',
    label: 'Inferences',
    value: ({ inferences }) => inferences,
    unit: 'count',
    show: 'medium',
  },
  { key: 'priced', label: 'Priced', value: ({ priced }) => priced, unit: 'count', show: 'wide' },
  {
    key: 'input',
    label: 'Tokens in',
    value: ({ inputTokens }) => inputTokens,
    unit: 'count',
    show: 'wide',
  },
  {
    key: 'output',
    label: 'Tokens out',
    value: ({ outputTokens }) => outputTokens,
    unit: 'count',
    show: 'wide',
  },
];
