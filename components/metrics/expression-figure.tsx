'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { TimeSeries } from '@/components/charts/time-series';
import { ApiError } from '@/components/layout/api-error';
import { PageSection } from '@/components/layout/page-section';
import type { UseTimeRange } from '@/components/layout/use-time-range';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { DerivedMetric, MetricExpressionAnswer } from '@/domain/metrics/metric-answers';
import { expressionChart } from './metric-chart-data';
import { SaveDerivedMetric } from './save-derived-metric';
import { useMetricsView } from './use-metrics-view';

interface ExpressionFigureProps {
  project: string;
  expression: UseQueryResult<MetricExpressionAnswer>;
  /** The kept metrics, of which this may be one. */
  kept: readonly DerivedMetric[];
  mayChange: boolean;
  time: UseTimeRange;
}

/** A metric made of others: how it is written, its course, and keeping it under a name. */
export function ExpressionFigure(props: ExpressionFigureProps) {
  const { project, expression, kept, mayChange, time } = props;
  const { view, showExpression } = useMetricsView();
  const { expr } = view;
  const own = kept.find((one) => one.expression === expr);
  const name = own?.name ?? expr;
  const { data, error } = expression;
  const mistake = error instanceof ApiError && error.status === 400 ? error : null;
  const chart = useMemo(() => (data ? expressionChart(data, name) : undefined), [data, name]);
  return (
    <PageSection
      title={own?.name ?? 'A metric made of others'}
      actions={
        mayChange && expr !== '' && data ? (
          <SaveDerivedMetric
            key={own?.id ?? expr}
            project={project}
            expression={expr}
            known={own}
          />
        ) : null
      }
    >
      <ExpressionForm
        key={expr}
        expr={expr}
        error={mistake ? (mistake.details[0]?.message ?? mistake.message) : undefined}
        onShow={showExpression}
      />
      {data && data.unknown.length > 0 ? (
        <p className="pb-1 text-degraded">Nobody has sent {data.unknown.join(', ')}.</p>
      ) : null}
      {expr === '' || mistake ? null : (
        <TimeSeries
          title={name}
          data={chart?.data}
          unit={chart?.unit}
          emptyText="Not known in this time: a part of it was not measured, or nothing is divided by"
          refreshing={expression.isFetching}
          problem={
            error && !data
              ? { title: error.message, onRetry: () => expression.refetch() }
              : undefined
          }
          onZoom={time.zoomTo}
          onZoomBack={time.zoomBack}
          height={240}
        />
      )}
    </PageSection>
  );
}

interface ExpressionFormProps {
  expr: string;
  error: string | undefined;
  onShow: (expr: string) => void;
}

function ExpressionForm({ expr, error, onShow }: ExpressionFormProps) {
  const [typed, setTyped] = useState(expr);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') onShow(typed.trim());
  };
  return (
    <form onSubmit={submit} className="flex items-start gap-2 pb-2">
      <Field
        label="Expression"
        labelHidden
        error={error}
        hint="ratio(orders.paid, orders.placed), rate(requests_total), age(last_backup_seconds); a metric may be narrowed: orders.placed{shop=&quot;de&quot;}"
        className="max-w-3xl flex-1"
      >
        <Input
          mono
          value={typed}
          maxLength={1_000}
          placeholder="ratio(orders.paid, orders.placed)"
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="primary" disabled={typed.trim() === ''}>
        Draw
      </Button>
    </form>
  );
}
