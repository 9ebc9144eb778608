'use client';
import { Pause, Play } from 'lucide-react';
import { RemoveButton } from '@/components/access/remove-button';
import { useChange } from '@/components/layout/use-change';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { StateBadge } from '@/components/ui/state-badge';
import { CHANNEL_MEANINGS } from '@/domain/notifications/channel';
import type { ListedChannel } from '@/domain/notifications/schemas';
import { CHANNEL_ICONS, LEAST_SEVERITIES } from './channel-looks';
import { channelQueries, channelRequests } from './channel-queries';
import { RenewSecretDialog } from './renew-secret-dialog';
import { TargetItem } from './target-item';
import { TargetStanding } from './target-standing';
import { TestButton } from './test-button';

interface ChannelProps {
  project: string;
  channel: ListedChannel;
}

/** One channel: what it is, how the last messages went, and what can be done with it. */
export function ChannelItem({ project, channel }: ChannelProps) {
  const { id, name, kind, address, isPaused, disabledReason, deliveries } = channel;
  const refresh = channelQueries.all(project);
  return (
    <TargetItem
      icon={CHANNEL_ICONS[kind]}
      name={name}
      title={name}
      meaning={`${CHANNEL_MEANINGS[kind].name} · ${address}`}
      deliveries={deliveries}
      empty="Nothing was sent to it yet."
      controls={
        <>
          <TestButton
            name={name}
            test={() => channelRequests.test(project, id)}
            refresh={refresh}
          />
          <PauseButton project={project} channel={channel} />
          {kind === 'webhook' ? <RenewSecretDialog project={project} channel={channel} /> : null}
          <RemoveButton
            name={name}
            description="Nothing is sent to it any more, and its address is forgotten. What was sent stays in the alerts’ ledgers."
            action="Remove channel"
            remove={() => channelRequests.remove(project, id)}
            refresh={refresh}
          />
        </>
      }
    >
      {isPaused && disabledReason === null ? (
        <StateBadge state="unknown" word="Paused" />
      ) : (
        <TargetStanding
          disabledReason={disabledReason}
          remedy="Resume it once that is mended."
          deliveries={deliveries}
        />
      )}
      <LeastSeverity project={project} channel={channel} />
    </TargetItem>
  );
}

function PauseButton({ project, channel }: ChannelProps) {
  const { id, name, isPaused, disabledReason } = channel;
  const isStopped = isPaused || disabledReason !== null;
  const change = useChange({
    change: () => channelRequests.change(project, id, { isPaused: !isStopped }),
    refresh: channelQueries.all(project),
    done: () => (isStopped ? `${name} is sent to again` : `${name} is paused`),
    failed: `${name} could not be changed`,
  });
  return (
    <IconButton
      icon={isStopped ? Play : Pause}
      label={isStopped ? `Resume ${name}` : `Pause ${name}`}
      disabled={change.isPending}
      onClick={() => change.mutate()}
    />
  );
}

function LeastSeverity({ project, channel: { id, name, leastSeverity } }: ChannelProps) {
  const change = useChange({
    change: (least: ListedChannel['leastSeverity']) =>
      channelRequests.change(project, id, { leastSeverity: least }),
    refresh: channelQueries.all(project),
    failed: `${name} could not be changed`,
  });
  return (
    <div className="flex items-center gap-2 text-small text-muted">
      Takes
      <Select
        aria-label={`What ${name} takes`}
        options={[...LEAST_SEVERITIES]}
        value={leastSeverity}
        disabled={change.isPending}
        onChange={({ target }) => {
          const least = LEAST_SEVERITIES.find(({ value }) => value === target.value);
          if (least) change.mutate(least.value);
        }}
      />
    </div>
  );
}
