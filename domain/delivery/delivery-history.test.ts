import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, DeliveryIncident, Deployment, IncidentLink } from './deployment';
import { type DeliveryHistory, type DeliveryReport, reportDelivery } from './report-delivery';

const START = Date.UTC(2025, 0, 6);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SERVICES = ['shop', 'payments', 'mail', 'search', 'gateway'];
const PRODUCTION_DEPLOYMENTS = 500;

/** A small seeded generator (mulberry32), so that a history is the same every time. */
function chanceFrom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    isSo: (share: number) => next() < share,
    between: (low: number, high: number) => low + next() * (high - low),
    pick: <Item>(list: readonly Item[]) => list[Math.floor(next() * list.length)],
  };
}

/**
 * Two years of a shop with five services: squash merges and direct commits, reverts, failed attempts that are run again,
 * repeats, rollbacks that say so and some that do not, deployments of one commit to several services, first deployments,
 * hotfixes, staging beside production, and incidents, confirmed or not, over or not.
 */
function generateHistory(seed: number): DeliveryHistory {
  const chance = chanceFrom(seed);
  const deployments: Deployment[] = [];
  const incidents: DeliveryIncident[] = [];
  const links: IncidentLink[] = [];
  const shasOf = new Map<string, string[]>();
  let clock = START;
  let serial = 0;

  const newChange = (): Change => {
    serial += 1;
    const mergedMs = clock - chance.between(0, 2) * HOUR;
    const openedMs = mergedMs - chance.between(0, 60) * HOUR;
    // A commit whose author's clock was ahead, and one that was written before its pull request.
    const firstCommitMs = chance.isSo(0.02)
      ? clock + DAY
      : openedMs - chance.between(-1, 90) * HOUR;
    const isDirect = chance.isSo(0.2);
    return {
      sha: `c${serial}`,
      ref: isDirect ? null : `#${serial}`,
      firstCommitMs: chance.isSo(0.05) ? null : firstCommitMs,
      openedMs: isDirect ? null : openedMs,
      mergedMs: isDirect ? null : mergedMs,
    };
  };

  const put = (service: string, fields: Partial<Deployment>): Deployment => {
    serial += 1;
    const deployment: Deployment = {
      id: `d${serial}`,
      service,
      environment: 'production',
      sha: `c${serial}`,
      version: null,
      status: 'succeeded',
      startedMs: chance.isSo(0.1) ? null : clock - chance.between(1, 20) * 60_000,
      finishedMs: clock,
      rollbackOf: null,
      unplanned: chance.isSo(0.1) ? null : chance.isSo(0.08),
      changes: chance.isSo(0.05) ? null : [],
      flags: [],
      ...fields,
    };
    deployments.push(deployment);
    if (deployment.status === 'succeeded') {
      const key = `${service} ${deployment.environment}`;
      shasOf.set(key, [...(shasOf.get(key) ?? []), deployment.sha]);
    }
    return deployment;
  };

  const afterwards = (one: Deployment) => {
    const { service } = one;
    if (chance.isSo(0.04)) {
      clock += chance.between(0.1, 2) * HOUR;
      put(service, { sha: one.sha, changes: one.changes });
    }
    if (chance.isSo(0.08)) {
      const shas = shasOf.get(`${service} production`) ?? [];
      const before = shas.filter((sha) => sha !== one.sha).at(-1);
      clock += chance.between(0.1, 5) * HOUR;
      const says = chance.isSo(0.6) ? { rollbackOf: one.id } : {};
      const sha = chance.isSo(0.2) ? `revert-${one.sha}` : (before ?? one.sha);
      put(service, { sha, unplanned: true, changes: [], ...says });
      if (chance.isSo(0.4)) {
        clock += chance.between(1, 30) * HOUR;
        put(service, { sha: one.sha, changes: one.changes });
      }
    }
    if (chance.isSo(0.15)) {
      serial += 1;
      const startedMs = (one.finishedMs ?? clock) + chance.between(0, 12) * HOUR;
      const recoveredMs = chance.isSo(0.1) ? null : startedMs + chance.between(0.1, 20) * HOUR;
      incidents.push({ id: `i${serial}`, startedMs, recoveredMs });
      links.push({ incidentId: `i${serial}`, deploymentId: one.id, isConfirmed: chance.isSo(0.8) });
    }
  };

  const isProductionRow = ({ environment }: Deployment) => environment === 'production';
  while (deployments.filter(isProductionRow).length < PRODUCTION_DEPLOYMENTS) {
    clock += chance.between(0.5, 48) * HOUR;
    // A quiet month now and then.
    if (chance.isSo(0.01)) clock += 35 * DAY;
    const changes = Array.from({ length: Math.floor(chance.between(1, 5)) }, newChange);
    const last = deployments.findLast(isProductionRow)?.changes?.[0];
    // A change that is told again with the next deployment.
    if (last !== undefined && chance.isSo(0.1)) changes.push(last);
    const service = chance.pick(SERVICES) ?? 'shop';
    const isFirst = !shasOf.has(`${service} production`);
    const services = chance.isSo(0.1) ? SERVICES.filter(() => chance.isSo(0.5)) : [service];
    serial += 1;
    const sha = `c${serial}`;
    for (const one of services) {
      put(one, { environment: 'staging', sha, changes });
      if (chance.isSo(0.06)) {
        put(one, { sha, status: chance.isSo(0.8) ? 'failed' : 'cancelled', changes });
        clock += chance.between(0.1, 1) * HOUR;
      }
      const known = isFirst ? null : changes;
      const deployment = put(one, { sha, ...(chance.isSo(0.95) ? { changes: known } : {}) });
      afterwards(deployment);
    }
  }
  clock += HOUR;
  put('shop', { status: 'in_progress', finishedMs: null, startedMs: clock });
  return { deployments, incidents, links };
}

