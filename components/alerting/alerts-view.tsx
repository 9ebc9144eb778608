'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useUrlState } from '@/components/layout/use-url-state';
import { Button } from '@/components/ui/button';
import { Nothing } from '@/components/ui/nothing';
import { Segmented } from '@/components/ui/segmented';
import { whenOpened } from '@/components/ui/when-opened';
import type { AlertAnswer } from '@/domain/alerting/alert-answers';
import { alertsViewSchema, askedState, type ShownAlerts } from '@/domain/alerting/alerts-view';
import { describeAlerts } from '@/domain/alerting/describe-alerts';
import { matchersFor } from '@/domain/silences/matchers-for';
import { AlertGroups } from './alert-groups';
import { AlertTabs } from './alert-tabs';
import { alertsQueries, MOST_ALERTS } from './alerts-queries';
import { ReviewBar, SelectionBar } from './inbox-bar';
import { useAlertKeys } from './use-alert-keys';
import { useInboxActions } from './use-inbox-actions';

const SilenceDialog = whenOpened(() =>
  import('@/components/silences/silence-dialog').then((file) => file.SilenceDialog),
);

interface AlertsViewProps {
  project: string;
  mayAct: boolean;
}

const SHOWN = [
  { value: 'open', label: 'Open' },
  { value: 'silenced', label: 'Silenced' },
  { value: 'resolved', label: 'Over' },
] as const;
/** The stream says when something changes; this is for when it is away. */
const LOOK_AGAIN_MS = 15_000;

/** The inbox: what fires, who has it, how bad it is against normal. */
export function AlertsView({ project, mayAct }: AlertsViewProps) {
  const [{ show, rule }, setView] = useUrlState(alertsViewSchema);
  const list = useQuery({
    ...alertsQueries.list({ project, state: askedState(show), rule }),
    refetchInterval: LOOK_AGAIN_MS,
  });
  const inbox = useInboxActions(project);
  const [isSilencing, setSilencing] = useState(false);
  const listRef = useRef<HTMLDivElement>(null);
  useAlertKeys({ listRef, mayAct, inbox });
  const { data } = list;
  const items = useMemo(() => data?.items.filter((alert) => isShown(alert, show)), [data, show]);
  const silenced = show === 'open' && data ? data.items.length - (items?.length ?? 0) : 0;
  // What has ended meanwhile is selected no more.
  const selected = items?.filter(({ id }) => inbox.selected.has(id)) ?? [];
  const selectedIds = selected.map(({ id }) => id);
  return (
    <SignalPage
      title="Alerts"
      answer={items === undefined ? null : answerOf(items, { show, rule, silenced })}
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
        {mayAct && show !== 'resolved' && items !== undefined && items.length > 1 ? (
          <Button
            variant="ghost"
            onClick={() =>
              inbox.select(selected.length === items.length ? [] : items.map(({ id }) => id))
            }
          >
            {selected.length === items.length ? 'Select none' : 'Select all'}
          </Button>
        ) : null}
        {rule === '' ? null : (
          <Button variant="ghost" onClick={() => setView({ rule: '' })}>
            Of one rule; show all
          </Button>
        )}
      </div>
      {selected.length > 0 ? (
        <SelectionBar
          count={selected.length}
          pending={inbox.isBusy}
          act={(input) => inbox.act(selectedIds, input)}
          onSilence={() => setSilencing(true)}
          onClear={() => inbox.select([])}
        />
      ) : inbox.asked.length > 0 ? (
        <ReviewBar
          count={inbox.asked.length}
          act={(input) => inbox.act(inbox.asked, input)}
          onClear={inbox.stopAsking}
        />
      ) : null}
      <QueryContent query={{ ...list, data: items }} loading="Loading the alerts">
        {(alerts) =>
          alerts.length === 0 ? (
            <Empty show={show} rule={rule} />
          ) : (
            <>
              <div ref={listRef}>
                <AlertGroups
                  project={project}
                  alerts={alerts}
                  grouped={show !== 'resolved'}
                  mayAct={mayAct}
                  inbox={inbox}
                />
              </div>
              {data?.nextCursor == null ? null : (
                <p className="px-gutter py-2 text-small text-muted">
                  The newest {MOST_ALERTS}; GET /api/v1/alerts pages through all of them.
                </p>
              )}
            </>
          )
        }
      </QueryContent>
      {isSilencing ? (
        <SilenceDialog
          project={project}
          matchers={matchersFor(
            selected.map((alert) => ({ rule: alert.rule.key, labels: alert.labels })),
          )}
          onClose={() => setSilencing(false)}
        />
      ) : null}
    </SignalPage>
  );
}

function isShown({ silenced }: AlertAnswer, show: ShownAlerts): boolean {
  return show === 'resolved' || (silenced !== null) === (show === 'silenced');
}

interface Shown {
  show: ShownAlerts;
  rule: string;
  /** How many are left out here, being silenced. */
  silenced: number;
}

function answerOf(items: readonly AlertAnswer[], { show, rule, silenced }: Shown): string {
  const of = rule === '' ? '' : ' of this rule';
  if (show === 'resolved')
    return items.length === 0 ? `No alert${of} is over yet` : `The latest${of} that are over`;
  if (show === 'silenced')
    return items.length === 0 ? 'Nothing that is open is silenced' : `${items.length} silenced`;
  return `${describeAlerts(items)}${silenced === 0 ? '' : `; ${silenced} silenced`}`;
}

function Empty({ show, rule }: { show: ShownAlerts; rule: string }) {
  if (rule !== '') return <Nothing kind="filtered">No such alert of this rule.</Nothing>;
  if (show === 'resolved') return <Nothing kind="none">No alert has fired and ended yet.</Nothing>;
  if (show === 'silenced')
    return <Nothing kind="zero">No open alert is kept from being told.</Nothing>;
  return <Nothing kind="zero">Nothing fires. The rules are watching.</Nothing>;
}
