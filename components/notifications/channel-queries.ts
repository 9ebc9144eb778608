import { queryOptions } from '@tanstack/react-query';
import { fetchJson, withQuery } from '@/components/layout/fetch-json';
import type {
  ChangeChannelInput,
  CreateChannelInput,
  channelListSchema,
  createdChannelSchema,
  renewedSecretSchema,
} from '@/domain/notifications/schemas';

const REFRESH_MS = 5_000;
const REFRESH_WHILE_SENDING_MS = 1_000;

export const channelQueries = {
  all: (project: string) => ['channels', project] as const,

  /** Read again and again: messages go out while somebody looks. */
  list: (project: string) =>
    queryOptions({
      queryKey: [...channelQueries.all(project), 'list'],
      queryFn: ({ signal }) =>
        fetchJson<typeof channelListSchema>('/api/ui/channels', { query: { project }, signal }),
      refetchInterval: ({ state: { data } }) =>
        data?.items.some(({ deliveries }) => deliveries[0]?.settledAt === null)
          ? REFRESH_WHILE_SENDING_MS
          : REFRESH_MS,
    }),
};

const at = (project: string, id: string, part = '') =>
  withQuery(`/api/ui/channels/${id}${part}`, { project });

/** Changes to where notifications go; each throws ApiError with the server's words. */
export const channelRequests = {
  create: (project: string, body: Partial<CreateChannelInput>) =>
    fetchJson<typeof createdChannelSchema>(withQuery('/api/ui/channels', { project }), { body }),

  test: (project: string, id: string) => fetchJson(at(project, id, '/test'), { method: 'POST' }),

  renewSecret: (project: string, id: string) =>
    fetchJson<typeof renewedSecretSchema>(at(project, id, '/secret'), { method: 'POST' }),

  change: (project: string, id: string, body: ChangeChannelInput) =>
    fetchJson(at(project, id), { method: 'PATCH', body }),

  remove: (project: string, id: string) => fetchJson(at(project, id), { method: 'DELETE' }),
};
