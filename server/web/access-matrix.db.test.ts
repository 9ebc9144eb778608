import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, roleAtLeast } from '@/domain/access/role';
import { coversScope, SCOPES } from '@/domain/access/scope';
import {
  type CallOptions,
  callRoute,
  keyHeaders,
  memberHeaders,
  OURS,
} from '@/scripts/testing/access/call-route';
import { type FoundRoute, findRoutes } from '@/scripts/testing/access/find-routes';
import { cookieFor, makePlace, type Place } from '@/scripts/testing/access/place';
import {
  type KeyRoute,
  type MemberRoute,
  ROUTES,
  type RouteAccess,
  type SessionRoute,
} from '@/scripts/testing/access/routes';
import { makeOwner } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { db } from '../db/client';

const database = await createTestDatabase();
const admin = new pg.Client({ connectionString: database.url });
await admin.connect();
afterAll(() => admin.end());

const routes = await findRoutes();
const entries = routes.map((route) => ({ ...route, access: ROUTES[route.name] }));

test('every route has an entry in the matrix, and every entry a route', () => {
  const found = routes.map(({ name }) => name).toSorted();
  expect(found).toEqual(Object.keys(ROUTES).toSorted());
});

let mine: Place;
let other: Place;

beforeAll(async () => {
  await makeOwner();
  mine = await makePlace(admin);
  other = await makePlace(admin);
});

const call = (route: FoundRoute, access: RouteAccess, options: CallOptions) =>
  callRoute(route, access, { project: mine, ...options });

async function expectRefusal(response: Response, status: number): Promise<void> {
  const body = await response.text();
  expect([response.status, body]).toEqual([status, expect.any(String)]);
  expect(body).not.toContain(other.marker);
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  if (response.headers.get('content-type')?.includes('json')) {
    const said = JSON.parse(body);
    expect(said.error?.message ?? said.message).toMatch(/\S/);
  }
}

async function expectAdmitted(response: Response, access: RouteAccess): Promise<void> {
  if (access.endless === true) {
    expect(response.status).toBe(200);
    await response.body?.cancel();
    return;
  }
  const body = await response.text();
  expect([response.status < 300, response.status, body]).toEqual([
    true,
    response.status,
    expect.not.stringContaining(other.marker),
  ]);
  expect(response.headers.get('cache-control')).toMatch(/no-store/);
  expect(response.headers.get('x-request-id')).toMatch(/\S/);
}

const byKind = <K extends RouteAccess['kind']>(kind: K) =>
  entries.flatMap((entry) =>
    entry.access?.kind === kind
      ? [{ ...entry, access: entry.access as Extract<RouteAccess, { kind: K }> }]
      : [],
  );
const writes = ({ method }: { method: string }) => method !== 'GET';

describe.each(byKind('member'))('$name', (route) => {
  const access: MemberRoute = route.access;

  test('asks a visitor to sign in', async () => {
    await expectRefusal(await call(route, access, { headers: OURS }), 401);
  });

  test('takes no API key for a session', async () => {
    const headers = { ...OURS, ...(await keyHeaders(mine, ['admin'])) };
    await expectRefusal(await call(route, access, { headers }), 401);
  });

  test('does not exist for a member of another project', async () => {
    const headers = await memberHeaders(mine, 'admin');
    await expectRefusal(await call(route, access, { project: other, headers }), 404);
  });

  test.each(ROLES.filter((role) => !roleAtLeast(role, access.role)))(
    'is forbidden to a %s',
    async (role) => {
      await expectRefusal(
        await call(route, access, { headers: await memberHeaders(mine, role) }),
        403,
      );
    },
  );

  if (access.params !== undefined && !route.address.includes('/trails/'))
    test('finds nothing under the id of another project', async () => {
      const headers = await memberHeaders(mine, 'admin');
      await expectRefusal(await call(route, access, { ids: other, headers }), 404);
    });

  if (writes(route))
    test('takes no change from elsewhere', async () => {
      const headers = await memberHeaders(mine, 'admin');
      const from = (changed: Record<string, string>) =>
        call(route, access, { headers: { ...headers, ...changed } });
      await expectRefusal(await from({ 'x-candor-request': '' }), 403);
      await expectRefusal(await from({ origin: 'https://evil.example' }), 403);
      await expectRefusal(await from({ 'sec-fetch-site': 'cross-site' }), 403);
      await expectRefusal(await from({ 'content-type': 'text/plain' }), 415);
    });

  test('answers an unknown parameter with what it takes', async () => {
    const headers = await memberHeaders(mine, 'admin');
    const wrong = { ...access, search: `${access.search ?? ''}&surprise=1` };
    await expectRefusal(await call(route, wrong, { headers }), 400);
  });

  test(`lets a ${access.role} in, and tells nothing of other projects`, async () => {
    const project = await makePlace(admin);
    const headers = await memberHeaders(project, access.role);
    await db().savedView.updateMany({ data: { createdById: await newestPerson() } });
    await expectAdmitted(await call(route, access, { project, headers }), access);
  });
});

