import { afterAll, expect, it } from 'vitest';
import { makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, readInProject, systemPool } from '@/server/db/client';
import type { Queryable } from '@/server/db/sql/bind';
import { forgetOldRevisions } from '@/server/db/sql/delivery-revision';
import { readDeliveryHistory } from './read-delivery-history';

await createTestDatabase();
afterAll(closeConnections);

const DAY = 86_400_000;

const deploy = (client: Queryable, projectId: string, id: string, daysAgo = 0.1) =>
  client.query(
    `INSERT INTO deployment (project_id, service, environment, id, sha, status, finished_at, ts, source)
     SELECT $1, 'shop', 'production', $2, $2, 'succeeded', at, at, 'api'
     FROM (SELECT candor_now() - make_interval(secs => $3) AS at) moment`,
    [projectId, id, (daysAgo * DAY) / 1_000],
  );

const history = (
  projectId: string,
  { fromDays = 7, toDays = 0, service = null as string | null } = {},
) =>
  readInProject(projectId, (client) =>
    readDeliveryHistory(client, {
      projectId,
      fromMs: Date.now() - fromDays * DAY,
      toMs: Date.now() - toDays * DAY,
      service,
    }),
  );

const idsOf = ({ byRef }: Awaited<ReturnType<typeof history>>) =>
  [...byRef.values()].map(({ id }) => id).sort();

it('is read once while nothing changes, whoever of a project asks and when', async () => {
  const { id } = await makeProject('Quiet');
  await deploy(systemPool(), id, 'one');
  const first = await history(id);
  expect(idsOf(first)).toEqual(['one']);
  expect(await history(id)).toBe(first);
  // The page of a week and the list of five days are of one history.
  expect(await history(id, { fromDays: 5 })).toBe(first);
  expect(await history(id, { service: 'shop' })).not.toBe(first);
});

it('is read anew when a deployment, an incident or what a person said of them changes, and of that project alone', async () => {
  const { id } = await makeProject('Busy');
  const other = await makeProject('Other');
  await deploy(systemPool(), id, 'one');
  await deploy(systemPool(), other.id, 'elsewhere');
  const elsewhere = await history(other.id);
  const changes = [
    () => deploy(systemPool(), id, 'two'),
    () =>
      systemPool().query(
        `UPDATE deployment SET status = 'failed' WHERE project_id = $1 AND id = 'two'`,
        [id],
      ),
    () =>
      systemPool().query(
        `INSERT INTO delivery_incident (project_id, id, title, started_at) VALUES ($1, 'outage', 'Outage', candor_now())`,
        [id],
      ),
    () =>
      systemPool().query(
        `INSERT INTO deployment_incident (project_id, service, environment, deployment_id, incident_id, is_confirmed, decided_by)
         VALUES ($1, 'shop', 'production', 'one', 'outage', true, 'Ada')`,
        [id],
      ),
    () => systemPool().query(`DELETE FROM deployment WHERE project_id = $1 AND id = 'two'`, [id]),
  ];
  let before = await history(id);
  for (const change of changes) {
    await change();
    const after = await history(id);
    expect(after).not.toBe(before);
    before = after;
  }
  expect(before.links).toHaveLength(1);
  expect(idsOf(before)).toEqual(['one']);
  expect(await history(other.id)).toBe(elsewhere);
});

it('knows what a slow writer commits after a quicker one that began later', async () => {
  const { id } = await makeProject('Race');
  const slow = await systemPool().connect();
  try {
    await slow.query('BEGIN');
    await deploy(slow, id, 'slow');
    await deploy(systemPool(), id, 'quick');
    expect(idsOf(await history(id))).toEqual(['quick']);
    await slow.query('COMMIT');
  } finally {
    slow.release();
  }
  expect(idsOf(await history(id))).toEqual(['quick', 'slow']);
});

it('still knows of a change when old ones have been forgotten', async () => {
  const { id } = await makeProject('Forgotten');
  await deploy(systemPool(), id, 'one');
  await deploy(systemPool(), id, 'two');
  await systemPool().query(
    `UPDATE delivery_revision SET made_at = made_at - interval '1 hour' WHERE project_id = $1`,
    [id],
  );
  const before = await history(id);
  await forgetOldRevisions(systemPool());
  const { rows } = await systemPool().query('SELECT FROM delivery_revision WHERE project_id = $1', [
    id,
  ]);
  expect(rows).toHaveLength(1);
  await deploy(systemPool(), id, 'three');
  expect(idsOf(await history(id))).toEqual(['one', 'three', 'two']);
  expect(idsOf(before)).toEqual(['one', 'two']);
});

it('of a time that is over has what was deployed then, and a month on both sides', async () => {
  const { id } = await makeProject('Past');
  for (const [name, daysAgo] of [
    ['before', 75],
    ['then', 50],
    ['after', 35],
    ['today', 0.1],
  ] as const) {
    await deploy(systemPool(), id, name, daysAgo);
  }
  expect(idsOf(await history(id, { fromDays: 55, toDays: 45 }))).toEqual([
    'after',
    'before',
    'then',
  ]);
});
