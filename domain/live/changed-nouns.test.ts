import { expect, test } from 'vitest';
import { LIVE_NOUNS, readNotice, writeNotice } from './changed-nouns';

const PROJECT = '0192f0c1-2b3c-7d4e-8f90-a1b2c3d4e5f6';

test('a notice tells the project and what changed in it', () => {
  const notice = writeNotice(PROJECT, ['queue_sample', 'dead_letter', 'inference']);
  expect(readNotice(notice)).toEqual({ projectId: PROJECT, nouns: ['queues', 'ai'] });
  expect(readNotice(writeNotice(PROJECT, ['metric_point'])).nouns).toEqual([
    'queues',
    'breakers',
    'metrics',
  ]);
});

test('a notice without kinds, or with one that is not known, may be about anything', () => {
  expect(readNotice(writeNotice(PROJECT, []))).toEqual({ projectId: PROJECT, nouns: LIVE_NOUNS });
  expect(readNotice(`${PROJECT} queue_sample,omen`)).toEqual({
    projectId: PROJECT,
    nouns: LIVE_NOUNS,
  });
});