/** The same metrics by definition: every question is asked of the whole history again, nothing is remembered. */
function slowly(
  { deployments, incidents, links }: DeliveryHistory,
  service: string | null,
  [fromMs, toMs]: readonly [number, number],
) {
  const ran = deployments.filter((d) => d.status === 'succeeded' && d.finishedMs !== null);
  const end = (d: Deployment) => d.finishedMs ?? Number.NaN;
  const isBefore = (a: Deployment, b: Deployment) =>
    a.service === b.service &&
    a.environment === b.environment &&
    (end(a) < end(b) || (end(a) === end(b) && a.id < b.id));
  const earlier = (d: Deployment) =>
    ran.filter((e) => isBefore(e, d)).sort((a, b) => (isBefore(a, b) ? -1 : 1));
  const memory = new Map<string, string>();
  const what = (d: Deployment): string => {
    const known = memory.get(d.id);
    if (known !== undefined) return known;
    const found = tell(d);
    memory.set(d.id, found);
    return found;
  };
  /** The deployment that runs when d comes: the last that was no repeat of the one before it. */
  const running = (d: Deployment) => earlier(d).findLast((e) => what(e) !== 'repeat');
  const tell = (d: Deployment): string => {
    if (d.rollbackOf !== null) return 'rollback';
    const live = running(d);
    if (live === undefined || !earlier(d).some((e) => e.sha === d.sha)) return 'change';
    if (live.sha === d.sha) return 'repeat';
    return what(live) === 'rollback' ? 'again' : 'rollback';
  };
  const original = (id: string): string => {
    const d = ran.find((one) => one.id === id);
    return d !== undefined && what(d) === 'repeat' ? (running(d)?.id ?? id) : id;
  };
  const rollbacksOf = (d: Deployment) =>
    ran.filter(
      (r) => what(r) === 'rollback' && original(r.rollbackOf ?? running(r)?.id ?? '') === d.id,
    );

  const window = ran.filter(
    (d) =>
      d.environment === 'production' &&
      (service === null || d.service === service) &&
      end(d) >= fromMs &&
      end(d) < toMs,
  );
  const changes = window.filter((d) => what(d) === 'change');
  const leadSeconds = changes.flatMap((d) =>
    [...new Set((d.changes ?? []).map(({ sha }) => sha))].flatMap((sha) => {
      const change = (d.changes ?? []).findLast((c) => c.sha === sha);
      const isOld = earlier(d).some(
        (e) => what(e) !== 'repeat' && e.changes?.some((c) => c.sha === sha),
      );
      const first = change?.firstCommitMs ?? null;
      return isOld || first === null || first > end(d) ? [] : [(end(d) - first) / 1_000];
    }),
  );
  const incidentsOf = (d: Deployment) =>
    incidents.filter((i) =>
      links.some((l) => l.isConfirmed && l.incidentId === i.id && l.deploymentId === d.id),
    );
  const failed = changes.filter((d) => rollbacksOf(d).length > 0 || incidentsOf(d).length > 0);
  const recoverySeconds = failed.flatMap((d) => {
    const linked = incidentsOf(d);
    const starts = linked.map((i) => i.startedMs);
    const ends = linked.map((i) => i.recoveredMs ?? Number.POSITIVE_INFINITY);
    const from = linked.length > 0 ? Math.min(...starts) : end(d);
    const to = linked.length > 0 ? Math.max(...ends) : Math.min(...rollbacksOf(d).map(end));
    return Number.isFinite(to) && to >= from ? [(to - from) / 1_000] : [];
  });
  const deployed = window.filter((d) => what(d) !== 'repeat');
  const mended = new Set(
    links.flatMap(({ isConfirmed, incidentId, deploymentId }) => {
      const i = incidents.find(({ id }) => id === incidentId);
      const bad = deployments.find(({ id }) => id === deploymentId);
      if (!isConfirmed || i === undefined || bad === undefined) return [];
      const until = i.recoveredMs ?? Number.NEGATIVE_INFINITY;
      const between = ran.filter(
        (d) =>
          d.id !== bad.id &&
          d.service === bad.service &&
          d.environment === bad.environment &&
          what(d) !== 'repeat' &&
          end(d) >= Math.max(i.startedMs, end(bad)) &&
          end(d) <= until,
      );
      return between
        .sort((a, b) => (isBefore(a, b) ? -1 : 1))
        .slice(-1)
        .map(({ id }) => id);
    }),
  );
  const told = deployed.filter(
    (d) => what(d) === 'rollback' || d.unplanned !== null || mended.has(d.id),
  );
  const rework = told.filter(
    (d) => what(d) === 'rollback' || d.unplanned || (d.unplanned === null && mended.has(d.id)),
  );
  const any = deployments.some(
    (d) =>
      d.environment === 'production' &&
      (service === null || d.service === service) &&
      (d.finishedMs ?? d.startedMs ?? 0) >= fromMs &&
      (d.finishedMs ?? d.startedMs ?? 0) < toMs,
  );
  return {
    lead: [at(leadSeconds, 0.5), at(leadSeconds, 0.9), leadSeconds.length],
    perDay: any ? deployed.length / ((toMs - fromMs) / DAY) : null,
    fail: [failed.length, changes.length],
    recovery: [at(recoverySeconds, 0.5), at(recoverySeconds, 0.9), recoverySeconds.length],
    // What is known of rework alone is no share.
    rework:
      rework.length === told.length && told.length < deployed.length
        ? [0, 0]
        : [rework.length, told.length],
    reworkBounds:
      deployed.length === 0
        ? [null, null]
        : [
            rework.length / deployed.length,
            1 - told.filter((d) => !rework.includes(d)).length / deployed.length,
          ],
  };
}

