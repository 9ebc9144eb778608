'use client';
import { useQuery } from '@tanstack/react-query';
import { Section } from '@/components/access/section';
import { StaleBanner } from '@/components/access/stale-banner';
import type { ListedChannel } from '@/domain/notifications/schemas';
import { AddChannelDialog } from './add-channel-dialog';
import { ChannelItem } from './channel-item';
import { channelQueries } from './channel-queries';
import { MailServerBanner } from './mail-server-banner';

function inWords(channels: readonly ListedChannel[]): string {
  if (channels.length === 0) return 'There is no channel: what is serious goes to every admin.';
  const working = channels.filter(
    ({ isPaused, disabledReason }) => !isPaused && disabledReason === null,
  );
  if (working.length === 0) return 'No channel is in use: what is serious goes to every admin.';
  const failing = working.filter(({ deliveries }) => deliveries[0]?.status === 'dead').length;
  const count = `${working.length} ${working.length === 1 ? 'channel is' : 'channels are'} told`;
  return failing === 0
    ? `${count} when something fires.`
    : `${count}; ${failing} could not be reached.`;
}

/** Where the notifications of one project go. */
export function ChannelsView({ project }: { project: string }) {
  const { data, error } = useQuery(channelQueries.list(project));
  const channels = data?.items ?? [];
  return (
    <Section
      title="Channels"
      answer={inWords(channels)}
      action={<AddChannelDialog project={project} />}
    >
      <StaleBanner error={error} />
      <MailServerBanner isThere={data?.hasMailServer} />
      {channels.length === 0 ? (
        <p className="text-muted">
          Add a Slack or Teams webhook, e-mail addresses, a PagerDuty service, or a webhook of your
          own. Then send it a test message: it goes the way that alerts go.
        </p>
      ) : (
        <ul aria-label="Channels of this project" className="flex flex-col">
          {channels.map((channel) => (
            <ChannelItem key={channel.id} project={project} channel={channel} />
          ))}
        </ul>
      )}
    </Section>
  );
}
