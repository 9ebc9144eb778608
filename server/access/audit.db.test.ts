import { expect, test } from 'vitest';
import { makeMember, makeOwner, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { db, inProject } from '../db/client';
import { archiveProject } from '../projects/archive-project';
import { createProject } from '../projects/create-project';
import { findMemberProject } from '../projects/find-member-project';
import { renameProject } from '../projects/rename-project';
import { updateProjectSettings } from '../projects/update-project-settings';
import { listAudit, listOrganisationAudit } from './list-audit';
import { recordAudit } from './record-audit';

await createTestDatabase();

test('pages of the audit log stay stable while new lines arrive', async () => {
  const project = await makeProject();
  const write = (count: number, action: string) =>
    inProject(project.id, async (tx) => {
      for (let index = 0; index < count; index += 1)
        await recordAudit(tx, project.ctx, { action, subject: `${action} ${index}` });
    });
  await write(7, 'view.create');
  const first = await listAudit({ ctx: project.ctx, query: { limit: 5 } });
  await write(3, 'view.delete');
  const second = await listAudit({
    ctx: project.ctx,
    query: { limit: 5, ...(first.nextCursor === null ? {} : { cursor: first.nextCursor }) },
  });
  const seen = [...first.items, ...second.items].map(({ subject }) => subject);
  expect(seen).toEqual([...[6, 5, 4, 3, 2, 1, 0].map((index) => `view.create ${index}`), 'Shop']);
  expect(second.nextCursor).toBeNull();
});

test('the audit log is narrowed by action and by name', async () => {
  const project = await makeProject();
  const editor = await makeMember(project, 'editor');
  await inProject(project.id, async (tx) => {
    await recordAudit(tx, editor.ctx, { action: 'view.create', subject: 'mine' });
    await recordAudit(tx, project.ctx, { action: 'api_key.create', subject: 'other' });
  });
  const list = async (query: { action?: string; actor?: string }) =>
    (await listAudit({ ctx: project.ctx, query: { limit: 50, ...query } })).items.map(
      ({ subject }) => subject,
    );
  expect(await list({ action: 'view' })).toEqual(['mine']);
  expect(await list({ actor: editor.name.toUpperCase() })).toEqual(['mine']);
  expect(await list({ actor: 'nobody' })).toEqual([]);
});

test('a cursor of somebody’s own making is refused', async () => {
  const project = await makeProject();
  await expect(
    listAudit({ ctx: project.ctx, query: { limit: 50, cursor: "1' OR 1=1" } }),
  ).rejects.toMatchObject({ code: 'invalid' });
});

test('the lines of another project are not there', async () => {
  const [mine, other] = [await makeProject('Mine'), await makeProject('Other')];
  const { items } = await listAudit({ ctx: mine.ctx, query: { limit: 50 } });
  expect(items.map(({ subject }) => subject)).toEqual(['Mine']);
  expect(other.id).not.toBe(mine.id);
});

test('renaming keeps the address and is written down; renaming to the same is not', async () => {
  const project = await makeProject('Before');
  await renameProject({ ctx: project.ctx, input: { name: 'After' } });
  await renameProject({ ctx: project.ctx, input: { name: 'After' } });
  const row = await db().project.findUniqueOrThrow({ where: { id: project.id } });
  expect(row).toMatchObject({ name: 'After', slug: project.slug });
  const { items } = await listAudit({ ctx: project.ctx, query: { limit: 50 } });
  expect(items.map(({ action }) => action)).toEqual(['project.rename', 'project.create']);
});

test('settings change one by one, within what the installation allows', async () => {
  const project = await makeProject();
  await updateProjectSettings({ ctx: project.ctx, input: { retentionDays: 14 } });
  const row = await db().project.findUniqueOrThrow({ where: { id: project.id } });
  expect(row).toMatchObject({ retentionDays: 14, acceptPastDays: 7 });
  const businessHours = {
    timeZone: 'Asia/Dubai',
    weekdays: [1, 2, 3, 7],
    from: '08:00',
    to: '16:00',
    holidays: ['2026-12-02'],
  };
  const otherDay = { ...businessHours, holidays: ['2026-12-03'] };
  await updateProjectSettings({ ctx: project.ctx, input: { businessHours } });
  await updateProjectSettings({ ctx: project.ctx, input: { businessHours } });
  await updateProjectSettings({ ctx: project.ctx, input: { businessHours: otherDay } });
  const audit = await db().auditEntry.findMany({
    where: { projectId: project.id, action: 'project.update' },
    orderBy: { id: 'desc' },
  });
  expect(audit.map(({ details }) => details)).toEqual([
    { holidaysFrom: '2026-12-02', holidaysTo: '2026-12-03' },
    {
      businessHoursFrom: 'Mon–Fri, 09:00–17:00 UTC',
      businessHoursTo: 'Mon–Wed, Sun, 08:00–16:00 Asia/Dubai, without 1 holiday',
      holidaysFrom: '',
      holidaysTo: '2026-12-02',
    },
    { retentionDaysFrom: 30, retentionDaysTo: 14 },
  ]);
  await expect(
    updateProjectSettings({ ctx: project.ctx, input: { retentionDays: 3_000 } }),
  ).rejects.toMatchObject({ code: 'invalid', details: [{ path: 'retentionDays' }] });
  await expect(
    updateProjectSettings({ ctx: project.ctx, input: { simulatorEnabled: true } }),
  ).rejects.toMatchObject({ code: 'invalid' });
});

test('only an owner creates and archives projects', async () => {
  const owner = await makeOwner();
  const project = await makeProject();
  const admin = await makeMember(project, 'admin');
  const { organisationId } = project;
  await expect(
    createProject({ ctx: admin.ctx, input: { organisationId, name: 'Mine' } }),
  ).rejects.toMatchObject({ code: 'forbidden' });
  const made = await createProject({ ctx: owner.ctx, input: { organisationId, name: 'Mine' } });
  await expect(
    archiveProject({ ctx: admin.ctx, input: { projectId: made.id, archived: true } }),
  ).rejects.toMatchObject({ code: 'forbidden' });
  await archiveProject({ ctx: owner.ctx, input: { projectId: made.id, archived: true } });
  expect(await findMemberProject(made.slug, owner.id)).toBeNull();
  await archiveProject({ ctx: owner.ctx, input: { projectId: made.id, archived: false } });
  expect(await findMemberProject(made.slug, owner.id)).not.toBeNull();
  const { items } = await listOrganisationAudit({
    ctx: owner.ctx,
    organisationId,
    query: { limit: 3 },
  });
  expect(items.map(({ action }) => action)).toEqual([
    'project.restore',
    'project.archive',
    'project.create',
  ]);
});

test('projects of one name made at once get addresses of their own', async () => {
  const made = await Promise.all([1, 2, 3, 4, 5].map(() => makeProject('Twins')));
  expect(made.map(({ slug }) => slug).toSorted()).toEqual([
    'twins',
    'twins-2',
    'twins-3',
    'twins-4',
    'twins-5',
  ]);
});
