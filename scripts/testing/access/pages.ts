import type { Role } from '@/domain/access/role';

export type PageAccess =
  /** For those who are not signed in. */
  | { kind: 'open'; because: string; leadsTo?: string }
  /** For whoever is signed in. */
  | { kind: 'session'; leadsTo?: string }
  /** For members of the project in its address, from a role on. */
  | { kind: 'member'; role: Role; leadsTo?: string };

const member = (role: Role): PageAccess => ({ kind: 'member', role });

/**
 * Who may open each page, by address; `leadsTo` is where a page sends those it is for. A page that is not here fails
 * the access matrix, and so does an entry without a page.
 */
export const PAGES: Record<string, PageAccess> = {
  '/': { kind: 'session', leadsTo: '/p' },
  '/sign-in': { kind: 'open', because: 'is where one signs in', leadsTo: '/' },
  '/sign-in/once': { kind: 'open', because: 'the link’s secret admits, once', leadsTo: '/' },
  '/set-up': { kind: 'open', because: 'works while nobody has an account', leadsTo: '/sign-in' },
  '/invite/[token]': { kind: 'open', because: 'the link’s secret admits, once' },
  '/reference': { kind: 'open', because: 'tells what /api/openapi.json tells everybody' },
  '/account': { kind: 'session' },
  '/account/reach': { kind: 'session' },
  '/organisation': { kind: 'session' },
  '/p': { kind: 'session', leadsTo: '/p/' },
  '/p/[project]': member('viewer'),
  '/p/[project]/not-allowed': member('viewer'),
  '/p/[project]/services': member('viewer'),
  '/p/[project]/services/[service]': member('viewer'),
  '/p/[project]/alerts': member('viewer'),
  '/p/[project]/alerts/[id]': member('viewer'),
  '/p/[project]/alerts/rules': member('viewer'),
  '/p/[project]/alerts/rules/new': member('editor'),
  '/p/[project]/alerts/rules/[id]': member('viewer'),
  '/p/[project]/alerts/silences': member('viewer'),
  '/p/[project]/alerts/quality': member('viewer'),
  '/p/[project]/incidents': member('viewer'),
  '/p/[project]/incidents/[id]': member('viewer'),
  '/p/[project]/incidents/times': member('viewer'),
  '/p/[project]/actions': member('viewer'),
  '/p/[project]/learning': member('viewer'),
  '/p/[project]/logs': member('viewer'),
  '/p/[project]/trails': member('viewer'),
  '/p/[project]/trails/[id]': member('viewer'),
  '/p/[project]/breakers': member('viewer'),
  '/p/[project]/breakers/[id]': member('viewer'),
  '/p/[project]/ai': member('viewer'),
  '/p/[project]/ai/behaviour': member('viewer'),
  '/p/[project]/ai/evaluations': member('viewer'),
  '/p/[project]/ai/ledger': member('viewer'),
  '/p/[project]/ai/settings': member('viewer'),
  '/p/[project]/metrics': member('viewer'),
  '/p/[project]/heartbeats': member('viewer'),
  '/p/[project]/heartbeats/[slug]': member('viewer'),
  '/p/[project]/on-call': member('viewer'),
  '/p/[project]/postmortems': member('viewer'),
  '/p/[project]/postmortems/[id]': member('viewer'),
  '/p/[project]/postmortems/[id]/print': member('viewer'),
  '/p/[project]/postmortems/templates': member('viewer'),
  '/p/[project]/delivery': member('viewer'),
  '/p/[project]/queues': member('viewer'),
  '/p/[project]/queues/[queue]': member('viewer'),
  '/p/[project]/connect': member('viewer'),
  '/p/[project]/ingest': member('viewer'),
  '/p/[project]/settings': member('viewer'),
  '/p/[project]/settings/members': member('viewer'),
  '/p/[project]/settings/api-keys': member('admin'),
  '/p/[project]/settings/status': member('admin'),
  '/p/[project]/settings/webhooks': member('admin'),
  '/p/[project]/settings/audit': member('admin'),
  '/p/[project]/settings/collectors': member('admin'),
  '/p/[project]/settings/channels': member('admin'),
};
