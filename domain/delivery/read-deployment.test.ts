import { describe, expect, it } from 'vitest';
import { isProduction } from './deployment';
import { readDeployment } from './read-deployment';

const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const context = { nowMs: NOW, acceptPastMs: 7 * DAY, acceptFutureMs: 600_000 };

describe('a deployment record', () => {
  const read = (fields: Record<string, unknown>) =>
    readDeployment(
      { service: 'shop', environment: 'production', sha: 'ABC', status: 'success', ...fields },
      context,
    );

  it('may be of any age, so that a history can be brought in', () => {
    expect(
      read({
        id: 'd-1',
        started_at: '2024-03-01T10:00:00Z',
        finished_at: '2024-03-01T10:05:00Z',
        changes: [{ sha: 'DEF', first_commit_at: '2024-02-28T10:00:00Z', ref: '#7' }],
      }),
    ).toEqual({
      ok: true,
      row: {
        id: 'd-1',
        service: 'shop',
        environment: 'production',
        sha: 'abc',
        version: null,
        status: 'succeeded',
        startedMs: Date.UTC(2024, 2, 1, 10),
        finishedMs: Date.UTC(2024, 2, 1, 10, 5),
        rollbackOf: null,
        unplanned: null,
        changes: [
          {
            sha: 'def',
            ref: '#7',
            title: null,
            firstCommitMs: Date.UTC(2024, 1, 28, 10),
            openedMs: null,
            mergedMs: null,
          },
        ],
        flags: [],
        source: 'api',
        repository: null,
        url: null,
      },
    });
  });

  it('links to nothing but web pages', () => {
    const url = 'https://ci.example/7';
    expect(read({ url })).toMatchObject({ row: { url } });
    expect(read({ url: 'javascript:alert(1)' })).toMatchObject({ row: { url: null } });
  });

  it('gets an id, and the time of receipt, where it has none', () => {
    const one = read({});
    expect(one).toMatchObject({ row: { finishedMs: NOW, changes: null, flags: ['time_missing'] } });
    expect(one.ok && one.row.id).toBe(`abc@${NOW}`);
    expect(read({ status: 'in_progress' })).toMatchObject({ row: { finishedMs: null, flags: [] } });
  });

  it('is refused with what was wrong', () => {
    expect(read({ status: 'done' })).toMatchObject({
      message: '"status" must be succeeded, failed, in_progress or cancelled; got "done".',
    });
    expect(read({ finishedAt: 'yesterday' })).toMatchObject({
      message:
        '"finishedAt" must be a time such as 2026-01-15T12:00:00Z, or an epoch number; got "yesterday".',
    });
    expect(read({ changes: [{ ref: 'x' }] })).toMatchObject({
      message: '"changes.0.sha" is missing: it must be a text.',
    });
  });

  it('is production by any of its names', () => {
    const names = [
      'production',
      'Prod',
      'prod-eu',
      'live',
      'preprod',
      'non-production',
      'products',
    ];
    expect(names.map(isProduction)).toEqual([true, true, true, true, false, false, false]);
  });
});
