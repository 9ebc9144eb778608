import path from 'node:path';
import { readRouteMethods } from '@/scripts/route-methods.mjs';
import { expect, test } from '../fixtures/product-test';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

test('every route answers a method that it does not take with those that it does', async ({
  product,
}) => {
  const routes = readRouteMethods(path.resolve('app'));
  let refused = 0;
  for (const address of Object.keys(routes)) {
    const url = product.origin + address.replaceAll(/\[[^\]]+\]/g, 'one');
    // Next.js says itself what it built, when it is asked for nothing else.
    const allowed = (await fetch(url, { method: 'OPTIONS' })).headers.get('allow');
    const wrong = METHODS.find((method) => !allowed?.split(', ').includes(method));
    if (wrong === undefined) continue;
    refused += 1;
    const { status, headers } = await fetch(url, { method: wrong });
    expect({ address, status, allow: headers.get('allow') }).toEqual({
      address,
      status: 405,
      allow: allowed,
    });
  }
  expect(refused).toBeGreaterThan(Object.keys(routes).length * 0.9);
});
