'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { StateLanes } from '@/components/charts/state-lanes';
import { KeyedCommands } from '@/components/connect/keyed-commands';
import { PageCrumb } from '@/components/layout/page-crumb';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useTimeRange } from '@/components/layout/use-time-range';
import { DataTable } from '@/components/tables/data-table';
import { Nothing } from '@/components/ui/nothing';
import { StatRow, StatTile } from '@/components/ui/stat-tile';
import { StateBadge } from '@/components/ui/state-badge';
import { heartbeatSnippets } from '@/domain/connect/heartbeat-snippets';
import { BEATS_TOLD } from '@/domain/heartbeats/beats-told';
import { describeHeartbeat } from '@/domain/heartbeats/describe-heartbeats';
import type { HeartbeatHistory } from '@/domain/heartbeats/heartbeat-answers';
import { BEAT_COLUMNS } from './beat-columns';
import { HeartbeatActions } from './heartbeat-actions';
import { heartbeatLanes } from './heartbeat-lanes';
import { HEARTBEAT_LOOKS, HEARTBEAT_STATES } from './heartbeat-looks';
import { heartbeatsQueries } from './heartbeats-queries';

interface HeartbeatViewProps {
  project: string;
  slug: string;
  mayChange: boolean;
}

/** Nobody tells of a silence: the page has to look. */
const LOOK_AGAIN_MS = 10_000;

/** One job: how it stands, what it said, and how to make it beat. */
export function HeartbeatView(props: HeartbeatViewProps) {
  const { project, slug, mayChange } = props;
  const time = useTimeRange();
  const filter = useMemo(() => ({ project, ...time.range }), [project, time.range]);
  const one = useQuery({
    ...heartbeatsQueries.one(filter, slug),
    refetchInterval: time.refresh === 'live' ? LOOK_AGAIN_MS : time.refetchInterval,
  });
  const { data } = one;
  const lanes = useMemo(
    () => (data ? heartbeatLanes(project, [data.heartbeat]) : []),
    [project, data],
  );
  return (
    <SignalPage
      title={
        <PageCrumb project={project} of="Heartbeats" segment="heartbeats">
          <span className="min-w-0 break-all">{slug}</span>
        </PageCrumb>
      }
      answer={data ? describeHeartbeat(data.heartbeat) : null}
      queries={[one]}
      actions={
        data && mayChange ? <HeartbeatActions project={project} heartbeat={data.heartbeat} /> : null
      }
    >
      <QueryContent query={one} loading="Loading the heartbeat">
        {(history) => (
          <>
            <Figures history={history} />
            <PageSection title="Course">
              <StateLanes
                title="Heard of and missed"
                window={{ fromMs: Date.parse(history.from), toMs: Date.parse(history.to) }}
                lanes={lanes}
                states={HEARTBEAT_LOOKS}
                refreshing={one.isFetching}
                onZoom={time.zoomTo}
                onZoomBack={time.zoomBack}
              />
            </PageSection>
            <PageSection
              title="Beats"
              note={
                history.beats.length === BEATS_TOLD ? `the latest ${BEATS_TOLD} of this time` : null
              }
              bleed
            >
              <DataTable
                noun="beats"
                columns={BEAT_COLUMNS}
                rows={history.beats}
                rowKey={({ id }) => id}
                initialSort="-at"
                empty={
                  <div className="px-gutter py-2">
                    <Nothing kind="none">No beat in this time.</Nothing>
                  </div>
                }
              />
            </PageSection>
            <PageSection title="How it beats">
              <KeyedCommands
                project={project}
                steps={(sender) => {
                  const { everySeconds, graceSeconds } = history.heartbeat;
                  return heartbeatSnippets({ ...sender, slug, everySeconds, graceSeconds });
                }}
              />
            </PageSection>
          </>
        )}
      </QueryContent>
    </SignalPage>
  );
}

function Figures({ history: { heartbeat } }: { history: HeartbeatHistory }) {
  const { state, word } = HEARTBEAT_STATES[heartbeat.state];
  const unknownBecause = 'Nothing was due in this time.';
  return (
    <StatRow label="How it stands">
      <StatTile label="State" value={{ drawn: <StateBadge state={state} word={word} /> }} />
      <StatTile label="Every" value={heartbeat.everySeconds} unit="s" />
      <StatTile label="Grace" value={heartbeat.graceSeconds} unit="s" />
      <StatTile label="Expected" value={heartbeat.expected} unknownBecause={unknownBecause} />
      <StatTile label="Heard" value={heartbeat.received} />
      <StatTile label="Missed" value={heartbeat.missed} unknownBecause={unknownBecause} />
      <StatTile label="Failed" value={heartbeat.failed} />
    </StatRow>
  );
}
