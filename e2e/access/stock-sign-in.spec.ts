import type { APIRequestContext } from '@playwright/test';
import { expect, OWNER, test } from '../fixtures/product-test';
import { newPerson } from './people';

test.use({ storageState: { cookies: [], origins: [] } });

async function csrfToken(request: APIRequestContext): Promise<string> {
  return (await (await request.get('/api/auth/csrf')).json()).csrfToken;
}

async function attempt(
  request: APIRequestContext,
  fields: { email: string; password: string; callbackUrl?: string },
) {
  return request.post('/api/auth/callback/credentials', {
    form: { ...fields, csrfToken: await csrfToken(request), json: 'true' },
    maxRedirects: 0,
  });
}

test('The stock credentials flow of next-auth signs in', async ({ request }) => {
  const answer = await attempt(request, OWNER);
  expect(answer.status()).toBe(200);
  const session = await (await request.get('/api/auth/session')).json();
  expect(session.user).toMatchObject({ email: OWNER.email });
  expect((await request.get('/api/ui/projects')).status()).toBe(200);
});

test('A form without json is led on by a redirect, to a path of our own only', async ({
  request,
  product,
}) => {
  const send = async (callbackUrl: string) => {
    const form = { ...OWNER, callbackUrl, csrfToken: await csrfToken(request) };
    const answer = await request.post('/api/auth/callback/credentials', { form, maxRedirects: 0 });
    return answer.headers().location;
  };
  expect(await send('/account')).toBe(`${product.origin}/account`);
  expect(await send('https://evil.example/account')).toBe(`${product.origin}/`);
  expect(await send('//evil.example')).toBe(`${product.origin}/`);
});

test('The cookie carries nothing readable, cannot be read by scripts, and ends with sign-out', async ({
  request,
}) => {
  await attempt(request, OWNER);
  const { cookies } = await request.storageState();
  const cookie = cookies.find(({ name }) => name === 'candor.session');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: false });
  expect(cookie?.value).not.toContain(OWNER.email);
  await request.post('/api/auth/signout', {
    form: { csrfToken: await csrfToken(request), json: 'true' },
  });
  const replayed = await request.get('/api/ui/projects', {
    headers: { cookie: `candor.session=${cookie?.value}` },
  });
  expect(replayed.status()).toBe(401);
});

test('Without the CSRF token nobody is signed in', async ({ request }) => {
  const form = { ...OWNER, csrfToken: 'made up', json: 'true' };
  const answer = await request.post('/api/auth/callback/credentials', { form, maxRedirects: 0 });
  expect((await answer.json()).url).toContain('csrf=true');
  expect((await request.get('/api/ui/projects')).status()).toBe(401);
});

test('Guessing is slowed down with 429 and Retry-After, and other accounts are not', async ({
  request,
}) => {
  const { email } = newPerson();
  const statuses = [];
  for (let guess = 0; guess < 5; guess += 1)
    statuses.push((await attempt(request, { email, password: `guess ${guess}` })).status());
  expect(statuses).toEqual([401, 401, 401, 401, 401]);
  // The wait is ten seconds.
  const refused = await attempt(request, { email, password: 'once more' });
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0);
  expect((await attempt(request, OWNER)).status()).toBe(200);
});

test('Nothing that a client sends to the sign-in routes is answered with a fault of ours', async ({
  request,
}) => {
  const get = async (path: string, headers = {}) =>
    (await request.get(path, { headers, maxRedirects: 0 })).status();
  const post = async (path: string, data: string, type: string) =>
    (
      await request.post(path, { data, headers: { 'content-type': type }, maxRedirects: 0 })
    ).status();
  const statuses = [
    await get('/api/auth/signin?callbackUrl=javascript:alert(1)'),
    await get('/api/auth/callback/credentials'),
    await get('/api/auth/callback/nobody'),
    await get('/api/auth/a/b/c'),
    await get('/api/auth/error?error=%3Cscript%3E'),
    await get('/api/auth/session', { cookie: 'candor.session=garbage' }),
    await get('/api/auth/csrf', { cookie: 'next-auth.csrf-token=%00; next-auth.callback-url=%' }),
    await post('/api/auth/_log', 'level=constructor', 'application/x-www-form-urlencoded'),
    await post('/api/auth/callback/credentials', '{not json', 'application/json'),
    await post('/api/auth/callback/credentials', 'null', 'application/json'),
    await post('/api/auth/callback/credentials', 'x'.repeat(100_000), 'text/plain'),
  ];
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
});
