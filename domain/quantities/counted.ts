import { quantityText } from './format-quantity';

/** "1 queue", "0 queues", "12.3k queues"; a noun that does not take an s brings its own plural. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${quantityText(count)} ${count === 1 ? noun : plural}`;
}
