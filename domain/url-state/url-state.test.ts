import { expect, test } from 'vitest';
import { readUrlState, searchRecord, writeUrlState } from './url-state';
import { choiceParam, flagParam, listParam, textParam } from './view-params';

const params = {
  q: textParam(20),
  columns: listParam(20),
  show: choiceParam(['all', 'open'], 'all'),
  live: flagParam,
};

const read = (query: string) => readUrlState(params, searchRecord(new URLSearchParams(query)));

test('an empty address is the default state', () => {
  expect(read('')).toEqual({ q: '', columns: [], show: 'all', live: false });
});

test('what was written is read again', () => {
  const state = {
    q: 'level:error "a b"',
    columns: ['service', 'tenant'],
    show: 'open' as const,
    live: true,
  };
  const query = writeUrlState(params, new URLSearchParams(), state);
  expect(read(query)).toEqual(state);
});

test('a parameter that is repeated once is still a list', () => {
  expect(read('columns=service').columns).toEqual(['service']);
});

test('an unreadable value is its default and leaves the others alone', () => {
  expect(read('show=lots&q=hello')).toMatchObject({ show: 'all', q: 'hello' });
  expect(read(`q=${'long'.repeat(6)}&show=open`)).toMatchObject({ q: '', show: 'open' });
  expect(read('q=once&q=twice').q).toBe('');
});

test('defaults are left out of the address and parameters of others are kept', () => {
  const current = new URLSearchParams('from=now-6h&q=old&live=true');
  expect(writeUrlState(params, current, { q: '', live: false, show: 'all' })).toBe('from=now-6h');
});
