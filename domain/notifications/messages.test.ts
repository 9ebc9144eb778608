import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailMessage } from './email-message';
import type { OutgoingNotice, Transition } from './notice';
import { subjectOf } from './notice-words';
import { pagerDutyEvent } from './pagerduty-event';
import { readRetryAfter, retryDelaySeconds } from './retry-delay';
import { createChannelSchema } from './schemas';
import { isAtLeast } from './severity-order';
import { escapeSlack, slackMessage } from './slack-message';
import { escapeMarkdown, teamsMessage } from './teams-message';
import { webhookEvent } from './webhook-event';

function notice(
  transition: Transition = 'fired',
  more: Partial<OutgoingNotice> = {},
): OutgoingNotice {
  return {
    id: '7f3c',
    transition,
    project: 'Shop',
    at: '2026-11-25T03:12:00.000Z',
    isRepeat: false,
    url: 'https://candor.example.com/p/shop/alerts/1',
    payload: {
      subject: 'payments: 37 messages in the dead-letter queue orders.dlq',
      severity: 'critical',
      service: 'payments',
      text: 'The oldest is 3 h old.',
      facts: [{ name: 'Usual', value: '0' }],
      path: '/p/shop/alerts/1',
      runbookUrl: 'https://wiki.example.com/dlq',
      by: 'Ada',
      thread: 'alert/1',
    },
    ...more,
  };
}

const hostile = (subject: string) =>
  notice('fired', { payload: { ...notice().payload, subject, text: subject } });

describe('the subject line', () => {
  it('tells what is wrong and how it stands, in one line for a locked phone', () => {
    const wrong = 'payments: 37 messages in the dead-letter queue orders.dlq';
    expect(subjectOf(notice())).toBe(`Critical: ${wrong}`);
    expect(subjectOf(notice('resolved'))).toBe(`Resolved: ${wrong}`);
    expect(subjectOf(notice('acknowledged'))).toBe(`Acknowledged: ${wrong}`);
    expect(subjectOf(notice('escalated'))).toBe(`Critical, escalated: ${wrong}`);
    expect(subjectOf(notice('delivery_failed'))).toBe(`Not delivered: ${wrong}`);
  });
});

describe('a Slack message', () => {
  it('has a text for where blocks are not shown, and leads to the alert and the runbook', () => {
    const message = JSON.stringify(slackMessage(notice()));
    expect(slackMessage(notice())).toMatchObject({ text: subjectOf(notice()) });
    expect(message).toContain('"url":"https://candor.example.com/p/shop/alerts/1"');
    expect(message).toContain('"url":"https://wiki.example.com/dlq"');
  });

  it('wakes nobody by what came from outside', () => {
    expect(escapeSlack('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { text: fallback, blocks } = slackMessage(hostile(`<!here>${text}`)) as {
          text: string;
          blocks: unknown[];
        };
        expect(fallback).not.toMatch(/[<>]/);
        // Blocks are plain text throughout, which Slack does not read as markup.
        expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
      }),
    );
  });

  it('stays within what Slack takes, however long the words are', () => {
    const { blocks } = slackMessage(hostile('x'.repeat(9_000))) as {
      blocks: { type: string; text?: { text: string } }[];
    };
    expect(blocks[0]?.text?.text).toHaveLength(150);
    expect(blocks[1]?.text?.text.length).toBeLessThanOrEqual(3_000);
  });
});

describe('a Teams message', () => {
  it('is one Adaptive Card in a message, with Markdown from outside made harmless', () => {
    expect(escapeMarkdown('[a](http://evil)')).toBe('\\[a\\]\\(http://evil\\)');
    expect(teamsMessage(notice())).toMatchObject({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: { type: 'AdaptiveCard', actions: [{ title: 'Open in Candor' }, {}] },
        },
      ],
    });
  });
});

