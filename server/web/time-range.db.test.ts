import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { callRoute, keyHeaders, memberHeaders } from '@/scripts/testing/access/call-route';
import { findRoutes } from '@/scripts/testing/access/find-routes';
import { makePlace } from '@/scripts/testing/access/place';
import { ROUTES } from '@/scripts/testing/access/routes';
import { makeOwner } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';

const database = await createTestDatabase();
const admin = new pg.Client({ connectionString: database.url });
await admin.connect();
afterAll(() => admin.end());

test('every route that takes a range refuses one that ends before it begins, at the same field', async () => {
  await makeOwner();
  const place = await makePlace(admin);
  const member = await memberHeaders(place, 'admin');
  const key = await keyHeaders(place, ['admin']);
  const answers: Record<string, unknown> = {};
  for (const route of await findRoutes()) {
    const access = ROUTES[route.name];
    if (route.method !== 'GET' || (access?.kind !== 'member' && access?.kind !== 'key')) continue;
    const asked = async (more: Record<string, string>) => {
      const own = new URLSearchParams(access.search ?? '');
      const search = `${new URLSearchParams({ ...Object.fromEntries(own), ...more })}`;
      const headers = access.kind === 'key' ? key : member;
      const response = await callRoute(route, { ...access, search }, { project: place, headers });
      return { status: response.status, error: (await response.json()).error };
    };
    // Only a route that does not know the parameter tells which ones it takes.
    const takes: string = (await asked({ surprise: '1' })).error.hint;
    if (!/\bfrom, to\b/.test(takes)) continue;
    const { status, error } = await asked({ from: 'now-1h', to: 'now-2h' });
    answers[route.name] = [status, error.details];
  }
  expect(Object.keys(answers)).toEqual(
    expect.arrayContaining([
      'GET /api/ui/metrics/series',
      'GET /api/v1/ai/acceptance',
      'GET /api/v1/breakers',
      'GET /api/v1/delivery',
      'GET /api/v1/heartbeats',
      'GET /api/v1/logs',
      'GET /api/v1/queues',
      'GET /api/v1/services',
      'GET /api/v1/trails/[id]',
    ]),
  );
  const refused = [400, [{ path: 'from', message: 'is not before to' }]];
  expect(answers).toEqual(Object.fromEntries(Object.keys(answers).map((name) => [name, refused])));
});
