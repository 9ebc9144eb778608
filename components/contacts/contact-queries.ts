import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { fetchJson } from '@/components/layout/fetch-json';
import {
  type AddContactMethodInput,
  addedContactMethodSchema,
  contactListSchema,
  type QuietHoursInput,
} from '@/domain/notifications/contact-schemas';

const REFRESH_MS = 5_000;
const REFRESH_WHILE_SENDING_MS = 1_000;
const METHODS = '/api/ui/account/contact-methods';
const nothing = z.undefined();

export const contactQueries = {
  /** Read again and again: messages go out while somebody looks. */
  list: () =>
    queryOptions({
      queryKey: ['account', 'contact-methods'],
      queryFn: ({ signal }) => fetchJson(METHODS, contactListSchema, { signal }),
      refetchInterval: ({ state: { data } }) =>
        data?.items.some(({ deliveries }) => deliveries[0]?.settledAt === null)
          ? REFRESH_WHILE_SENDING_MS
          : REFRESH_MS,
    }),
};

/** Changes to how one is reached; each throws ApiError with the server's words. */
export const contactRequests = {
  add: (body: AddContactMethodInput) => fetchJson(METHODS, addedContactMethodSchema, { body }),

  verify: (id: string, code: string) =>
    fetchJson(`${METHODS}/${id}/verify`, nothing, { body: { code } }),

  sendCode: (id: string) => fetchJson(`${METHODS}/${id}/code`, nothing, { method: 'POST' }),

  test: (id: string) => fetchJson(`${METHODS}/${id}/test`, nothing, { method: 'POST' }),

  remove: (id: string) => fetchJson(`${METHODS}/${id}`, nothing, { method: 'DELETE' }),

  order: (ids: readonly string[]) =>
    fetchJson(`${METHODS}/order`, nothing, { method: 'PUT', body: { ids } }),

  changeQuiet: (body: QuietHoursInput) =>
    fetchJson('/api/ui/account/quiet-hours', nothing, { method: 'PUT', body }),
};
