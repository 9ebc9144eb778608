import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/components/layout/fetch-json';
import type {
  AddContactMethodInput,
  addedContactMethodSchema,
  ChangeContactMethodInput,
  contactListSchema,
  QuietHoursInput,
} from '@/domain/notifications/contact-schemas';
import { thisDevice } from './browser-subscription';

const REFRESH_MS = 5_000;
const REFRESH_WHILE_SENDING_MS = 1_000;
const METHODS = '/api/ui/account/contact-methods';

export const contactQueries = {
  /** Read again and again: messages go out while somebody looks. */
  list: () =>
    queryOptions({
      queryKey: ['account', 'contact-methods'],
      queryFn: ({ signal }) => fetchJson<typeof contactListSchema>(METHODS, { signal }),
      refetchInterval: ({ state: { data } }) =>
        data?.items.some(({ deliveries }) => deliveries[0]?.settledAt === null)
          ? REFRESH_WHILE_SENDING_MS
          : REFRESH_MS,
    }),

  /** By what Candor knows this browser; looked up again when there are other methods. */
  thisDevice: (items: readonly { id: string }[]) =>
    queryOptions({
      queryKey: ['account', 'this-device', items.map(({ id }) => id)],
      queryFn: thisDevice,
    }),
};

/** Changes to how one is reached; each throws ApiError with the server's words. */
export const contactRequests = {
  add: (body: AddContactMethodInput) =>
    fetchJson<typeof addedContactMethodSchema>(METHODS, { body }),

  verify: (id: string, code: string) => fetchJson(`${METHODS}/${id}/verify`, { body: { code } }),

  sendCode: (id: string) => fetchJson(`${METHODS}/${id}/code`, { method: 'POST' }),

  test: (id: string) => fetchJson(`${METHODS}/${id}/test`, { method: 'POST' }),

  change: (id: string, body: ChangeContactMethodInput) =>
    fetchJson(`${METHODS}/${id}`, { method: 'PATCH', body }),

  remove: (id: string) => fetchJson(`${METHODS}/${id}`, { method: 'DELETE' }),

  order: (ids: readonly string[]) =>
    fetchJson(`${METHODS}/order`, { method: 'PUT', body: { ids } }),

  changeQuiet: (body: QuietHoursInput) =>
    fetchJson('/api/ui/account/quiet-hours', { method: 'PUT', body }),
};
