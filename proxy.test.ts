import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { proxy } from './proxy';

const answerTo = (address: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(new URL(address), { headers })).headers;

const policyOf = (headers: Headers) => headers.get('content-security-policy') ?? '';
const nonceOf = (headers: Headers) => /'nonce-([^']+)'/.exec(policyOf(headers))?.[1];

test('every page gets a nonce of its own, of at least 128 bits', () => {
  const nonces = [1, 2, 3].map(() => nonceOf(answerTo('http://candor.test/p/shop/logs')));
  expect(new Set(nonces).size).toBe(3);
  expect(atob(nonces[0] ?? '').length).toBeGreaterThanOrEqual(16);
});

test('no script and no style element runs without the nonce, and nobody may frame the page', () => {
  const policy = policyOf(answerTo('http://candor.test/'));
  const directives = new Map(
    policy.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1)]),
  );
  expect(directives.get('script-src')).not.toContain("'unsafe-inline'");
  expect(directives.get('script-src')).not.toContain("'unsafe-eval'");
  expect(directives.get('style-src')).not.toContain("'unsafe-inline'");
  expect(directives.get('default-src')).toEqual(["'none'"]);
  // The manifest and the service worker of the installed application, from here alone.
  expect(directives.get('manifest-src')).toEqual(["'self'"]);
  expect(directives.get('worker-src')).toEqual(["'self'"]);
  expect(directives.get('base-uri')).toEqual(["'none'"]);
  expect(directives.get('form-action')).toEqual(["'self'"]);
  expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
});

test('the page being rendered learns its nonce and its own path, whatever the visitor claims', () => {
  const headers = answerTo('http://candor.test/p/shop/logs?q=a', {
    'x-nonce': 'mine',
    'x-candor-path': '//elsewhere.test',
  });
  // Next.js passes changed request headers on in these.
  expect(headers.get('x-middleware-request-x-nonce')).toBe(nonceOf(headers));
  expect(headers.get('x-middleware-request-x-candor-path')).toBe('/p/shop/logs?q=a');
});

test('only what came over https is asked to stay on https', () => {
  expect(answerTo('http://candor.test/').has('strict-transport-security')).toBe(false);
  expect(answerTo('https://candor.test/').has('strict-transport-security')).toBe(true);
  const behindProxy = answerTo('http://candor.test/', { 'x-forwarded-proto': 'https, http' });
  expect(behindProxy.has('strict-transport-security')).toBe(true);
});
