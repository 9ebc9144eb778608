import { expect, it } from 'vitest';
import { previewShifts } from './preview-shifts';
import type { Layer } from './schedule';

const NOW = Date.UTC(2026, 10, 26, 3);
const layer: Layer = {
  name: 'Primary',
  people: ['ada', 'bob'],
  rotation: 'weekly',
  every: 1,
  startsOn: '2026-11-23',
  handOffAt: '09:00',
  hours: null,
};
const preview = (more: Partial<Layer> = {}, timeZone = 'Europe/Berlin') =>
  previewShifts({ timeZone, layers: [{ ...layer, ...more }], overrides: [], nowMs: NOW });

it('shows four weeks of a schedule while it is written, from the beginning of yesterday on', () => {
  const shifts = preview() ?? [];
  expect(new Date(shifts[0]?.fromMs ?? 0).toISOString()).toBe('2026-11-24T23:00:00.000Z');
  expect(shifts.slice(0, 3).map(({ person }) => person)).toEqual(['ada', 'bob', 'ada']);
  expect((shifts.at(-1)?.toMs ?? 0) - (shifts[0]?.fromMs ?? 0)).toBe(28 * 86_400_000);
});

it('shows the gaps that a draft would leave', () => {
  const people = (preview({ hours: { from: '09:00', to: '17:00' } }) ?? []).map(
    ({ person }) => person,
  );
  expect(people).toContain(null);
  expect(preview({ people: [] })).toMatchObject([{ person: null }]);
});

it('shows nothing while a part of it cannot be read', () => {
  expect(preview({}, 'Mars/Olympus')).toBeNull();
  expect(preview({}, '')).toBeNull();
  for (const half of [{ every: 0 }, { every: Number.NaN }, { startsOn: '' }, { handOffAt: '' }])
    expect(preview(half)).toBeNull();
  expect(preview({ hours: { from: '', to: '17:00' } })).toBeNull();
});
