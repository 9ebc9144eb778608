import type { Metadata } from 'next';
import { Prefetched } from '@/components/layout/prefetched';
import { channelQueries } from '@/components/notifications/channel-queries';
import { ChannelsView } from '@/components/notifications/channels-view';
import { listChannels } from '@/server/notifications/list-channels';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Channels' };

interface ChannelsPageProps {
  params: Promise<{ project: string }>;
}

export default async function ChannelsPage({ params }: ChannelsPageProps) {
  const { project, ctx } = await requireProject((await params).project, 'admin');
  const list = await listChannels(ctx);
  return (
    <Prefetched data={[[channelQueries.list(project.slug).queryKey, list]]}>
      <ChannelsView project={project.slug} />
    </Prefetched>
  );
}