/** A quantile by counting how many values lie below, one after the other. */
function at(values: number[], q: number): number | null {
  if (values.length === 0) return null;
  const position = q * (values.length - 1);
  const ranked = values.toSorted((a, b) => a - b);
  const low = ranked.slice(0, Math.floor(position) + 1).at(-1) ?? 0;
  const high = ranked.slice(0, Math.ceil(position) + 1).at(-1) ?? 0;
  return low * (1 - (position % 1)) + high * (position % 1);
}

function quickly(report: DeliveryReport) {
  const { leadTime, deploymentFrequency, changeFailRate, recoveryTime, reworkRate } = report;
  const parts = ({ value, n }: { value: number | null; n: number }) => [
    Math.round((value ?? 0) * n),
    n,
  ];
  return {
    lead: [leadTime.medianSeconds, leadTime.p90Seconds, leadTime.n],
    perDay: deploymentFrequency.perDay,
    fail: parts(changeFailRate),
    recovery: [recoveryTime.medianSeconds, recoveryTime.p90Seconds, recoveryTime.n],
    rework: parts(reworkRate),
    reworkBounds: [reworkRate.bounds.low, reworkRate.bounds.high],
  };
}

const history = generateHistory(20_260_115);
const last = Math.max(
  ...history.deployments.map(({ finishedMs, startedMs }) => finishedMs ?? startedMs ?? 0),
);
const windowOf = (service: string | null, fromMs: number, toMs: number) => ({
  service,
  environment: null,
  fromMs,
  toMs,
  nowMs: last + 400 * DAY,
});

