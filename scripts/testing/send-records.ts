import { expect } from 'vitest';
import type { RouteArguments } from '@/server/web/route-params';

type Post = (request: Request, args: RouteArguments) => Promise<Response>;

/** Sends records to a machine route as a sender would, and makes sure that each of them was taken. */
export async function sendRecords(
  post: Post,
  { authorization }: { authorization: string },
  records: unknown,
): Promise<void> {
  const request = new Request('http://candor.test/api/v1', {
    method: 'POST',
    body: JSON.stringify(records),
    headers: { authorization, 'content-type': 'application/json' },
  });
  const response = await post(request, { params: Promise.resolve({}) });
  const body = await response.json();
  expect([response.status, body]).toEqual([200, expect.objectContaining({ rejected: 0 })]);
}
