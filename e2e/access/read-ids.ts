import type { APIRequestContext } from '@playwright/test';
import { answerOf } from './answer-of';

/** A project with one of everything, and what the addresses of its pages are made of. */
export interface FilledProject {
  slug: string;
  service: string;
  trailId: string;
  alertId: string;
  ruleId: string;
  breakerId: string;
  queueId: string;
  heartbeat: string;
  incident: string;
  postmortemId: string;
}

/** The ids of what is in a project, once the worker has judged it. */
export async function readIds(
  request: APIRequestContext,
  project: { slug: string; apiKey: string; service: string; trailId: string },
): Promise<FilledProject> {
  const { apiKey, ...known } = project;
  const headers = { authorization: `Bearer ${apiKey}` };
  const ask = async (path: string) => answerOf(await request.get(`/api/v1/${path}`, { headers }));
  const [alerts, rules, breakers, queues, heartbeats, incidents, postmortems] = await Promise.all([
    untilSome(() => ask('alerts')),
    ask('rules'),
    ask('breakers'),
    ask('queues'),
    ask('heartbeats'),
    ask('incidents'),
    ask('postmortems'),
  ]);
  const dead = queues.items.find(({ kind }: { kind: string }) => kind === 'dead_letter');
  // One that can be tried on the past: its page draws that.
  const tried = rules.items.find(({ key }: { key: string }) => key === 'breaker-open');
  return {
    ...known,
    alertId: alerts.items[0].id,
    ruleId: tried.id,
    breakerId: breakers.items[0].id,
    queueId: dead.id,
    heartbeat: heartbeats.items[0].slug,
    incident: String(incidents.items[0].number),
    postmortemId: postmortems.items[0].id,
  };
}

/** Until the worker has judged what was told. */
async function untilSome(ask: () => ReturnType<typeof answerOf>) {
  let answer = await ask();
  while (answer.items.length === 0) answer = await ask();
  return answer;
}
