import { afterEach, describe, expect, test, vi } from 'vitest';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { authProviders, offeredProviders } from './auth-providers';

await createTestDatabase();
Object.assign(process.env, {
  CANDOR_GITHUB_CLIENT_ID: 'github-id',
  CANDOR_GITHUB_CLIENT_SECRET: 'github-secret',
  CANDOR_GOOGLE_CLIENT_ID: 'google-id',
  CANDOR_GOOGLE_CLIENT_SECRET: 'google-secret',
});
afterEach(() => vi.unstubAllGlobals());

const providers = authProviders({ ipAddress: '127.0.0.1', userAgent: null }, {});

test('GitHub and Google are offered where their settings are there, besides the ways of our own', () => {
  expect(offeredProviders().map(({ id }) => id)).toEqual(['github', 'google']);
  expect(providers.map(({ id }) => id).toSorted()).toEqual([
    'credentials',
    'credentials',
    'github',
    'google',
  ]);
});

interface GitHubOptions {
  userinfo: { request: (context: unknown) => Promise<Record<string, unknown>> };
}

/** What is taken for the person, where GitHub says this of their addresses. */
async function gitHubPerson(status: number, emails: unknown): Promise<Record<string, unknown>> {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push(`${url} ${new Headers(init.headers).get('authorization')}`);
    return Response.json(emails, { status });
  });
  const options = providers.find(({ id }) => id === 'github')?.options as unknown as GitHubOptions;
  const person = await options.userinfo.request({
    client: { userinfo: async () => ({ id: 7, login: 'ada', email: 'shown@example.com' }) },
    tokens: { access_token: 'token' },
  });
  expect(asked).toEqual(['https://api.github.com/user/emails Bearer token']);
  return person;
}

describe('Of somebody who comes from GitHub', () => {
  test('the verified primary address counts, not the one that they chose to show', async () => {
    const emails = [
      { email: 'shown@example.com', primary: false, verified: true },
      { email: 'ada@example.com', primary: true, verified: true },
    ];
    expect(await gitHubPerson(200, emails)).toMatchObject({
      id: 7,
      email: 'ada@example.com',
      email_verified: true,
    });
  });

  test.each([
    ['is not verified', 200, [{ email: 'ada@example.com', primary: true, verified: false }]],
    ['is not told', 200, []],
    ['may not be asked for', 403, { message: 'Forbidden' }],
    ['is told in another form', 200, { email: 'ada@example.com', verified: true }],
  ])('no address is verified whose primary one %s', async (_, status, emails) => {
    expect(await gitHubPerson(status, emails)).toMatchObject({ email_verified: false });
  });
});
