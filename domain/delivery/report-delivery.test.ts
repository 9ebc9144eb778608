import { describe, expect, it } from 'vitest';
import { type BusinessCalendar, businessClock } from './business-hours';
import { classifyDeployments } from './classify-deployments';
import { EXCLUSIONS } from './delivery-scope';
import type { Change, Deployment } from './deployment';
import { type DeliveryHistory, reportDelivery, reportDeliverySeries } from './report-delivery';

const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const change = (sha: string, firstHour: number | null, fields: Partial<Change> = {}): Change => ({
  sha,
  ref: null,
  firstCommitMs: firstHour === null ? null : NOW + firstHour * HOUR,
  openedMs: null,
  mergedMs: null,
  ...fields,
});

/** A deployment of `shop` to production that finished at an hour. */
const deployed = (id: string, hour: number, fields: Partial<Deployment> = {}): Deployment => ({
  id,
  service: 'shop',
  environment: 'production',
  sha: id,
  version: null,
  status: 'succeeded',
  startedMs: null,
  finishedMs: NOW + hour * HOUR,
  rollbackOf: null,
  unplanned: false,
  changes: null,
  flags: [],
  ...fields,
});

const WINDOW = {
  service: 'shop',
  environment: null,
  fromMs: NOW,
  toMs: NOW + 10 * DAY,
  nowMs: NOW + 10 * DAY,
};
const report = (deployments: Deployment[], rest: Partial<DeliveryHistory> = {}) =>
  reportDelivery({ deployments, incidents: [], links: [], ...rest }, WINDOW);
const reasons = (excluded: { id: string; reason: string }[]) =>
  excluded.map(({ id, reason }) => `${id} ${reason}`);

const OFFICE: BusinessCalendar = {
  timeZone: 'Europe/Berlin',
  weekdays: [1, 2, 3, 4, 5],
  startMinute: 9 * 60,
  endMinute: 17 * 60,
  holidays: ['2026-01-01'],
};

describe('what a deployment is', () => {
  const kinds = (list: Deployment[]) =>
    classifyDeployments(list).map(({ deployment, kind }) => `${deployment.id} ${kind}`);

  it('follows from what ran before it', () => {
    const list = [
      deployed('a', 0),
      deployed('b', 1),
      deployed('b2', 2, { sha: 'b' }),
      deployed('back', 3, { sha: 'a' }),
      deployed('again', 4, { sha: 'b' }),
      deployed('c', 5, { status: 'failed' }),
      deployed('c2', 6, { sha: 'c' }),
      deployed('d', 7, { status: 'in_progress', finishedMs: null, startedMs: NOW }),
    ];
    const expected = [
      'a change',
      'b change',
      'b2 rerun',
      'back rollback',
      'again redeploy',
      'c not_succeeded',
      'c2 change',
      'd not_finished',
    ];
    expect(kinds(list)).toEqual(expected);
    expect(kinds([...list].reverse())).toEqual(expected);
  });

  it('is a rollback where the sender says so, with a commit of its own or not', () => {
    expect(kinds([deployed('a', 0), deployed('r', 1, { sha: 'revert', rollbackOf: 'a' })])).toEqual(
      ['a change', 'r rollback'],
    );
  });

  it('takes back the deployment that was repeated', () => {
    const list = [
      deployed('a', 0),
      deployed('b', 1),
      deployed('b2', 2, { sha: 'b' }),
      deployed('back', 3, { sha: 'a' }),
    ];
    const failed = (rows: Deployment[]) =>
      report(rows)
        .changeFailRate.included.filter((row) => row.failed)
        .map(({ id }) => id);
    expect(failed(list)).toEqual(['b']);
    const named = list.with(3, deployed('back', 3, { sha: 'a', rollbackOf: 'b2' }));
    expect(failed(named)).toEqual(['b']);
  });

  it('is told apart by service and environment', () => {
    const both = [deployed('a', 0), deployed('a2', 1, { sha: 'a', service: 'mail' })];
    expect(kinds(both)).toEqual(['a change', 'a2 change']);
  });
});

