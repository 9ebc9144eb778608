import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ROLES, roleAtLeast } from '@/domain/access/role';
import { PAGES } from '@/scripts/testing/access/pages';
import { makeProject } from '../fixtures/make-project';
import { expect, test } from './access-test';

/** The address of every page.tsx below app/, as the file system has them. */
function findPages(): string[] {
  const files = readdirSync(path.resolve('app'), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => path.basename(file) === 'page.tsx')
    .map((file) => {
      const parts = path.dirname(file).split(path.sep);
      return `/${parts.filter((part) => part !== '.' && !part.startsWith('(')).join('/')}`;
    });
}

/** An id of the right form that nothing has: a page says so in its own words. */
const NOTHING = '00000000-0000-8000-8000-000000000000';

function fill(address: string, slug: string): string {
  return address.replace('[project]', slug).replaceAll(/\[[a-z]+\]/g, NOTHING);
}

const pages = Object.entries(PAGES);
const closed = pages.filter(([, { kind }]) => kind !== 'open');

test('Every page has an entry in the matrix, and every entry a page', () => {
  expect(findPages().toSorted()).toEqual(Object.keys(PAGES).toSorted());
});

test('A visitor is led to the sign-in page from every page that is not for everybody', async ({
  visitorPage,
  project,
}) => {
  for (const [address] of closed) {
    const asked = fill(address, project.slug);
    const answer = await visitorPage.request.get(asked, { maxRedirects: 0 });
    if (asked === '/') continue;
    expect([asked, answer.status()]).toEqual([asked, 307]);
    expect(answer.headers().location).toBe(`/sign-in?callbackUrl=${encodeURIComponent(asked)}`);
  }
});

test('A visitor can open the pages that are for everybody', async ({ visitorPage }) => {
  for (const [address, { kind, leadsTo }] of pages) {
    if (kind !== 'open') continue;
    const answer = await visitorPage.request.get(fill(address, ''), { maxRedirects: 0 });
    const expected = address === '/set-up' ? 307 : 200;
    expect([address, answer.status()]).toEqual([address, expected]);
    if (expected === 307) expect(answer.headers().location).toBe(leadsTo);
  }
});

test('A project’s pages do not exist for somebody from another project', async ({
  request,
  join,
}) => {
  const other = await makeProject(request, 'Elsewhere');
  const { context } = await join('admin');
  for (const [address, { kind }] of pages) {
    if (kind !== 'member') continue;
    const asked = fill(address, other.slug);
    const answer = await context.request.get(asked, { maxRedirects: 0 });
    expect([asked, answer.status()]).toEqual([asked, 404]);
    expect(await answer.text()).not.toContain(other.name);
  }
});

for (const role of ROLES)
  test(`A project’s pages answer a ${role} as far as that role reaches`, async ({
    project,
    join,
  }) => {
    const { context } = await join(role);
    for (const [address, access] of closed) {
      const asked = fill(address, project.slug);
      const answer = await context.request.get(asked, { maxRedirects: 0 });
      // A page that has begun to answer leads on by what it sends, any other by its status.
      const told = `${answer.headers().location ?? ''} ${await answer.text()}`;
      const needed = access.kind === 'member' ? access.role : 'viewer';
      const refusal = `/p/${project.slug}/not-allowed?needs=${needed}`;
      expect([asked, told.includes(refusal)]).toEqual([asked, !roleAtLeast(role, needed)]);
      expect([asked, answer.status() < 500]).toEqual([asked, true]);
    }
  });

test('Where a page leads on by itself, it leads there', async ({ page }) => {
  for (const [address, { leadsTo }] of closed) {
    if (leadsTo === undefined) continue;
    await page.goto(address);
    await expect(page).toHaveURL((url) => url.pathname.includes(leadsTo));
  }
});

test('A page that a viewer may not open says which role it needs', async ({ project, join }) => {
  const { context } = await join('viewer');
  for (const [address, access] of closed) {
    if (access.kind !== 'member' || access.role === 'viewer') continue;
    const page = await context.newPage();
    await page.goto(fill(address, project.slug));
    await page.waitForURL(`**/p/${project.slug}/not-allowed?needs=${access.role}`);
    await expect(page.getByText(`needs the role ${access.role}`).first()).toBeVisible();
    await page.close();
  }
});