/** Whoever signed in last in this file: the one whose headers were just made. */
async function newestPerson(): Promise<string> {
  const session = await db().userSession.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
  return session.userId;
}

describe.each(byKind('session'))('$name', (route) => {
  const access: SessionRoute = route.access;

  test('asks a visitor to sign in', async () => {
    await expectRefusal(await call(route, access, { headers: OURS }), 401);
  });

  test('takes no API key for a session', async () => {
    const headers = { ...OURS, ...(await keyHeaders(mine, ['admin'])) };
    await expectRefusal(await call(route, access, { headers }), 401);
  });

  test('refuses an ended session', async () => {
    const headers = await memberHeaders(mine, 'admin');
    await db().userSession.updateMany({ data: { revokedAt: new Date() } });
    await expectRefusal(await call(route, access, { headers }), 401);
  });

  if (access.owner)
    test('is forbidden to a project’s admin who does not own the organisation', async () => {
      const headers = await memberHeaders(mine, 'admin');
      await expectRefusal(await call(route, access, { headers }), 403);
    });

  if (access.owner)
    test('does not exist for the owner of another organisation', async () => {
      const stranger = await db().user.create({
        data: {
          email: `${crypto.randomUUID()}@example.com`,
          name: 'Stranger',
          organisations: {
            create: { role: 'owner', organisation: { create: { name: 'Elsewhere' } } },
          },
        },
      });
      const actor = { kind: 'user', id: stranger.id, name: stranger.name } as const;
      const person = { ...stranger, ctx: { requestId: 'test-request', actor } };
      const headers = { ...OURS, cookie: await cookieFor(person) };
      await expectRefusal(await call(route, access, { headers }), 404);
    });

  if (writes(route))
    test('takes no change from elsewhere', async () => {
      const headers = await memberHeaders(mine, 'admin');
      const from = (changed: Record<string, string>) =>
        call(route, access, { headers: { ...headers, ...changed } });
      await expectRefusal(await from({ 'x-candor-request': '' }), 403);
      await expectRefusal(await from({ 'sec-fetch-site': 'same-site' }), 403);
    });

  if (access.owner)
    test('lets an owner in', async () => {
      const project = await makePlace(admin);
      const headers = { ...OURS, cookie: await cookieFor(await makeOwner()) };
      const response = await call(route, access, { project, headers });
      expect(response.status).toBeLessThan(300);
    });
  else if (access.params === undefined)
    test('lets anybody signed in, and tells nothing of other projects', async () => {
      const headers = await memberHeaders(mine, 'viewer');
      await expectAdmitted(await call(route, access, { headers }), access);
    });
  else
    test('finds nothing under an id that is not one’s own', async () => {
      const headers = await memberHeaders(mine, 'viewer');
      await expectRefusal(await call(route, access, { ids: other, headers }), 404);
    });
});

describe.each(byKind('key'))('$name', (route) => {
  const access: KeyRoute = route.access;

  test('asks for a key', async () => {
    const response = await call(route, access, {});
    expect(response.headers.get('www-authenticate')).toContain('Bearer');
    await expectRefusal(response, 401);
  });

  test('takes no session for a key', async () => {
    const headers = await memberHeaders(mine, 'admin');
    await expectRefusal(await call(route, access, { headers }), 401);
  });

  test.each(SCOPES.filter((scope) => !coversScope([scope], access.scope)))(
    'is forbidden to a key with the scope %s alone',
    async (scope) => {
      const headers = await keyHeaders(mine, [scope]);
      await expectRefusal(await call(route, access, { headers }), 403);
    },
  );

  test('answers an unknown parameter with what it takes', async () => {
    const headers = await keyHeaders(mine, ['admin']);
    const wrong = { ...access, search: `${access.search ?? ''}&surprise=1` };
    await expectRefusal(await call(route, wrong, { headers }), 400);
  });

  test(`lets a key with the scope ${access.scope} in`, async () => {
    const headers = await keyHeaders(mine, [access.scope]);
    await expectAdmitted(await call(route, access, { headers, ids: mine, project: mine }), access);
  });

  test('tells a key nothing of other projects', async () => {
    const headers = await keyHeaders(mine, [access.scope]);
    const response = await call(route, access, { headers, ids: other, project: mine });
    // What another project's id leads to is not there, or is an empty answer.
    if (response.status === 404) await expectRefusal(response, 404);
    else await expectAdmitted(response, access);
  });
});

test('what is open to everybody says why', () => {
  for (const { access } of byKind('open')) expect(access.because).toMatch(/\S/);
});