describe('change lead time', () => {
  it('runs from first commit to production, with its parts', () => {
    const one = change('c1', -48, { openedMs: NOW - 40 * HOUR, mergedMs: NOW - 10 * HOUR });
    const list = [
      deployed('a', -100),
      deployed('b', 2, {
        startedMs: NOW + HOUR,
        changes: [one, change('c2', -8), change('c3', 1)],
      }),
    ];
    const { leadTime } = report(list);
    expect(leadTime).toMatchObject({
      n: 3,
      medianSeconds: 10 * 3_600,
      p90Seconds: (10 + 0.8 * 40) * 3_600,
    });
    expect(leadTime.included[0]).toEqual({
      id: 'c1',
      deploymentId: 'b',
      service: 'shop',
      seconds: 50 * 3_600,
      parts: {
        codingSeconds: 8 * 3_600,
        reviewSeconds: 30 * 3_600,
        waitingSeconds: 11 * 3_600,
        deployingSeconds: 3_600,
      },
    });
    expect(leadTime.parts.review).toEqual({
      medianSeconds: 30 * 3_600,
      p90Seconds: 30 * 3_600,
      n: 1,
    });
  });

  it('says of each row that is left out, why', () => {
    const list = [
      deployed('first', 0),
      deployed('known', 1, { changes: [change('c1', 0), change('c2', null), change('c3', 9)] }),
      deployed('unsaid', 2),
      deployed('empty', 3, { changes: [] }),
      deployed('twice', 4, { changes: [change('c1', 0), change('c4', 0), change('c4', 0)] }),
      deployed('back', 5, { sha: 'empty', changes: [change('c1', 0)] }),
      deployed('again', 6, { sha: 'twice' }),
      deployed('again2', 7, { sha: 'twice' }),
      deployed('broken', 8, { status: 'failed', changes: [change('c5', 0)] }),
      deployed('coming', 9, { status: 'in_progress', finishedMs: null, startedMs: NOW }),
      deployed('staged', 9, { environment: 'staging' }),
    ];
    const { leadTime } = report(list);
    expect(leadTime.included.map(({ id }) => id)).toEqual(['c1', 'c4']);
    expect(reasons(leadTime.excluded).sort()).toEqual([
      'again redeploy',
      'again2 rerun',
      'back rollback',
      'broken not_succeeded',
      'c1 already_delivered',
      'c2 no_commit_time',
      'c3 commit_after_deployment',
      'coming not_finished',
      'empty no_changes',
      'first no_base',
      'staged not_production',
      'unsaid changes_unknown',
    ]);
    for (const { reason } of leadTime.excluded) expect(EXCLUSIONS[reason]).toMatch(/\.$/);
  });

  it('counts the changes of a first deployment whose sender names them', () => {
    expect(report([deployed('a', 1, { changes: [change('c', 0)] })]).leadTime.n).toBe(1);
  });

  it('may count working hours only', () => {
    const measure = businessClock(OFFICE);
    const friday = change('c', 0, { firstCommitMs: Date.UTC(2026, 0, 16, 15) });
    const monday = deployed('a', 0, { finishedMs: Date.UTC(2026, 0, 19, 9), changes: [friday] });
    const history = { deployments: [monday], incidents: [], links: [] };
    // 16:00 to 17:00 in Berlin on Friday, 9:00 to 10:00 on Monday.
    expect(reportDelivery(history, { ...WINDOW, measure }).leadTime.medianSeconds).toBe(2 * 3_600);
    expect(reportDelivery(history, WINDOW).leadTime.medianSeconds).toBe(66 * 3_600);
  });
});

describe('deployment frequency', () => {
  it('counts rollbacks, and not what never ran or repeats', () => {
    const list = [
      deployed('a', 0),
      deployed('b', 1),
      deployed('b2', 2, { sha: 'b' }),
      deployed('back', 3, { sha: 'a' }),
      deployed('c', 5, { status: 'failed' }),
    ];
    expect(report(list).deploymentFrequency).toMatchObject({ perDay: 0.3, n: 3 });
  });

  it('is null in a window without any deployment, and zero only where none of them ran', () => {
    expect(report([deployed('a', -5)]).deploymentFrequency).toMatchObject({ perDay: null, n: 0 });
    expect(report([deployed('a', 5, { status: 'failed' })]).deploymentFrequency).toMatchObject({
      perDay: 0,
      n: 0,
    });
  });

  it('is over the days that have passed', () => {
    const history = { deployments: [deployed('a', 1)], incidents: [], links: [] };
    const young = reportDelivery(history, { ...WINDOW, nowMs: NOW + 2 * DAY });
    expect(young.deploymentFrequency.perDay).toBe(0.5);
  });
});

