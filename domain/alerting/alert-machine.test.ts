import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  AlertReference,
  GROUPS,
  type Group,
  LINE,
  type MachineSettings,
  RECOVERY,
  type Reading,
  type Said,
} from '@/scripts/testing/alert-reference';
import { type ActedAlert, type AlertAction, actOnAlert, pagingResumes } from './act-on-alert';
import type { OpenAlert } from './alert-state';
import type { Sample } from './condition';
import { CLOSED_FOR_SECONDS, type EvaluatedRule, evaluateRule } from './evaluate-rule';
import { alertFingerprint } from './fingerprint';

const REST: ActedAlert = {
  state: 'pending',
  acknowledgedMs: null,
  acknowledgedBy: null,
  snoozedUntilMs: null,
  resolvedMs: null,
};

/** The product's functions, with as much of a store around them as the worker has. */
class Product {
  readonly said: Said[] = [];
  private readonly rule: EvaluatedRule;
  private readonly open = new Map<string, { alert: OpenAlert; acted: ActedAlert }>();
  private readonly closed = new Map<string, number>();

  constructor(private readonly settings: MachineSettings) {
    const condition = { kind: 'threshold', op: '>', value: LINE, recovery: RECOVERY } as const;
    this.rule = { id: 'rule', condition, ...settings };
  }

  private key = (queue: Group) => alertFingerprint('rule', { queue });

  tick(readings: Record<Group, Reading>, nowMs: number): void {
    const samples = GROUPS.flatMap((queue): Sample[] => {
      const value = readings[queue];
      return value === undefined ? [] : [{ labels: { queue }, value }];
    });
    const since = nowMs - CLOSED_FOR_SECONDS * 1_000;
    const effects = evaluateRule({
      rule: this.rule,
      samples,
      open: [...this.open.values()].map(({ alert }) => alert),
      closed: new Set([...this.closed].filter(([, at]) => at > since).map(([key]) => key)),
      nowMs,
    });
    for (const effect of effects) {
      if (effect.kind === 'settle') {
        this.closed.delete(effect.fingerprint);
        continue;
      }
      const { alert, kind } = effect;
      const { fingerprint } = alert;
      const acted = this.open.get(fingerprint)?.acted ?? REST;
      const queue = alert.labels.queue as Group;
      if (kind === 'fire') this.said.push(`${queue} fired`);
      if (kind === 'resolve') this.said.push(`${queue} resolved`);
      if (kind === 'vanish' || kind === 'resolve') this.open.delete(fingerprint);
      else this.open.set(fingerprint, { alert, acted: { ...acted, state: alert.state } });
    }
    for (const queue of GROUPS) {
      const found = this.open.get(this.key(queue));
      const timeout = this.settings.ackTimeoutSeconds;
      if (found === undefined || pagingResumes(found.acted, timeout, nowMs) === null) continue;
      found.acted = { ...REST, state: 'firing' };
      found.alert = { ...found.alert, state: 'firing' };
      this.said.push(`${queue} paging again`);
    }
  }

  act(queue: Group, action: AlertAction, nowMs: number): boolean {
    const key = this.key(queue);
    const found = this.open.get(key);
    if (found === undefined) return false;
    const outcome = actOnAlert(found.acted, action, nowMs);
    if (!outcome.changes) return false;
    const { state } = outcome.next;
    if (state === 'resolved') {
      this.open.delete(key);
      if (found.alert.isHolding) this.closed.set(key, nowMs);
    } else {
      found.acted = outcome.next;
      found.alert = { ...found.alert, state };
    }
    return true;
  }

  state(queue: Group): string {
    const found = this.open.get(this.key(queue));
    return found === undefined ? 'inactive' : `${found.alert.state} x${found.alert.count}`;
  }
}

interface Clock {
  reference: AlertReference;
  nowMs: number;
}
type Command = fc.Command<Clock, Product>;

/** In one text, since `expect` takes longer than all that is compared at one moment. */
const told = ({ said, state }: { said: Said[]; state: string[] }) => [...said, ...state].join('\n');

function compare({ reference }: Clock, product: Product): void {
  const is = told({ said: product.said, state: GROUPS.map((group) => product.state(group)) });
  const should = told({ said: reference.said, state: GROUPS.map((one) => reference.state(one)) });
  if (is !== should) expect(is).toBe(should);
}

const tick = (seconds: number, emails: Reading, invoices: Reading): Command => ({
  check: () => true,
  run: (model, product) => {
    model.nowMs += seconds * 1_000;
    model.reference.tick({ emails, invoices }, model.nowMs);
    product.tick({ emails, invoices }, model.nowMs);
    compare(model, product);
  },
  toString: () => `tick(${seconds} s, ${emails}, ${invoices})`,
});

const act = (
  group: Group,
  kind: AlertAction['kind'],
  seconds: number,
  laterSeconds: number,
): Command => ({
  check: () => true,
  run: (model, product) => {
    model.nowMs += laterSeconds * 1_000;
    const { nowMs, reference } = model;
    const action: AlertAction =
      kind === 'snooze'
        ? { kind, by: 'Ada', untilMs: nowMs + seconds * 1_000 }
        : kind === 'acknowledge'
          ? { kind, by: 'Ada' }
          : { kind };
    const should = reference.act(group, action, nowMs);
    const changes = product.act(group, action, nowMs);
    if (changes !== should) expect(changes).toBe(should);
    compare(model, product);
  },
  toString: () => `${kind}(${group}, ${seconds} s)`,
});

const reading = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(0, RECOVERY, 7, LINE, 11, 50) },
  { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
);
const commands = [
  fc.tuple(fc.constantFrom(10, 10, 10, 30, 60, 700), reading, reading).map((at) => tick(...at)),
  fc.tuple(fc.constantFrom(10, 10, 10, 20), reading, reading).map((at) => tick(...at)),
  fc
    .tuple(
      fc.constantFrom(...GROUPS),
      fc.constantFrom('acknowledge', 'unacknowledge', 'snooze', 'escalate', 'resolve'),
      fc.constantFrom(-5, 0, 15, 300),
      fc.constantFrom(0, 1, 7),
    )
    .map((at) => act(...at)),
];
const settings = fc.record<MachineSettings>({
  forSeconds: fc.constantFrom(0, 10, 30, 60),
  keepFiringForSeconds: fc.constantFrom(0, 20, 60),
  noData: fc.constantFrom('keep', 'fire', 'resolve'),
  ackTimeoutSeconds: fc.constantFrom(null, 60, 120),
});

it('tells the same at the same moments as a reference of few words, over 3,000 sequences of ticks and actions', () => {
  let fired = 0;
  fc.assert(
    fc.property(
      settings,
      fc.commands(commands, { maxCommands: 40, size: 'max' }),
      (given, sequence) => {
        const reference = new AlertReference(given);
        const product = new Product(given);
        fc.modelRun(
          () => ({ model: { reference, nowMs: Date.UTC(2026, 0, 15) }, real: product }),
          sequence,
        );
        fired += reference.said.length;
      },
    ),
    { numRuns: 3_000 },
  );
  // A property over sequences in which nothing happens would show nothing.
  expect(fired).toBeGreaterThan(5_000);
});
