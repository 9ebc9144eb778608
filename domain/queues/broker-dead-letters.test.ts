import { describe, expect, it } from 'vitest';
import {
  DEAD_LETTERED_METRICS,
  describeDeadLettered,
  gatherDeadLettered,
} from './broker-dead-letters';

const metric = (reason: string) => `rabbitmq_global_messages_dead_lettered_${reason}_total`;
const count = (reason: string, n: number, isLost = false) => ({
  metric: metric(reason),
  isLost,
  count: n,
});

describe('what a broker dead-lettered', () => {
  it('is told by why, the most first, with those that are lost', () => {
    const gathered = gatherDeadLettered([
      count('expired', 3),
      count('rejected', 7),
      count('expired', 1, true),
    ]);
    expect(gathered).toEqual([
      { reason: 'rejected', count: 7, lost: 0 },
      { reason: 'expired', count: 4, lost: 1 },
    ]);
    expect(describeDeadLettered(gathered)).toBe(
      'RabbitMQ dead-lettered 11 messages: 7 rejected, 4 expired; 1 had no dead-letter exchange and is lost.',
    );
  });

  it('is nothing where no counter told of any, and zero only where one did', () => {
    expect(gatherDeadLettered([])).toEqual([]);
    const none = gatherDeadLettered([count('maxlen', 0)]);
    expect(none).toEqual([{ reason: 'maxlen', count: 0, lost: 0 }]);
    expect([describeDeadLettered([]), describeDeadLettered(none)]).toEqual([null, null]);
    expect(describeDeadLettered(gatherDeadLettered([count('delivery_limit', 1)]))).toBe(
      'RabbitMQ dead-lettered 1 message: 1 delivered too often.',
    );
  });

  it('counts none twice: those confirmed by where they went are among the others', () => {
    expect(DEAD_LETTERED_METRICS).toContain(metric('rejected'));
    expect(DEAD_LETTERED_METRICS).not.toContain(metric('confirmed'));
  });
});
