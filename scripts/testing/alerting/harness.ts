import { setTimeout as delay } from 'node:timers/promises';
import { POST as SAMPLES } from '@/app/api/v1/queues/samples/route';
import type { AlertAction } from '@/domain/alerting/act-on-alert';
import { ruleSchema } from '@/domain/alerting/schemas';
import { createChannelSchema } from '@/domain/notifications/schemas';
import { policyInputSchema, scheduleInputSchema } from '@/domain/oncall/schemas';
import { silenceSchema } from '@/domain/silences/schemas';
import { actOn } from '@/server/alerting/act-on-alert';
import { createRule } from '@/server/alerting/rules/change-rules';
import { db } from '@/server/db/client';
import { createChannel } from '@/server/notifications/create-channel';
import { createPolicy } from '@/server/oncall/change-policies';
import { createSchedule } from '@/server/oncall/change-schedules';
import { createSilence } from '@/server/silences/change-silences';
import { makeApiKey, makeMember, makeProject } from '../make-project';
import { type Answer, type HttpReceiver, type MailReceiver, startHttpReceiver } from '../receivers';
import { sendRecords } from '../send-records';
import { workerTurn } from '../worker-turn';
import type { Scenario } from './scenario';

type Person = Awaited<ReturnType<typeof makeMember>>;

/** What a step of a scenario is carried out on: one project, its people, and receivers that are real servers. */
export class AlertingHarness {
  private seconds = 0;
  private readonly receivers = new Map<string, HttpReceiver>();
  private readonly people = new Map<string, Person>();
  private readonly channels = new Map<string, string>();
  private project: Awaited<ReturnType<typeof makeProject>> | undefined;
  private authorization = '';
  private seen = 0;
  private said: string[] = [];
  workers = 1;

  constructor(
    private readonly databaseUrl: string,
    private readonly mail: MailReceiver,
  ) {}

  get ctx() {
    if (this.project === undefined) throw new Error('No scenario was begun.');
    return this.project.ctx;
  }

  /** A project with one rule, over the depth of each queue, and whoever the scenario names. */
  async begin(scenario: Scenario): Promise<void> {
    await db().project.deleteMany();
    this.project = await makeProject('Shop');
    this.mail.messages.length = 0;
    this.seen = 0;
    this.workers = 1;
    const { id: projectId } = this.project;
    ({ authorization: this.authorization } = await makeApiKey(this.project, ['ingest']));
    await db().alertRule.deleteMany({ where: { projectId } });
    for (const name of ['Ada', 'Bob', ...(scenario.people ?? [])]) {
      const person = await makeMember(this.project, name === 'Admin' ? 'admin' : 'responder');
      await db().user.update({ where: { id: person.id }, data: { name } });
      this.people.set(name, { ...person, name });
    }
    for (const [name, kind] of Object.entries(scenario.channels ?? { Receiver: 'webhook' }))
      await this.addChannel(name, kind);
    if (scenario.policy !== undefined) await this.addPolicy(scenario);
    const rule = ruleSchema.parse({
      name: 'Deep queue',
      query: { signal: 'queue', measure: 'depth' },
      condition: { kind: 'threshold', op: '>', value: 10 },
      severity: 'critical',
      ...scenario.rule,
    });
    await createRule({ ctx: this.ctx, input: rule });
  }

  async end(): Promise<void> {
    for (const receiver of this.receivers.values()) await receiver.stop();
    this.receivers.clear();
    this.channels.clear();
    this.people.clear();
  }

  private async addChannel(name: string, kind: string): Promise<void> {
    const receiver = await startHttpReceiver();
    this.receivers.set(name, receiver);
    const { ctx } = this;
    const input = createChannelSchema.parse({
      kind: kind.split(' ')[0],
      name,
      address: receiver.url,
      ...(kind.startsWith('pagerduty') ? { routingKey: 'R'.repeat(32) } : {}),
      ...(kind.includes(' ') ? { leastSeverity: kind.split(' ')[1] } : {}),
    });
    this.channels.set(name, (await createChannel({ ctx, input })).id);
  }

