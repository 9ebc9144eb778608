'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useUrlState } from '@/components/layout/use-url-state';
import { Button } from '@/components/ui/button';
import { Nothing } from '@/components/ui/nothing';
import { Segmented } from '@/components/ui/segmented';
import type { AlertAnswer } from '@/domain/alerting/alert-answers';
import { alertsViewSchema } from '@/domain/alerting/alerts-view';
import { compareAlerts, describeAlerts } from '@/domain/alerting/describe-alerts';
import { AlertRow } from './alert-row';
import { AlertTabs } from './alert-tabs';
import { alertsQueries, MOST_ALERTS } from './alerts-queries';
import { useAlertAction } from './use-alert-action';
import { useAlertKeys } from './use-alert-keys';

interface AlertsViewProps {
  project: string;
  mayAct: boolean;
}

const SHOWN = [
  { value: 'open', label: 'Open' },
  { value: 'resolved', label: 'Over' },
] as const;
/** The stream says when something changes; this is for when it is away. */
const LOOK_AGAIN_MS = 15_000;

/** The inbox: what fires, who has it, how bad it is against normal. */
export function AlertsView({ project, mayAct }: AlertsViewProps) {
  const [{ show, rule }, setView] = useUrlState(alertsViewSchema);
  const list = useQuery({
    ...alertsQueries.list({ project, show, rule }),
    refetchInterval: LOOK_AGAIN_MS,
  });
  const acting = useAlertAction(project);
  const listRef = useRef<HTMLUListElement>(null);
  useAlertKeys({
    listRef,
    mayAct,
    onAcknowledge: (id) => acting.mutate({ id, input: { action: 'acknowledge' } }),
    onResolve: (id) => acting.mutate({ id, input: { action: 'resolve' } }),
  });
  const { data } = list;
  const items = useMemo(
    () => (show === 'open' ? data?.items.toSorted(compareAlerts) : data?.items),
    [data, show],
  );
  return (
    <SignalPage
      title="Alerts"
      answer={items === undefined ? null : answerOf(items, show, rule)}
      queries={[list]}
      time="none"
      toolbar={<AlertTabs project={project} current="alerts" />}
    >
      <div className="flex flex-wrap items-center gap-3 border-line border-b px-gutter py-2">
        <Segmented
          label="Alerts shown"
          value={show}
          options={SHOWN}
          onChange={(value) => setView({ show: value })}
        />
        {rule === '' ? null : (
          <Button variant="ghost" onClick={() => setView({ rule: '' })}>
            Of one rule; show all
          </Button>
        )}
      </div>
      <QueryContent query={{ ...list, data: items }} loading="Loading the alerts">
        {(alerts) =>
          alerts.length === 0 ? (
            <Empty show={show} rule={rule} />
          ) : (
            <>
              <ul ref={listRef} aria-label="Alerts" className="divide-y divide-line">
                {alerts.map((alert) => (
                  <AlertRow
                    key={alert.id}
                    project={project}
                    alert={alert}
                    mayAct={mayAct}
                    pending={acting.isPending && acting.variables.id === alert.id}
                    onAcknowledge={() =>
                      acting.mutate({ id: alert.id, input: { action: 'acknowledge' } })
                    }
                  />
                ))}
              </ul>
              {data?.nextCursor == null ? null : (
                <p className="px-gutter py-2 text-small text-muted">
                  The newest {MOST_ALERTS}; GET /api/v1/alerts pages through all of them.
                </p>
              )}
            </>
          )
        }
      </QueryContent>
    </SignalPage>
  );
}

function answerOf(items: readonly AlertAnswer[], show: string, rule: string): string {
  if (show === 'open') return describeAlerts(items);
  const of = rule === '' ? '' : ' of this rule';
  return items.length === 0 ? `No alert${of} is over yet` : `The latest${of} that are over`;
}

function Empty({ show, rule }: { show: 'open' | 'resolved'; rule: string }) {
  if (rule !== '') return <Nothing kind="filtered">No such alert of this rule.</Nothing>;
  if (show === 'resolved') return <Nothing kind="none">No alert has fired and ended yet.</Nothing>;
  return <Nothing kind="zero">Nothing fires. The rules are watching.</Nothing>;
}
