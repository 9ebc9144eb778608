import { describe, expect, it } from 'vitest';
import { waitsOf } from './contact-method';
import type { OutgoingNotice, Transition } from './notice';
import { pushMessage, pushUrgency } from './push-message';

const notice = (transition: Transition, text: string): OutgoingNotice => ({
  id: 'n1',
  transition,
  project: text,
  at: '2026-11-26T03:00:00.000Z',
  isRepeat: false,
  payload: {
    subject: text,
    severity: 'critical',
    service: text,
    text,
    facts: [{ name: 'Rule', value: text }],
    path: '/p/shop/alerts/1',
    runbookUrl: null,
    by: null,
    thread: 'alert/1',
  },
  url: null,
});

describe('what a browser is sent', () => {
  it('is within what a push service takes, whatever the alert says', () => {
    for (const text of ['🔥'.repeat(9_000), '"'.repeat(9_000), 'payments '.repeat(9_000)]) {
      const bytes = Buffer.byteLength(JSON.stringify(pushMessage(notice('fired', text))));
      // 4,096 without the header of the encryption, its tag and the byte that ends the text.
      expect(bytes).toBeLessThanOrEqual(4_096 - 86 - 16 - 1);
    }
  });

  it('stays on the screen for a page that is bad, and not for what follows it', () => {
    expect(pushMessage(notice('fired', 'x')).isUrgent).toBe(true);
    expect(pushMessage(notice('resolved', 'x')).isUrgent).toBe(false);
    expect(pushMessage(notice('resolved', 'x')).tag).toBe('alert/1');
    expect(['critical', 'medium', 'info'].map((one) => pushUrgency(one as 'info'))).toEqual([
      'high',
      'normal',
      'low',
    ]);
  });
});

it('The first of somebody’s methods is told at once, each other its wait after the one before', () => {
  expect(waitsOf([])).toEqual([]);
  expect(waitsOf([10, 5, 0, 15])).toEqual([0, 5, 5, 20]);
});
