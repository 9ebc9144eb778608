import type { Scenario } from './scenario';

/** The state machine: every sentence of how an alert begins, goes on and ends. */
export const ALERT_SCENARIOS: readonly Scenario[] = [
  {
    title: 'fires when its condition holds, and once only while it goes on',
    story: 'a=20 -> fired a | a=20 | a=30 | 10 s',
  },
  { title: 'does not fire at the line itself', story: 'a=10 | a=10 | a=11 -> fired a' },
  { title: 'is over when its condition is', story: 'a=20 -> fired a | a=3 -> resolved a | a=3' },
  { title: 'is not made of what was well all along', story: 'a=0 | a=5 | a=0' },
  {
    title: 'fires for each group by itself',
    story:
      'a=20,b=3 -> fired a | a=20,b=20 -> fired b | a=3,b=20 -> resolved a | a=3,b=3 -> resolved b',
  },
  { title: 'of two groups at one moment is two alerts', story: 'a=20,b=20 -> fired a, fired b' },
  {
    title: 'waits until it has held for as long as “for” says',
    rule: { forSeconds: 30 },
    story: 'a=20 | a=20 | a=20 | a=20 -> fired a',
  },
  {
    title: 'that goes false while it waits vanishes, and nobody hears of it',
    rule: { forSeconds: 30 },
    story: 'a=20 | a=20 | a=3 | a=20 | a=20 | a=20 | a=3',
  },
  {
    title: 'begins its wait anew after it was well',
    rule: { forSeconds: 20 },
    story: 'a=20 | a=3 | a=20 | a=20 | a=20 -> fired a',
  },
  {
    title: 'waits group by group',
    rule: { forSeconds: 20 },
    story: 'a=20 | a=20,b=20 | a=20,b=20 -> fired a | b=20 -> fired b',
  },
  {
    title: 'cannot be acknowledged while it waits',
    rule: { forSeconds: 60 },
    story: 'a=20 | ack in vain',
  },
  {
    title: 'waits on when nothing is known and the rule keeps',
    rule: { forSeconds: 900 },
    story: 'a=20 | 12 min | a=20 | 4 min -> fired a',
  },
  {
    title: 'lasts for as long as “keep firing for” says after it is well',
    rule: { keepFiringForSeconds: 30 },
    story: 'a=20 -> fired a | a=3 | a=3 | a=3 -> resolved a',
  },
  {
    title: 'that flaps within “keep firing for” is one alert',
    rule: { keepFiringForSeconds: 60 },
    story: 'a=20 -> fired a | a=3 | a=20 | a=3 | a=20 | a=3 | a=20',
  },
  {
    title: 'that flaps without it is one alert a time',
    story: 'a=20 -> fired a | a=3 -> resolved a | a=20 -> fired a | a=3 -> resolved a',
  },
  {
    title: 'has its time to recover begin anew when it is bad again',
    rule: { keepFiringForSeconds: 30 },
    story: 'a=20 -> fired a | a=3 | a=3 | a=20 | a=3 | a=3 | a=3 -> resolved a',
  },
  {
    title: 'is over beyond the recovery threshold alone',
    rule: { condition: { kind: 'threshold', op: '>', value: 10, recovery: 5 } },
    story: 'a=20 -> fired a | a=8 | a=6 | a=5 -> resolved a',
  },
  {
    title: 'does not begin between the two thresholds',
    rule: { condition: { kind: 'threshold', op: '>', value: 10, recovery: 5 } },
    story: 'a=8 | a=9 | a=8',
  },
  {
    title: 'that goes to and fro between the thresholds pages once',
    rule: { condition: { kind: 'threshold', op: '>', value: 10, recovery: 5 } },
    story: 'a=20 -> fired a | a=8 | a=20 | a=8 | a=20 | a=4 -> resolved a',
  },
  {
    title: 'below a line works like one above',
    rule: { condition: { kind: 'threshold', op: '<', value: 10 } },
    story: 'a=20 | a=5 -> fired a | a=10 -> resolved a',
  },
  {
    title: 'is kept when nothing is known: missing data is no recovery',
    story: 'a=20 -> fired a | 20 min | 3 h | a=3 -> resolved a',
  },
  { title: 'is not made of missing data when the rule keeps', story: 'a=3 | 20 min | 2 h' },
  {
    title: 'is made of missing data when the rule says fire',
    rule: { noData: 'fire' },
    story: 'a=3 | 20 min -> fired a | 20 min | a=3 -> resolved a',
  },
  {
    title: 'goes on without another page when a rule that fires on no data loses it',
    rule: { noData: 'fire' },
    story: 'a=20 -> fired a | 20 min | a=20 | a=3 -> resolved a',
  },
  {
    title: 'is over when nothing is known and the rule says resolve',
    rule: { noData: 'resolve' },
    story: 'a=20 -> fired a | 20 min -> resolved a | 20 min',
  },
  {
    title: 'of an absence fires when samples stop and is over when they are back',
    rule: { condition: { kind: 'absence' } },
    story: 'a=3 | 20 min -> fired a | a=3 -> resolved a',
  },
  {
    title: 'keeps its state while its rule cannot be read',
    story:
      'a=20 -> fired a | rule cannot be read | a=3 | rule can be read again | 11 s -> resolved a',
  },
  {
    title: 'begins when its rule can be read again',
    story: 'rule cannot be read | a=20 | rule can be read again | 11 s -> fired a',
  },
  {
    title: 'after it was resolved is a new alert',
    story: 'a=20 -> fired a | a=3 -> resolved a | a=20 -> fired a',
  },
  {
    title: 'stays acknowledged when it fires again while open',
    rule: { keepFiringForSeconds: 60 },
    story: 'a=20 -> fired a | ack -> acknowledged a | a=3 | a=20 | a=20',
  },
  {
    title: 'is acknowledged once',
    story: 'a=20 -> fired a | ack -> acknowledged a | ack by Bob in vain',
  },
  {
    title: 'that is over cannot be acted upon',
    story:
      'a=20 -> fired a | a=3 -> resolved a | ack in vain | close in vain | snooze 5 min in vain | unack in vain',
  },
  {
    title: 'cannot have an acknowledgement taken back that nobody gave',
    story: 'a=20 -> fired a | unack in vain',
  },
  {
    title: 'pages again when its acknowledgement is taken back',
    story: 'a=20 -> fired a | ack -> acknowledged a | unack -> still_firing a',
  },
  {
    title: 'that is critical pages again after 30 minutes of acknowledgement',
    story: 'a=20 -> fired a | ack -> acknowledged a | 29 min | 2 min -> still_firing a',
  },
  {
    title: 'that is high pages again after two hours',
    rule: { severity: 'high' },
    story: 'a=20 -> fired a | ack -> acknowledged a | 119 min | 2 min -> still_firing a',
  },
  {
    title: 'that is medium stays acknowledged for good',
    rule: { severity: 'medium' },
    story: 'a=20 -> fired a | ack -> acknowledged a | 48 h',
  },
  {
    title: 'goes by its rule’s own time of acknowledgement',
    rule: { ackTimeoutSeconds: 300 },
    story: 'a=20 -> fired a | ack -> acknowledged a | 4 min | 2 min -> still_firing a',
  },
  {
    title: 'does not page again when it was over before the acknowledgement ran out',
    story: 'a=20 -> fired a | ack -> acknowledged a | a=3 -> resolved a | 40 min',
  },
  {
    title: 'has a new time after another acknowledgement',
    story:
      'a=20 -> fired a | ack -> acknowledged a | 31 min -> still_firing a | ack -> acknowledged a | 29 min | 2 min -> still_firing a',
  },
  {
    title: 'is left in peace while snoozed, and pages at the end of it',
    story: 'a=20 -> fired a | snooze 5 min -> acknowledged a | 4 min | 2 min -> still_firing a',
  },
  {
    title: 'that was snoozed and is over pages nobody at the end',
    story: 'a=20 -> fired a | snooze 5 min -> acknowledged a | a=3 -> resolved a | 6 min',
  },
  {
    title: 'cannot be snoozed into the past, or for longer than 14 days',
    story: 'a=20 -> fired a | snooze 0 min in vain | snooze 15 d in vain',
  },
  {
    title: 'that was snoozed can be acknowledged: then the acknowledgement counts',
    story:
      'a=20 -> fired a | snooze 5 min -> acknowledged a | ack -> acknowledged a | 10 min | 21 min -> still_firing a',
  },
  {
    title: 'of another group pages though its neighbour is acknowledged',
    story: 'a=20 -> fired a | ack -> acknowledged a | a=20,b=20 -> fired b',
  },
  {
    title: 'closed by hand is left alone for ten minutes, then fires anew',
    story: 'a=20 -> fired a | close -> resolved a | a=20 | a=20 | 9 min | a=20 | 60 s -> fired a',
  },
  {
    title: 'closed by hand fires anew at once after it was well',
    story: 'a=20 -> fired a | close -> resolved a | a=3 | a=20 -> fired a',
  },
  {
    title: 'is not made while the rule is off, and is when it is on again',
    story: 'rule isEnabled=false | a=20 | rule isEnabled=true | 11 s -> fired a',
  },
  {
    title: 'ends when its rule is deleted',
    story: 'a=20 -> fired a | rule is deleted | 11 s -> resolved a | a=20',
  },
  {
    title: 'ends when its project is archived, which nothing of it outlives',
    story: 'a=20 -> fired a | project is archived | 1 s -> resolved a | 20 min | 3 h',
  },
  {
    title: 'fires anew when its project is back and it still holds',
    story:
      'a=20 -> fired a | project is archived | 1 s -> resolved a | 10 min | project is back | a=20 -> fired a',
  },
  {
    title: 'that waits to have lasted is forgotten with its project',
    rule: { forSeconds: 30 },
    story:
      'a=20 | project is archived | 60 s | project is back | a=20 | a=20 | a=20 | a=20 -> fired a',
  },
  {
    title: 'of a project that is deleted altogether is gone with it',
    story: 'a=20 -> fired a | project is deleted | 20 min | 3 h',
  },
  {
    title: 'fires once however many workers evaluate',
    story: 'workers 3 | a=20 -> fired a | a=20 | a=3 -> resolved a',
  },
  {
    title: 'is judged by the present state after hours away, and nobody hears of what is over',
    story: 'a=3 | 3 h | a=3',
  },
  {
    title: 'of a worker that was away is told once when it still holds',
    story: 'a=20 -> fired a | 5 h | a=20 | a=3 -> resolved a',
  },
  {
    title: 'is neither lost nor told twice when the clock jumps ahead',
    story: 'a=20 -> fired a | clock 1 | a=20 | a=3 -> resolved a',
  },
  {
    title: 'is neither lost nor told twice when the clock goes back',
    story: 'a=20 -> fired a | clock -1 | a=20 | 62 min | a=3 -> resolved a',
  },
  {
    title: 'is judged at the next tick after the clock went back an hour',
    story: 'a=3 | clock -1 | b=20 -> fired b | b=3 -> resolved b',
  },
];
