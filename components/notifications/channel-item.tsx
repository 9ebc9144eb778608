'use client';
import { Pause, Play, Send } from 'lucide-react';
import { RemoveButton } from '@/components/access/remove-button';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { StateBadge } from '@/components/ui/state-badge';
import { CHANNEL_MEANINGS } from '@/domain/notifications/channel';
import type { ListedChannel } from '@/domain/notifications/schemas';
import { CHANNEL_ICONS, LEAST_SEVERITIES } from './channel-looks';
import { channelQueries, channelRequests } from './channel-queries';
import { DeliveryLine } from './delivery-line';
import { RenewSecretDialog } from './renew-secret-dialog';

interface ChannelProps {
  project: string;
  channel: ListedChannel;
}

/** One channel: what it is, how the last messages went, and what can be done with it. */
export function ChannelItem({ project, channel }: ChannelProps) {
  const { name, kind, address, deliveries } = channel;
  const Icon = CHANNEL_ICONS[kind];
  return (
    <li className="flex flex-col gap-2 border-line border-b py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 items-start gap-2">
          <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
          <div className="min-w-0">
            <h3 className="break-words font-medium">{name}</h3>
            <p className="break-all text-small text-muted">
              {CHANNEL_MEANINGS[kind].name} · {address}
            </p>
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-1">
          <TestButton project={project} channel={channel} />
          <PauseButton project={project} channel={channel} />
          {kind === 'webhook' ? <RenewSecretDialog project={project} channel={channel} /> : null}
          <RemoveButton
            name={name}
            description="Nothing is sent to it any more, and its address is forgotten. What was sent stays in the alerts’ ledgers."
            action="Remove channel"
            remove={() => channelRequests.remove(project, channel.id)}
            refresh={channelQueries.all(project)}
          />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pl-6">
        <Standing channel={channel} />
        <LeastSeverity project={project} channel={channel} />
      </div>
      <ul aria-label={`Last messages to ${name}`} className="flex flex-col gap-1 pl-6">
        {deliveries.map((delivery) => (
          <DeliveryLine key={delivery.id} delivery={delivery} />
        ))}
        {deliveries.length === 0 ? (
          <li className="text-small text-muted">Nothing was sent to it yet.</li>
        ) : null}
      </ul>
    </li>
  );
}

/** Whether what is sent to it arrives, in words that say what to do next. */
function Standing({
  channel: { isPaused, disabledReason, deliveries },
}: {
  channel: ListedChannel;
}) {
  if (disabledReason !== null)
    return (
      <span className="flex flex-wrap items-center gap-x-2">
        <StateBadge state="failing" word="Switched off" />
        <span className="text-small">{disabledReason} Resume it once that is mended.</span>
      </span>
    );
  if (isPaused) return <StateBadge state="unknown" word="Paused" />;
  const settled = deliveries.find(({ status }) => status === 'delivered' || status === 'dead');
  const trying = deliveries.some(({ status, tries }) => status === 'scheduled' && tries > 0);
  if (trying) return <StateBadge state="degraded" word="Trying again" />;
  if (settled === undefined) return <StateBadge state="unknown" word="Not proven yet" />;
  return settled.status === 'delivered' ? (
    <StateBadge state="healthy" word="Working" />
  ) : (
    <StateBadge state="failing" word="Failing" />
  );
}

function TestButton({ project, channel: { id, name } }: ChannelProps) {
  const test = useChange({
    change: () => channelRequests.test(project, id),
    refresh: channelQueries.all(project),
    done: () => `A test message to ${name} is on its way`,
    failed: `No test message could be sent to ${name}`,
  });
  return (
    <Button pending={test.isPending} onClick={() => test.mutate()}>
      <Send aria-hidden />
      Send a test<span className="sr-only"> to {name}</span>
    </Button>
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
