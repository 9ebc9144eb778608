import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { step } from './step.mjs';

const { isTTY } = process.stdout;
let shown: string;

beforeEach(() => {
  shown = '';
  vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] });
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    shown += text;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  process.stdout.isTTY = isTTY;
});

test('A step is a line with its remark and the time it took', async () => {
  process.stdout.isTTY = false;
  await step('Build', () => {
    vi.advanceTimersByTime(440);
    return 'up to date';
  });
  expect(shown).toBe('  ✓ Build: up to date (0.4 s)\n');
});

test('One that takes long is told of once before it is done', async () => {
  process.stdout.isTTY = false;
  await step('Build', (report) => {
    report('40%');
    vi.advanceTimersByTime(3_700);
  });
  expect(shown).toBe('  … Build\n  ✓ Build (3.7 s)\n');
});

test('On a terminal one line counts the seconds and shows how far it is', async () => {
  process.stdout.isTTY = true;
  await step('Demo project', async (report) => {
    vi.advanceTimersByTime(1_000);
    report('40%');
    vi.advanceTimersByTime(1_500);
    return '/p/demo';
  });
  expect(shown.split('\r\u001b[K')).toEqual([
    '',
    '  … Demo project 0.0 s',
    '  … Demo project 1.0 s',
    '  … Demo project 40%, 2.0 s',
    '  ✓ Demo project: /p/demo (2.5 s)\n',
  ]);
});

test('A step that fails says so with its time, and why is left to who asked for it', async () => {
  process.stdout.isTTY = false;
  const failing = step('Migrations', () => {
    vi.advanceTimersByTime(1_000);
    throw new Error('no such table');
  });
  await expect(failing).rejects.toThrow('no such table');
  expect(shown).toBe('  … Migrations\n  ✗ Migrations (1.0 s)\n');
});
