import { describe, expect, it } from 'vitest';
import { groupAlerts } from './group-alerts';

const alert = (
  service: string | null,
  severity: 'critical' | 'high' | 'low',
  state: 'firing' | 'acknowledged' = 'firing',
) => ({ service, severity, state, startedAt: '2026-01-01T00:00:00.000Z' });

describe('The inbox', () => {
  it('stands by service, the one first that has the worst that nobody has yet', () => {
    const groups = groupAlerts([
      alert('mail', 'critical', 'acknowledged'),
      alert('pay', 'low'),
      alert(null, 'low', 'acknowledged'),
      alert('pay', 'high'),
      alert('mail', 'high', 'acknowledged'),
      alert('shop', 'critical'),
    ]);
    expect(groups.map(({ service, alerts }) => [service, alerts.map((a) => a.severity)])).toEqual([
      ['shop', ['critical']],
      ['pay', ['high', 'low']],
      ['mail', ['critical', 'high']],
      [null, ['low']],
    ]);
  });
});
