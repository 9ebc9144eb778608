import path from 'node:path';
import { expect, it } from 'vitest';
import { readRouteMethods } from '@/scripts/route-methods.mjs';
import { allowedMethods } from './allowed-methods';

const routes = {
  '/api/[...path]': ['GET', 'POST'],
  '/api/rules': ['GET', 'POST'],
  '/api/rules/[id]': ['PATCH', 'DELETE'],
  '/api/rules/backtest': ['POST'],
};

it.each([
  ['/api/rules', 'GET, HEAD, OPTIONS, POST'],
  ['/api/rules/17', 'DELETE, OPTIONS, PATCH'],
  ['/api/rules/backtest', 'OPTIONS, POST'],
  ['/api/rules/17/nothing', 'GET, HEAD, OPTIONS, POST'],
  ['/api/elsewhere', 'GET, HEAD, OPTIONS, POST'],
])('%s takes %s', (address, allowed) => {
  expect(allowedMethods(address, routes)).toBe(allowed);
});

it.each(['/', '/api', '/elsewhere', '/elsewhere/rules'])('%s is no route', (address) => {
  expect(allowedMethods(address, routes)).toBeNull();
});

it('knows every route of the product, by itself and below a name', () => {
  const built = readRouteMethods(path.resolve('app'));
  expect(built['/api/v1/rules/[id]']).toEqual(['GET', 'PATCH', 'DELETE']);
  expect(built['/api/auth/[...nextauth]']).toEqual(['GET', 'POST']);
  for (const [address, methods] of Object.entries(built)) {
    const asked = address.replaceAll(/\[[^\]]+\]/g, 'one');
    expect([address, methods]).toEqual([address, expect.arrayContaining([expect.any(String)])]);
    for (const method of methods) expect(allowedMethods(asked, built)).toContain(method);
  }
});
