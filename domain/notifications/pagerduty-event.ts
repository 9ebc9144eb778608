import type { OutgoingNotice } from './notice';
import { factsOf, paragraphsOf, subjectOf } from './notice-words';

const SEVERITIES = {
  critical: 'critical',
  high: 'error',
  medium: 'warning',
  low: 'warning',
  info: 'info',
} as const;
const MOST_SUMMARY = 1_024;

/** An event of PagerDuty's Events API v2. One matter is one dedup_key: triggered, acknowledged and resolved by it. */
export function pagerDutyEvent(notice: OutgoingNotice, routingKey: string): object {
  const { payload, transition, url, project, at } = notice;
  const isAct = transition === 'acknowledged' || transition === 'resolved';
  const action = { acknowledged: 'acknowledge', resolved: 'resolve' };
  const head = {
    routing_key: routingKey,
    event_action: isAct ? action[transition] : 'trigger',
    dedup_key: payload.thread,
  };
  if (isAct) return head;
  return {
    ...head,
    payload: {
      summary: subjectOf(notice).slice(0, MOST_SUMMARY),
      source: payload.service ?? project,
      severity: SEVERITIES[payload.severity],
      timestamp: at,
      ...(payload.service === null ? {} : { component: payload.service }),
      custom_details: Object.fromEntries([
        ...factsOf(notice).map(({ name, value }) => [name, value]),
        ...paragraphsOf(notice).map((text, index) => [
          index === 0 ? 'Details' : `Details ${index + 1}`,
          text,
        ]),
      ]),
    },
    client: 'Candor',
    ...(url === null ? {} : { client_url: url }),
    links: payload.runbookUrl === null ? [] : [{ href: payload.runbookUrl, text: 'Runbook' }],
  };
}
