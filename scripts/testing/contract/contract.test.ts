import { describe, expect, test } from 'vitest';
import { checkedRoute } from './checked-route';
import { describedPath } from './described-operation';
import { faultsOfAnswer } from './faults-of-answer';

const receipt = {
  method: 'POST',
  path: '/api/v1/logs',
  status: 200,
  contentType: 'application/json',
  text: JSON.stringify({ accepted: 1, rejected: 0, errors: [] }),
};

describe('What is held against the contract', () => {
  test('has no fault when it is as described', () => {
    expect(faultsOfAnswer(receipt)).toEqual([]);
    expect(faultsOfAnswer({ ...receipt, contentType: 'application/json; charset=utf-8' })).toEqual(
      [],
    );
  });

  test.each([
    ['a status', { status: 202 }],
    ['a media type', { contentType: 'text/html' }],
    ['a field left out', { text: '{"accepted":1,"rejected":0}' }],
    ['a field too many', { text: '{"accepted":1,"rejected":0,"errors":[],"extra":1}' }],
    ['a field of another kind', { text: '{"accepted":"1","rejected":0,"errors":[]}' }],
    ['no JSON', { text: 'accepted' }],
    ['no body', { text: '' }],
    ['an error without its form', { status: 400, text: '{"message":"no"}' }],
    ['a call', { path: '/api/v1/surprises' }],
  ])('is at fault with %s that is not in it', (_, changed) => {
    expect(faultsOfAnswer({ ...receipt, ...changed })).not.toEqual([]);
  });

  test('is found by its address, the plainest path first', () => {
    expect(describedPath('/api/v1/queues/samples')).toBe('/api/v1/queues/samples');
    expect(describedPath('/api/v1/queues/mails')).toBe('/api/v1/queues/{queue}');
    expect(describedPath('/api/v1/surprises')).toBeUndefined();
  });

  test('fails the test that called a route', async () => {
    const good = checkedRoute('POST', '/api/v1/logs', async () => new Response(receipt.text));
    const answer = async () =>
      Response.json({ accepted: 1, rejected: 0, errors: [] }, { status: 200 });
    const request = new Request('http://candor.test/api/v1/logs', { method: 'POST' });
    await expect(good(request)).rejects.toThrow('text/plain is not described');
    const checked = await checkedRoute('POST', '/api/v1/logs', answer)(request);
    expect(await checked.json()).toEqual({ accepted: 1, rejected: 0, errors: [] });
  });
});
