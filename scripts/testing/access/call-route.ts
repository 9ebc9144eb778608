import type { Role } from '@/domain/access/role';
import type { Scope } from '@/domain/access/scope';
import { systemContext } from '@/server/context';
import { makeApiKey, makeMember } from '../make-project';
import type { FoundRoute } from './find-routes';
import { cookieFor, type Place } from './place';
import type { RouteAccess } from './routes';

const ORIGIN = 'http://127.0.0.1:3000';
export const OURS = { 'x-candor-request': '1', origin: ORIGIN, 'sec-fetch-site': 'same-origin' };

export interface CallOptions {
  /** Whose ids stand in the address and the body; the project's own by default. */
  ids?: Place;
  project?: Place;
  headers?: Record<string, string>;
}

/** Calls a route's handler as its entry in the matrix says that it is called. */
export async function callRoute(
  route: FoundRoute,
  access: RouteAccess,
  { project, ids = project, headers = {} }: CallOptions & { project: Place },
): Promise<Response> {
  const params = access.params?.(ids) ?? {};
  const address = route.address.replaceAll(/\[([A-Za-z]+)\]/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const search = new URLSearchParams(access.search ?? '');
  if (access.kind === 'member') search.set('project', project.slug);
  if (route.address.startsWith('/api/ui/organisation/'))
    search.set('organisation', project.organisationId);
  const body = access.body === undefined ? undefined : JSON.stringify(access.body(ids));
  const request = new Request(`${ORIGIN}${address}?${search}`.replace(/\?$/, ''), {
    method: route.method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  return route.handler(request, { params: Promise.resolve(params) });
}

/** As a member of a project sends them from its pages. */
export async function memberHeaders(project: Place, role: Role) {
  return { ...OURS, cookie: await cookieFor(await makeMember(project, role)) };
}

export async function keyHeaders(project: Place, scopes: Scope[]) {
  const ctx = { ...systemContext('Tests'), projectId: project.id, role: null, scopes: [] };
  return { authorization: (await makeApiKey({ ctx }, scopes)).authorization };
}
