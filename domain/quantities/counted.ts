import { formatQuantity, quantityText } from './format-quantity';

/** "1 queue", "0 queues", "12.3k queues"; a noun that does not take an s brings its own plural. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${quantityText(count)} ${count === 1 ? noun : plural}`;
}

/** "12,345 lines": where somebody may compare it with a count of their own. */
export function countedExactly(count: number, noun: string): string {
  const whole = Math.round(count);
  return `${formatQuantity(whole).exact} ${whole === 1 ? noun : `${noun}s`}`;
}

/** "1 breaker is", "2 breakers are". */
export function countedAre(count: number, noun: string): string {
  return `${counted(count, noun)} ${count === 1 ? 'is' : 'are'}`;
}
