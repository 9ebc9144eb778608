import { describe, expect, it } from 'vitest';
import { type QuietHours, quietRulesSchema, quietUntil } from './quiet-hours';

const berlin = (rules: QuietHours['rules']): QuietHours => ({ timeZone: 'Europe/Berlin', rules });
const night = berlin([{ severity: 'low', from: '22:00', to: '07:00' }]);
const at = (text: string) => Date.parse(text);

describe('quiet hours', () => {
  it('hold from their begin until just before their end, over midnight, by the clocks of the zone', () => {
    expect(quietUntil(night, 'low', at('2026-01-10T20:59:59Z'))).toBeNull();
    expect(quietUntil(night, 'low', at('2026-01-10T21:00:00Z'))).toBe(at('2026-01-11T06:00:00Z'));
    expect(quietUntil(night, 'low', at('2026-01-11T05:59:59Z'))).toBe(at('2026-01-11T06:00:00Z'));
    expect(quietUntil(night, 'low', at('2026-01-11T06:00:00Z'))).toBeNull();
    expect(quietUntil(night, 'low', at('2026-07-10T20:00:00Z'))).toBe(at('2026-07-11T05:00:00Z'));
  });

  it('hold for their own severity alone, and never for what is critical', () => {
    const nowMs = at('2026-01-10T23:00:00Z');
    expect(quietUntil(night, 'medium', nowMs)).toBeNull();
    expect(quietUntil(night, 'critical', nowMs)).toBeNull();
    const asked = [{ severity: 'critical', from: '22:00', to: '07:00' }];
    expect(quietRulesSchema.safeParse(asked).success).toBe(false);
  });

  it('lie within a day where they end later than they begin', () => {
    const noon = berlin([{ severity: 'high', from: '12:00', to: '13:00' }]);
    expect(quietUntil(noon, 'high', at('2026-01-10T11:30:00Z'))).toBe(at('2026-01-10T12:00:00Z'));
    expect(quietUntil(noon, 'high', at('2026-01-10T12:00:00Z'))).toBeNull();
  });

  it('last an hour less, or more, in the nights when clocks change', () => {
    // 2026-03-29 02:00 jumps to 03:00; 2026-10-25 03:00 goes back to 02:00.
    const length = (text: string) => {
      const beginsMs = at(text);
      return ((quietUntil(night, 'low', beginsMs) ?? Number.NaN) - beginsMs) / 3_600_000;
    };
    expect(length('2026-03-28T21:00:00Z')).toBe(8);
    expect(length('2026-10-24T20:00:00Z')).toBe(10);
  });

  it('are refused when two rules are for one severity, or one has no length', () => {
    const rule = { severity: 'low', from: '22:00', to: '07:00' };
    expect(quietRulesSchema.safeParse([rule, rule]).success).toBe(false);
    expect(quietRulesSchema.safeParse([{ ...rule, to: '22:00' }]).success).toBe(false);
    expect(quietRulesSchema.safeParse([rule]).success).toBe(true);
  });
});