describe('change fail rate and recovery', () => {
  const incident = (id: string, startHour: number, endHour: number | null) => ({
    id,
    startedMs: NOW + startHour * HOUR,
    recoveredMs: endHour === null ? null : NOW + endHour * HOUR,
  });
  const link = (incidentId: string, deploymentId: string, isConfirmed = true) => ({
    incidentId,
    deploymentId,
    isConfirmed,
  });

  it('cannot pass 100%: many incidents of one deployment fail it once', () => {
    const incidents = [incident('i1', 3, 4), incident('i2', 5, 9)];
    const links = [link('i1', 'a'), link('i2', 'a'), link('i1', 'a')];
    const { changeFailRate, recoveryTime } = report([deployed('a', 1)], { incidents, links });
    expect(changeFailRate).toMatchObject({ value: 1, n: 1 });
    expect(changeFailRate.included[0]?.incidentIds).toEqual(['i1', 'i2']);
    // From the beginning of the first to the end of the last.
    expect(recoveryTime).toMatchObject({ medianSeconds: 6 * 3_600, n: 1 });
  });

  it('belongs to the deployment, hours before the incident', () => {
    const history = {
      deployments: [deployed('a', 1), deployed('b', 40)],
      incidents: [incident('i1', 41, 42)],
      links: [link('i1', 'a')],
    };
    const days = [NOW, NOW + DAY, NOW + 2 * DAY];
    const [first, second] = reportDeliverySeries(history, WINDOW, days);
    expect([first?.changeFailRate.value, second?.changeFailRate.value]).toEqual([1, 0]);
  });

  it('only counts what a person has confirmed', () => {
    const incidents = [incident('i1', 3, 4)];
    const links = [link('i1', 'a', false)];
    expect(report([deployed('a', 1)], { incidents, links }).changeFailRate.value).toBe(0);
  });

  it('counts a rollback as the failure of what it took back, and as no change', () => {
    const list = [deployed('a', 1), deployed('b', 2), deployed('back', 2.5, { sha: 'a' })];
    const { changeFailRate, recoveryTime } = report(list);
    expect(changeFailRate).toMatchObject({ value: 0.5, n: 2 });
    expect(reasons(changeFailRate.excluded)).toEqual(['back rollback']);
    expect(recoveryTime.included).toEqual([{ id: 'b', seconds: 1_800, basis: 'rollback' }]);
  });

  it('does not take a failed attempt for a failed change', () => {
    const list = [
      deployed('a', 1),
      deployed('b', 2, { status: 'failed' }),
      deployed('b2', 3, { sha: 'b' }),
    ];
    expect(report(list).changeFailRate).toMatchObject({ value: 0, n: 2 });
  });

  it('leaves out what is not recovered yet, with the reason', () => {
    const incidents = [incident('i1', 3, null), incident('i2', 3, 2)];
    const links = [link('i1', 'a'), link('i2', 'b')];
    const { recoveryTime } = report([deployed('a', 1), deployed('b', 2)], { incidents, links });
    expect(recoveryTime).toMatchObject({ medianSeconds: null, n: 0 });
    expect(reasons(recoveryTime.excluded)).toEqual(['a unresolved', 'b recovered_before_failure']);
  });
});

