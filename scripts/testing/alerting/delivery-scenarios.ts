import type { Scenario } from './scenario';

const TWO = { Receiver: 'webhook', Second: 'webhook' };
const NONE = {};

/** On-call, silences, and receivers that fail in each way that there is. */
export const DELIVERY_SCENARIOS: readonly Scenario[] = [
  {
    title: 'tells the steps of its policy in their time until somebody acknowledges',
    channels: NONE,
    policy: [
      [0, 'Ada'],
      [5, 'Bob'],
    ],
    story:
      'a=20 -> Ada: fired a | 4 min | 1 min -> Bob: escalated a | ack by Bob -> Ada: acknowledged a, Bob: acknowledged a | 20 min',
  },
  {
    title: 'waits before the first step for as long as the policy says',
    channels: NONE,
    policy: [[5, 'Ada']],
    story: 'a=20 | 4 min | 1 min -> Ada: fired a',
  },
  {
    title: 'tells a channel that no step names at once though the first step waits',
    policy: [[5, 'Ada']],
    story: 'a=20 -> fired a | 5 min -> Ada: fired a | a=3 -> Ada: resolved a, resolved a',
  },
  {
    title: 'that is over while the first step waits wakes nobody',
    channels: NONE,
    policy: [[5, 'Ada']],
    story: 'a=20 | a=3 | 10 min',
  },
  {
    title: 'hands over on the morning of daylight saving at nine by the clock on the wall',
    channels: NONE,
    schedule: { layers: [{ people: ['Ada', 'Bob'], rotation: 'daily' }] },
    policy: [[0, 'on call']],
    story:
      'at 2027-03-27T08:10Z | a=20 -> Bob: fired a | a=3 -> Bob: resolved a | at 2027-03-28T06:50Z | a=20 -> Bob: fired a | a=3 -> Bob: resolved a | at 2027-03-28T07:10Z | a=20 -> Ada: fired a',
  },
  {
    title: 'begins the policy anew as often as it repeats',
    channels: NONE,
    policy: [
      [0, 'Ada'],
      [5, 'Bob'],
    ],
    repeats: 1,
    story:
      'a=20 -> Ada: fired a | 5 min -> Bob: escalated a | 5 min -> Ada: escalated a | 5 min -> Bob: escalated a | 5 min | 5 min',
  },
  {
    title: 'is not escalated once it is over',
    channels: NONE,
    policy: [
      [0, 'Ada'],
      [5, 'Bob'],
    ],
    story: 'a=20 -> Ada: fired a | a=3 -> Ada: resolved a | 10 min',
  },
  {
    title: 'is not escalated once its project is archived, and its silences are told to nobody',
    channels: NONE,
    policy: [
      [0, 'Ada'],
      [5, 'Bob'],
    ],
    repeats: 2,
    story:
      'silence 60 min of b | a=20 -> Ada: fired a | project is archived | 1 s -> Ada: resolved a | 10 min | 70 min',
  },
  {
    title: 'that still waits for its receiver is not sent once its project is archived',
    story: 'Receiver 500 | a=20 -> fired a | project is archived | Receiver 200 | 20 s | 10 min',
  },
  {
    title: 'of a project that is archived pages nobody who had acknowledged it',
    story:
      'a=20 -> fired a | ack -> acknowledged a | project is archived | 1 s -> resolved a | 40 min',
  },
  {
    title: 'tells whoever is on call',
    channels: NONE,
    schedule: { layers: [{ people: ['Bob'] }] },
    policy: [[0, 'on call']],
    story: 'a=20 -> Bob: fired a',
  },
  {
    title: 'hands over at nine in the schedule’s own zone',
    channels: NONE,
    schedule: {
      timeZone: 'UTC',
      layers: [{ people: ['Ada', 'Bob'], rotation: 'daily', startsOn: '2020-01-06' }],
    },
    policy: [[0, 'on call']],
    rule: { noData: 'resolve' },
    story:
      'at 2027-03-27T08:55Z | a=20 -> Ada: fired a | a=3 -> Ada: resolved a | at 2027-03-27T09:01Z | a=20 -> Bob: fired a',
  },
  {
    title: 'falls through a step that has nobody',
    channels: NONE,
    schedule: { layers: [{ people: ['Ada'], hours: { from: '00:00', to: '00:01' } }] },
    policy: [
      [0, 'on call'],
      [30, 'Bob'],
    ],
    story: 'at 2027-03-27T12:00Z | a=20 -> Bob: fired a',
  },
  {
    title: 'whose people have left goes to every admin',
    channels: NONE,
    people: ['Admin'],
    policy: [[0, 'Ada']],
    story: 'leaves Ada | a=20 -> Admin: fired a',
  },
  {
    title: 'without policy and channel goes to every admin',
    channels: NONE,
    people: ['Admin'],
    story: 'a=20 -> Admin: fired a',
  },
  {
    title: 'that is low wakes nobody: channels alone hear of it',
    channels: { Receiver: 'webhook' },
    policy: [[0, 'Ada']],
    rule: { severity: 'low' },
    story: 'a=20 -> fired a',
  },
  {
    title: 'is not told to a channel that takes only what is worse',
    channels: { Receiver: 'webhook', Second: 'webhook critical' },
    rule: { severity: 'high' },
    story: 'a=20 -> fired a',
  },
  {
    title: 'is told to a channel that a later step names at that step',
    channels: TWO,
    policy: [
      [0, 'Ada'],
      [5, 'Second'],
    ],
    story: 'a=20 -> Ada: fired a, fired a | 5 min -> Second: escalated a',
  },
  {
    title: 'tells of its end those who were told that it began, and no others',
    channels: { Receiver: 'webhook' },
    policy: [
      [0, 'Ada'],
      [5, 'Bob'],
    ],
    story: 'a=20 -> Ada: fired a, fired a | a=3 -> Ada: resolved a, resolved a',
  },
  {
    title: 'is not told to a channel that is paused',
    channels: TWO,
    story: 'pauses Second | a=20 -> fired a | a=3 -> resolved a',
  },
  {
    title: 'reaches Slack and Teams in their own forms, PagerDuty as trigger and resolve',
    channels: { Slack: 'slack', Duty: 'pagerduty' },
    story:
      'a=20 -> Duty: trigger, Slack: fired a | ack -> Duty: acknowledge, Slack: acknowledged a | a=3 -> Duty: resolve, Slack: resolved a',
  },
  {
    title: 'is tried again when the receiver answers 500, and delivered',
    story: 'Receiver 500 | a=20 -> fired a | Receiver 200 | 3 s -> fired a | 10 s',
  },
  {
    title: 'is tried further and further apart while the receiver fails',
    story:
      'Receiver 503 | a=20 -> fired a | 3 s -> fired a | 1 s | 5 s -> fired a | 3 s | Receiver 200 | 9 s -> fired a | 1 h',
  },
  {
    title: 'keeps the order: the end is not told before the beginning, nor without it',
    story: 'Receiver 500 | a=20 -> fired a | a=3 | Receiver 200 | 10 s',
  },
  {
    title: 'waits for as long as the receiver asks for',
    story: 'Receiver retry 300 | a=20 -> fired a | Receiver 200 | 290 s | 11 s -> fired a',
  },
  {
    title: 'does not let a receiver put a page off for more than an hour',
    story: 'Receiver retry 86400 | a=20 -> fired a | Receiver 200 | 59 min | 2 min -> fired a',
  },
  {
    title: 'is marked as a repeat after a receiver broke off without an answer',
    story: 'Receiver breaks off | a=20 -> fired a | Receiver 200 | 3 s -> fired a (repeat)',
  },
  {
    title: 'of a receiver that is gone is told through another channel',
    channels: TWO,
    story:
      'Receiver 410 | a=20 -> Second: delivery_failed a, Second: fired a, fired a | b=20 -> Second: fired b',
  },
  {
    title: 'of a receiver that redirects is told through another channel',
    channels: TWO,
    story: 'Receiver 302 | a=20 -> Second: delivery_failed a, Second: fired a, fired a',
  },
  {
    title: 'is not held up by a channel that fails',
    channels: TWO,
    story: 'Receiver 500 | a=20 -> Second: fired a, fired a | Receiver 200 | 3 s -> fired a',
  },
  {
    title: 'is not sent any more once somebody has it',
    story: 'Receiver 500 | a=20 -> fired a | Receiver 200 | ack | 10 s',
  },
  {
    title: 'is sent once by three workers',
    channels: TWO,
    story:
      'workers 3 | a=20,b=20,c=20 -> Second: fired a, Second: fired b, Second: fired c, fired a, fired b, fired c',
  },
  {
    title: 'that is silenced tells nobody, and pages at the silence’s end when it still fires',
    story: 'silence 30 min | a=20 | 10 min | 21 min -> fired a',
  },
  {
    title: 'that was over before the silence ended pages nobody',
    story: 'silence 30 min | a=20 | a=3 | 40 min',
  },
  {
    title: 'of another queue than the silenced one pages',
    story: 'silence 30 min of a | a=20,b=20 -> fired b',
  },
  {
    title: 'has its end told though it is silenced by then',
    story: 'a=20 -> fired a | silence 30 min | a=3 -> resolved a',
  },
  {
    title: 'is not escalated while it is silenced',
    channels: NONE,
    policy: [
      [0, 'Ada'],
      [5, 'Bob'],
    ],
    story: 'a=20 -> Ada: fired a | silence 30 min | 6 min | 26 min -> Bob: escalated a',
  },
  {
    title: 'that was acknowledged while silenced pages nobody at its end',
    story: 'silence 20 min | a=20 | ack | 21 min',
  },
];
