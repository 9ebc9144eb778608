import { expect, test } from 'vitest';
import { compareAlerts, describeAlerts } from './describe-alerts';

const alert = (
  state: 'firing' | 'acknowledged',
  severity: 'critical' | 'low',
  startedAt = '1',
) => ({
  state,
  severity,
  startedAt,
});

test.each([
  [[], 'Nothing fires'],
  [[alert('firing', 'critical')], '1 alert fires, and it is critical'],
  [[alert('firing', 'low')], '1 alert fires'],
  [[alert('acknowledged', 'low')], 'Nothing else fires; 1 acknowledged'],
  [
    [alert('firing', 'critical'), alert('firing', 'low'), alert('acknowledged', 'critical')],
    '2 alerts fire, 1 of them critical; 1 acknowledged',
  ],
])('%o are told as %s', (open, words) => {
  expect(describeAlerts(open)).toBe(words);
});

test('what nobody has comes first, then the worst, then the newest', () => {
  const sorted = [
    alert('acknowledged', 'critical', '4'),
    alert('firing', 'low', '3'),
    alert('firing', 'critical', '1'),
    alert('firing', 'critical', '2'),
  ].sort(compareAlerts);
  expect(sorted.map(({ startedAt }) => startedAt)).toEqual(['2', '1', '3', '4']);
});