describe('a PagerDuty event', () => {
  it('triggers, acknowledges and resolves one incident by its dedup_key', () => {
    expect(pagerDutyEvent(notice(), 'key')).toMatchObject({
      routing_key: 'key',
      event_action: 'trigger',
      dedup_key: 'alert/1',
      payload: { severity: 'critical', source: 'payments', summary: subjectOf(notice()) },
    });
    expect(pagerDutyEvent(notice('acknowledged'), 'key')).toEqual({
      routing_key: 'key',
      event_action: 'acknowledge',
      dedup_key: 'alert/1',
    });
    expect(pagerDutyEvent(notice('resolved'), 'key')).toMatchObject({ event_action: 'resolve' });
  });
});

describe('a webhook event', () => {
  it('has a type, a timestamp and data that holds the title and whether it may be a repeat', () => {
    expect(webhookEvent(notice('resolved', { isRepeat: true }))).toMatchObject({
      type: 'alert.resolved',
      timestamp: '2026-11-25T03:12:00.000Z',
      data: { id: '7f3c', mayBeRepeat: true, severity: 'critical', thread: 'alert/1' },
    });
  });
});

describe('an e-mail', () => {
  it('keeps its id at every try and joins the thread of its alert', () => {
    const first = emailMessage(notice(), 'example.com');
    const again = emailMessage(notice('fired', { isRepeat: true }), 'example.com');
    const other = emailMessage(notice('resolved', { id: '8a' }), 'example.com');
    expect(first.messageId).toBe('<7f3c@example.com>');
    expect(again.messageId).toBe(first.messageId);
    expect(again.text).toContain('You may have had this message before');
    expect(other.references).toBe(first.references);
    expect(first.text).toContain('Open in Candor: https://candor.example.com/p/shop/alerts/1');
  });

  it('holds no markup and no header of anybody else’s', () => {
    const { html, subject } = emailMessage(hostile('<img src=x>\r\nBcc: all@example.com'), 'a.b');
    expect(html).not.toContain('<img');
    expect(subject).not.toMatch(/[\r\n]/);
  });
});

describe('the wait before another try', () => {
  it('doubles with jitter up to a quarter of an hour, and honours what the receiver asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tries, chance) => {
          const seconds = retryDelaySeconds(tries, chance, null);
          const doubled = Math.min(2 ** tries, 900);
          expect(seconds).toBeGreaterThanOrEqual(doubled * 0.75);
          expect(seconds).toBeLessThanOrEqual(doubled * 1.25);
        },
      ),
    );
    expect(retryDelaySeconds(1, 0.5, 120)).toBe(120);
    expect(retryDelaySeconds(1, 0.5, 86_400)).toBe(3_600);
  });

  it('reads Retry-After as seconds or as a date', () => {
    const nowMs = Date.parse('2026-11-25T03:00:00Z');
    expect(readRetryAfter('17', nowMs)).toBe(17);
    expect(readRetryAfter('Wed, 25 Nov 2026 03:01:00 GMT', nowMs)).toBe(60);
    expect(readRetryAfter('soon', nowMs)).toBeNull();
    expect(readRetryAfter(undefined, nowMs)).toBeNull();
  });
});

describe('what a channel is made from', () => {
  const problem = (input: object) =>
    createChannelSchema.safeParse({ name: 'x', ...input }).error?.issues[0]?.message;

  it('is turned down with what to send instead', () => {
    expect(problem({ kind: 'slack', address: 'hooks' })).toContain('must be an address such as');
    expect(problem({ kind: 'webhook', address: 'ftp://x' })).toContain('must begin with https://');
    expect(problem({ kind: 'webhook', address: 'https://a:b@x' })).toContain(
      'must not hold a user',
    );
    expect(problem({ kind: 'email', address: 'a@example.com, b' })).toContain('“b” is none');
    expect(problem({ kind: 'pagerduty', routingKey: 'short' })).toContain('integration key');
  });

  it('needs no address for PagerDuty', () => {
    const input = { kind: 'pagerduty', name: 'x', routingKey: 'a'.repeat(32) };
    expect(createChannelSchema.parse(input).address).toBe(
      'https://events.pagerduty.com/v2/enqueue',
    );
  });

  it('orders severities from worst to least', () => {
    expect(isAtLeast('critical', 'high')).toBe(true);
    expect(isAtLeast('medium', 'high')).toBe(false);
  });
});