  private async addPolicy({ policy = [], repeats = 0, schedule }: Scenario): Promise<void> {
    const { ctx } = this;
    let scheduleId = '';
    if (schedule !== undefined) {
      const layers = schedule.layers.map((layer) => ({
        name: 'Layer',
        startsOn: '2020-01-06',
        rotation: 'weekly',
        ...layer,
        people: layer.people.map((name) => this.person(name).id),
      }));
      const { timeZone = 'Europe/Berlin' } = schedule;
      const input = scheduleInputSchema.parse({ name: 'Duty', timeZone, layers });
      ({ id: scheduleId } = await createSchedule({ ctx, input }));
    }
    const targetOf = (name: string) => {
      if (name === 'on call') return { kind: 'schedule', id: scheduleId };
      const channel = this.channels.get(name);
      if (channel !== undefined) return { kind: 'channel', id: channel };
      return { kind: 'person', id: this.person(name).id };
    };
    const steps = policy.map(([afterMinutes, ...names]) => ({
      afterMinutes,
      targets: names.map(targetOf),
    }));
    const input = policyInputSchema.parse({ name: 'Serious', steps, repeats });
    await createPolicy({ ctx, input });
  }

  person(name: string): Person {
    const person = this.people.get(name);
    if (person === undefined) throw new Error(`The scenario has no ${name}.`);
    return person;
  }

  /** So much later, what is due is done once, as by one worker; or by several at the same time. */
  async tick(laterSeconds: number): Promise<void> {
    this.seconds += laterSeconds;
    const { databaseUrl, seconds, workers } = this;
    await workerTurn({ databaseUrl, seconds, workers });
  }

  depth(queue: string, depth: number | null): Promise<void> {
    const { authorization } = this;
    return sendRecords(SAMPLES, { authorization }, { queue, kind: 'work', depth });
  }

  /** Has a receiver answer so; null: it breaks off without an answer. */
  answer(name: string, answer: Answer | null): void {
    const receiver = this.receivers.get(name);
    if (receiver === undefined) throw new Error(`The scenario has no receiver ${name}.`);
    receiver.answer = () => answer;
    if (answer === null)
      receiver.answer = () => {
        void delay(20).then(() => receiver.breakOff());
        return null;
      };
  }

  /** Ada silences the rule's alerts, or those of one queue. */
  async silence(minutes: number, queue?: string): Promise<void> {
    const matchers =
      queue === undefined
        ? { label: 'rule', value: 'deep-queue' }
        : { label: 'queue', value: queue };
    await createSilence({
      ctx: this.person('Ada').ctx,
      input: silenceSchema.parse({ matchers: [matchers], reason: 'Moving the queues', minutes }),
    });
  }

  /** Answers whether it changed anything. */
  async act(action: AlertAction, by: string, queue: string): Promise<boolean> {
    const { projectId } = this.ctx;
    const where = { projectId, labels: { path: ['queue'], equals: queue } };
    const { id } = await db().alert.findFirstOrThrow({ where, orderBy: { startedAt: 'desc' } });
    return (await actOn({ ctx: this.person(by).ctx, id, action })).changed;
  }

  /** Now on the clock that the product goes by. */
  get nowMs(): number {
    return Date.now() + this.seconds * 1_000;
  }

  /** What the receivers have had since this was asked last, each once: "fired a", "Second: resolved a", "Ada: fired a". */
  hear(): string[] {
    const { length } = this.said;
    for (const [name, receiver] of this.receivers) {
      for (const { body } of receiver.received.splice(0)) {
        const who = name === 'Receiver' ? '' : `${name}: `;
        this.said.push(`${who}${wordsOf(body)}`);
      }
    }
    for (const { to, text } of this.mail.messages.slice(this.seen)) {
      const person = [...this.people.values()].find(({ email }) => to.includes(email));
      const subject = /Subject: (.*)/.exec(text)?.[1] ?? '';
      this.said.push(`${person?.name ?? to.join()}: ${mailWords(subject)}`);
    }
    this.seen = this.mail.messages.length;
    return this.said.slice(length).sort();
  }
}

/** What a message says, in the two words that scenarios use: what became of which queue. */
function wordsOf(body: string): string {
  const sent = JSON.parse(body);
  // Slack and Teams are read by people; PagerDuty by its action.
  if (typeof sent.text === 'string') return mailWords(sent.text);
  if (sent.event_action !== undefined) return `${sent.event_action}`;
  const { transition, subject, mayBeRepeat } = sent.data;
  return `${transition} ${queueIn(subject)}${mayBeRepeat ? ' (repeat)' : ''}`;
}

function mailWords(text: string): string {
  const [, kind = '', more] =
    /^(Not delivered|[A-Z][a-z]+)(?:, (escalated|still firing))?/.exec(text) ?? [];
  const words =
    more?.replace(' ', '_') ?? (SEVERITY_WORDS.has(kind) ? 'fired' : kind.toLowerCase());
  return `${words} ${queueIn(text)}`;
}

const SEVERITY_WORDS = new Set(['Critical', 'High', 'Medium', 'Low', 'Info']);

function queueIn(text: string): string {
  return /\b([abc]): /.exec(text)?.[1] ?? '?';
}
