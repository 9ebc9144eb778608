import { describe, expect, it } from 'vitest';
import { RateBucket } from './rate-bucket';

const day = '2026-01-31';

describe('The rate of a key', () => {
  it('lets ten seconds’ worth through at once and then only the rate', () => {
    const bucket = new RateBucket(10, 0);
    expect(bucket.take(100, 0)).toBeNull();
    expect(bucket.take(1, 0)).toBe(1);
    expect(bucket.take(10, 1_000)).toBeNull();
    expect(bucket.take(1, 1_000)).toBe(1);
  });

  it('lets a batch larger than all that was saved up pass, and makes up for it after', () => {
    const bucket = new RateBucket(10, 0);
    expect(bucket.take(300, 0)).toBeNull();
    expect(bucket.take(1, 0)).toBe(21);
    expect(bucket.take(1, 20_000)).toBe(1);
    expect(bucket.take(1, 21_000)).toBeNull();
  });

  it('does not charge what it turns away', () => {
    const bucket = new RateBucket(10, 0);
    bucket.take(100, 0);
    for (let n = 0; n < 50; n += 1) expect(bucket.take(100, 0)).toBe(1);
    expect(bucket.take(1, 1_000)).toBeNull();
  });
});

describe('What other processes store of a key', () => {
  it('is charged once it is heard of, and only once', () => {
    const bucket = new RateBucket(10, 0);
    bucket.settle({ day, events: 5_000 });
    expect(bucket.take(10, 0)).toBeNull();
    bucket.settle({ day, events: 5_290 });
    bucket.settle({ day, events: 5_290 });
    expect(bucket.take(1, 0)).toBe(21);
  });

  it('is what this one did not store itself, whether that is in the sum already or not', () => {
    const bucket = new RateBucket(10, 0);
    bucket.settle({ day, events: 0 });
    bucket.take(90, 0);
    bucket.noteStored(90);
    for (const events of [0, 90, 90]) bucket.settle({ day, events });
    expect(bucket.take(10, 0)).toBeNull();
    expect(bucket.take(1, 0)).toBe(1);
  });

  it('is not what this one was storing when it first looked', () => {
    const bucket = new RateBucket(10, 0);
    bucket.take(90, 0);
    bucket.noteStored(90);
    for (const events of [0, 90]) bucket.settle({ day, events });
    expect(bucket.take(10, 0)).toBeNull();
    expect(bucket.take(1, 0)).toBe(1);
  });

  it('counts against what was stored when a commit of this one came to nothing', () => {
    const bucket = new RateBucket(10, 0);
    bucket.settle({ day, events: 0 });
    bucket.noteStored(90);
    bucket.noteStored(-90);
    bucket.settle({ day, events: 110 });
    expect(bucket.take(1, 0)).toBe(2);
  });

  it('may use up what this one did not, while it had nothing to do', () => {
    const bucket = new RateBucket(10, 0);
    bucket.settle({ day, events: 0 });
    // A minute in which others sent at the rate: nobody has sent too much.
    expect(bucket.take(1, 60_000)).toBeNull();
    bucket.settle({ day, events: 600 });
    expect(bucket.take(90, 60_000)).toBeNull();
  });

  it('begins anew with the day', () => {
    const bucket = new RateBucket(10, 0);
    bucket.settle({ day, events: 5_000 });
    bucket.settle({ day: '2026-02-01', events: 7 });
    bucket.settle({ day: '2026-02-01', events: 107 });
    expect(bucket.take(1, 0)).toBe(1);
  });
});
