import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deployment } from '../deployment';
import { reportDelivery } from '../report-delivery';
import { type KnownCode, type KnownCommit, workOutChanges } from './work-out-changes';

const START = Date.UTC(2026, 0, 5);
const HOUR = 3_600_000;

const commit = (sha: string, hour: number, isNew = true): KnownCommit => ({
  sha,
  authoredMs: START + hour * HOUR,
  title: `Change ${sha}`,
  isNew,
});

/** One thing that landed on main, and when its first commit was written. */
interface Landed {
  /** What a change is named by: the commit that it left on main. */
  sha: string;
  ref: string | null;
  firstHour: number;
}

const KINDS = ['squash', 'merge', 'direct', 'revert'] as const;

/** Lands changes one after the other, as a forge tells them, and notes by itself what each of them was. */
function landAll(kinds: readonly (typeof KINDS)[number][]): { code: KnownCode; landed: Landed[] } {
  const pushes: KnownCode['pushes'][number][] = [];
  const pullRequests: KnownCode['pullRequests'][number][] = [];
  const landed: Landed[] = [];
  let tip = 'root';
  const pushMain = (commits: KnownCommit[], hour: number) => {
    const after = commits.at(-1)?.sha ?? tip;
    pushes.push({ ref: 'main', before: tip, after, pushedMs: START + hour * HOUR, commits });
    tip = after;
  };
  kinds.forEach((kind, index) => {
    const hour = 100 + index * 10;
    const name = `${kind}${index}`;
    if (kind === 'direct' || kind === 'revert') {
      pushMain([commit(name, hour)], hour);
      landed.push({ sha: name, ref: null, firstHour: hour });
      return;
    }
    const own = [commit(`${name}a`, hour - 40), commit(`${name}b`, hour - 30)];
    // The branch took main in on its way: those commits are not its own.
    const taken = commit(`taken${index}`, hour - 90, false);
    const branch = {
      ref: name,
      before: '0'.repeat(40),
      after: `${name}b`,
      pushedMs: START + (hour - 20) * HOUR,
      commits: [taken, ...own],
    };
    pushes.push(branch);
    const onMain = commit(name, hour);
    pushMain(kind === 'squash' ? [onMain] : [...own, onMain], hour);
    pullRequests.push({
      number: index,
      title: name,
      url: null,
      headRef: name,
      mergeSha: name,
      openedMs: START + (hour - 20) * HOUR,
      mergedMs: START + hour * HOUR,
    });
    landed.push({ sha: name, ref: `#${index}`, firstHour: hour - 40 });
  });
  return { code: { pushes, pullRequests }, landed };
}

const history = fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 40 });

describe('what deployments brought, from pushes and pull requests', () => {
  it('is each change once, between any two commits of main, with the time of its own first commit', () => {
    fc.assert(
      fc.property(history, fc.nat(), fc.nat(), (kinds, one, other) => {
        const { code, landed } = landAll(kinds);
        const [from = 0, to = 0] = [one % (kinds.length + 1), other % (kinds.length + 1)].sort(
          (a, b) => a - b,
        );
        const shaAt = (count: number) => landed[count - 1]?.sha ?? 'root';
        const changes = workOutChanges(code, shaAt(from), shaAt(to));
        if (to === 0) return;
        const told = changes
          ?.map(({ sha, ref, firstCommitMs }) => [sha, ref, firstCommitMs])
          .toSorted();
        const expected = landed
          .slice(from, to)
          .map(({ sha, ref, firstHour }) => [sha, ref, START + firstHour * HOUR])
          .toSorted();
        expect(told).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('adds up to every change once, however it is cut into deployments', () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat({ max: 40 }), { maxLength: 8 }), (kinds, cuts) => {
        const { code, landed } = landAll(kinds);
        const stops = [...new Set([0, ...cuts.map((cut) => cut % kinds.length), kinds.length])];
        const deployments = stops
          .sort((a, b) => a - b)
          .map((count, index, all): Deployment => {
            const sha = landed[count - 1]?.sha ?? 'root';
            const before = landed[(all[index - 1] ?? 0) - 1]?.sha ?? 'root';
            const finishedMs = START + (1_000 + index) * HOUR;
            return {
              id: `d${index}`,
              service: 'shop',
              environment: 'production',
              sha,
              version: null,
              status: 'succeeded',
              startedMs: finishedMs,
              finishedMs,
              rollbackOf: null,
              unplanned: null,
              changes: index === 0 ? null : workOutChanges(code, before, sha),
              flags: [],
            };
          });
        const { leadTime } = reportDelivery(
          { deployments, incidents: [], links: [] },
          {
            service: null,
            environment: null,
            fromMs: START,
            toMs: START + 9_000 * HOUR,
            nowMs: START + 9_000 * HOUR,
          },
        );
        expect(leadTime.included.map(({ id }) => id).toSorted()).toEqual(
          landed.map(({ sha }) => sha).toSorted(),
        );
        expect(leadTime.excluded.map(({ reason }) => reason)).toEqual(['no_base']);
      }),
      { numRuns: 100 },
    );
  });

  it('is not known where a push is missing or a branch was forced', () => {
    const { code, landed } = landAll(['direct', 'squash', 'direct', 'merge']);
    const head = landed[3]?.sha ?? '';
    const { pushes } = code;
    const missing = pushes.filter(({ ref, after }) => ref !== 'main' || after !== landed[1]?.sha);
    expect(workOutChanges({ ...code, pushes: missing }, 'root', head)).toBeNull();
    const forced = pushes.map((push) =>
      push.after === landed[1]?.sha && push.ref === 'main' ? { ...push, before: '' } : push,
    );
    expect(workOutChanges({ ...code, pushes: forced }, 'root', head)).toBeNull();
    expect(workOutChanges({ ...code, pushes: forced }, landed[1]?.sha ?? '', head)).toHaveLength(2);
  });

  it('knows no first commit of a pull request whose branch was pushed elsewhere', () => {
    const { code } = landAll(['squash']);
    const pushes = code.pushes.filter(({ ref }) => ref === 'main');
    expect(workOutChanges({ ...code, pushes }, 'root', 'squash0')).toMatchObject([
      { ref: '#0', firstCommitMs: null },
    ]);
  });

  it('takes no commits of an older pull request from a branch that is used again', () => {
    const push = (after: string, hour: number) => ({
      ref: 'dev',
      before: '',
      after,
      pushedMs: START + hour * HOUR,
      commits: [commit(after, hour)],
    });
    const pull = (number: number, mergeSha: string, hour: number) => ({
      number,
      title: mergeSha,
      url: 'https://git.example/a/-/merge_requests/1',
      headRef: 'dev',
      mergeSha,
      openedMs: null,
      mergedMs: START + hour * HOUR,
    });
    const main = (before: string, after: string, hour: number) => ({
      ...push(after, hour),
      ref: 'main',
      before,
    });
    const code = {
      pushes: [push('x1', 1), main('root', 'm1', 2), push('x2', 3), main('m1', 'm2', 4)],
      pullRequests: [pull(1, 'm1', 2), pull(2, 'm2', 4)],
    };
    expect(workOutChanges(code, 'm1', 'm2')).toMatchObject([
      { ref: '!2', firstCommitMs: START + 3 * HOUR },
    ]);
  });
});