/** As JSON numbers, so that what differs only in the last bit is the same. */
const rounded = (value: object) =>
  JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'number' ? Number(part.toPrecision(12)) : part,
  );

describe('a history of 500 deployments', () => {
  it('has everything that leads metrics astray', () => {
    const all = reportDelivery(history, windowOf(null, START, last + DAY));
    const production = history.deployments.filter(
      ({ environment }) => environment === 'production',
    );
    expect(production.length).toBeGreaterThanOrEqual(PRODUCTION_DEPLOYMENTS);
    const told = new Set(
      [...all.leadTime.excluded, ...all.recoveryTime.excluded].map(({ reason }) => reason),
    );
    for (const reason of [
      'already_delivered',
      'commit_after_deployment',
      'no_base',
      'no_commit_time',
      'not_finished',
      'not_production',
      'not_succeeded',
      'redeploy',
      'rerun',
      'rollback',
      'unresolved',
    ] as const) {
      expect(told).toContain(reason);
    }
    expect(history.deployments.some(({ sha }) => sha.startsWith('revert-'))).toBe(true);
    expect(all.changeFailRate.value).toBeGreaterThan(0.05);
  });

  it('comes to the same by an independent calculation, for each service and any window', () => {
    const services = [null, ...SERVICES];
    for (const service of services) {
      const report = reportDelivery(history, windowOf(service, START, last + DAY));
      expect(rounded(quickly(report))).toEqual(
        rounded(slowly(history, service, [START, last + DAY])),
      );
    }
    const day = fc.integer({ min: 0, max: Math.ceil((last - START) / DAY) });
    fc.assert(
      fc.property(
        fc.constantFrom(...services),
        day,
        fc.integer({ min: 1, max: 60 }),
        (service, first, days) => {
          const fromMs = START + first * DAY;
          const toMs = fromMs + days * DAY;
          const report = reportDelivery(history, windowOf(service, fromMs, toMs));
          expect(rounded(quickly(report))).toEqual(
            rounded(slowly(history, service, [fromMs, toMs])),
          );
        },
      ),
      { seed: 20260115, numRuns: 40 },
    );
  });

  it('does not depend on the order in which it was told', () => {
    const window = windowOf(null, START, last + DAY);
    const expected = rounded(quickly(reportDelivery(history, window)));
    fc.assert(
      fc.property(fc.func(fc.nat()), (key) => {
        const deployments = history.deployments.toSorted((a, b) => key(a.id) - key(b.id));
        expect(rounded(quickly(reportDelivery({ ...history, deployments }, window)))).toEqual(
          expected,
        );
      }),
      { seed: 20260115, numRuns: 10 },
    );
  });

  it('accounts for every deployment, included or excluded, in each metric', () => {
    const report = reportDelivery(history, windowOf(null, START, last + DAY));
    const all = new Set(history.deployments.map(({ id }) => id));
    for (const metric of [report.deploymentFrequency, report.changeFailRate, report.reworkRate]) {
      const told = [...metric.included.map(({ id }) => id), ...metric.excluded.map(({ id }) => id)];
      expect(told.length).toBe(new Set(told).size);
      expect(new Set(told)).toEqual(all);
    }
    const lead = [...report.leadTime.included, ...report.leadTime.excluded];
    expect(new Set(lead.map(({ deploymentId }) => deploymentId))).toEqual(all);
  });

  it('never fails more than all, and never tells zero of nothing', () => {
    for (let fromMs = START; fromMs < last; fromMs += 7 * DAY) {
      const report = reportDelivery(history, windowOf('mail', fromMs, fromMs + 7 * DAY));
      const { changeFailRate, leadTime, recoveryTime, reworkRate } = report;
      expect(changeFailRate.value ?? 0).toBeLessThanOrEqual(1);
      if (changeFailRate.n === 0) expect(changeFailRate.value).toBeNull();
      if (reworkRate.n === 0) expect(reworkRate.value).toBeNull();
      if (leadTime.n === 0) expect(leadTime.medianSeconds).toBeNull();
      if (recoveryTime.n === 0) expect(recoveryTime.p90Seconds).toBeNull();
    }
  });
});