describe('rework rate', () => {
  it('counts unplanned deployments and rollbacks, and leaves out what nobody knows', () => {
    const list = [
      deployed('a', 1),
      deployed('b', 2, { unplanned: true }),
      deployed('back', 3, { sha: 'a', unplanned: null }),
      deployed('c', 4, { unplanned: null }),
    ];
    const { reworkRate } = report(list);
    expect(reworkRate).toMatchObject({ value: 2 / 3, n: 3 });
    expect(reasons(reworkRate.excluded)).toEqual(['c not_known_if_planned']);
    // If nobody planned c after all, 3 of 4 were rework; if somebody did, 2.
    expect(reworkRate.bounds).toEqual({ low: 2 / 4, high: 3 / 4 });
    expect(report([deployed('c', 4, { unplanned: null })]).reworkRate).toMatchObject({
      value: null,
      n: 0,
      bounds: { low: 0, high: 1 },
    });
    expect(report([]).reworkRate.bounds).toEqual({ low: null, high: null });
  });

  it('tells no share where only rework tells itself, but the least that it can be', () => {
    const untold = { unplanned: null };
    const list = [
      deployed('a', 1, untold),
      deployed('b', 2, untold),
      deployed('back', 3, { sha: 'a', ...untold }),
      deployed('c', 4, untold),
    ];
    const { reworkRate } = report(list);
    expect(reworkRate).toMatchObject({
      value: null,
      n: 0,
      low: null,
      bounds: { low: 1 / 4, high: 1 },
    });
    expect(reworkRate.included).toMatchObject([{ id: 'back', isRework: true }]);
    expect(reasons(reworkRate.excluded)).toEqual([
      'a not_known_if_planned',
      'b not_known_if_planned',
      'c not_known_if_planned',
    ]);
    const one = report([...list, deployed('d', 5, { unplanned: false })]).reworkRate;
    expect(one).toMatchObject({ value: 1 / 2, n: 2, bounds: { low: 1 / 5, high: 4 / 5 } });
  });

  it('counts the deployment that ended a confirmed incident, and no other of the time', () => {
    const list = [
      deployed('bad', 1),
      deployed('try', 3, { unplanned: null }),
      deployed('fix', 4, { unplanned: null }),
      deployed('next', 9, { unplanned: null }),
      deployed('other', 4, { service: 'mail', unplanned: null }),
    ];
    const links = [{ incidentId: 'i', deploymentId: 'bad', isConfirmed: true }];
    const over = { id: 'i', startedMs: NOW + 2 * HOUR, recoveredMs: NOW + 5 * HOUR };
    const { reworkRate } = report(list, { links, incidents: [over] });
    expect(reworkRate).toMatchObject({ value: 1 / 2, n: 2 });
    expect(reworkRate.included).toMatchObject([
      { id: 'bad', isRework: false, mended: [] },
      { id: 'fix', isRework: true, mended: ['i'] },
    ]);
    const [day] = reportDeliverySeries(
      { deployments: list, links, incidents: [over] },
      { service: 'shop', environment: null, nowMs: WINDOW.nowMs },
      [NOW + 4 * HOUR, NOW + 8 * HOUR],
    );
    expect(day?.reworkRate).toMatchObject({ value: 1, n: 1 });
    const open = { ...over, recoveredMs: null };
    expect(report(list, { links, incidents: [open] }).reworkRate.n).toBe(1);
    const denied = links.map((link) => ({ ...link, isConfirmed: false }));
    expect(report(list, { links: denied, incidents: [over] }).reworkRate.n).toBe(1);
    const planned = list.map((one) => ({ ...one, unplanned: false }));
    expect(report(planned, { links, incidents: [over] }).reworkRate.value).toBe(0);
  });
});

describe('months', () => {
  it('without data are gaps in every metric, not zeros', () => {
    const list = [deployed('a', 1, { changes: [change('c', 0)] }), deployed('b', 24 * 60)];
    const edges = [NOW, NOW + 30 * DAY, NOW + 59 * DAY, NOW + 90 * DAY];
    const series = reportDeliverySeries(
      { deployments: list, incidents: [], links: [] },
      { ...WINDOW, nowMs: NOW + 90 * DAY },
      edges,
    );
    const [, february] = series;
    expect(series.map(({ deploymentFrequency }) => deploymentFrequency.perDay)).toEqual([
      1 / 30,
      null,
      1 / 31,
    ]);
    expect(february).toMatchObject({
      leadTime: { medianSeconds: null, p90Seconds: null, n: 0 },
      changeFailRate: { value: null, low: null, high: null, n: 0 },
      recoveryTime: { medianSeconds: null, n: 0 },
      reworkRate: { value: null, n: 0 },
    });
  });
});
