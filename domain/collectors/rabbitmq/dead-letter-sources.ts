import type { RabbitBinding, RabbitQueue } from './schemas';

/**
 * Which queues, as they are shown, each queue takes the dead letters of; by `vhost/name`. A queue that dead-letters its
 * own messages onward is a station on a way (a wait before the next try), and where such a way leads back to is no
 * dead-letter queue either.
 */
export function deadLetterSources(
  queues: readonly RabbitQueue[],
  bindings: readonly RabbitBinding[],
): Map<string, string[]> {
  const passing = new Set(
    queues.filter((queue) => exchangeOf(queue) !== null).map((queue) => keyOf(queue)),
  );
  const sources = new Map<string, string[]>();
  for (const queue of queues) {
    for (const target of targetsOf(queue, bindings)) {
      const key = keyOf({ vhost: queue.vhost, name: target });
      if (passing.has(key)) continue;
      sources.set(key, [...(sources.get(key) ?? []), shownName(queue)]);
    }
  }
  return sources;
}

export function keyOf({ vhost, name }: Pick<RabbitQueue, 'vhost' | 'name'>): string {
  return `${vhost}/${name}`;
}

/** As rabbitmq_prometheus' metrics are read: the usual virtual host goes without saying. */
export function shownName({ vhost, name }: Pick<RabbitQueue, 'vhost' | 'name'>): string {
  return vhost === '/' ? name : `${vhost}/${name}`;
}

function targetsOf(queue: RabbitQueue, bindings: readonly RabbitBinding[]): string[] {
  const exchange = exchangeOf(queue);
  if (exchange === null) return [];
  const routingKey = setting(queue, 'dead-letter-routing-key');
  // The default exchange hands a message to the queue that its routing key names.
  if (exchange === '') return routingKey === null ? [] : [routingKey];
  const bound = bindings.filter(
    ({ source, vhost, destination_type }) =>
      source === exchange && vhost === queue.vhost && destination_type !== 'exchange',
  );
  const meant = bound.filter(({ routing_key }) => routing_key === routingKey);
  return (meant.length > 0 ? meant : bound).map(({ destination }) => destination);
}

function exchangeOf(queue: RabbitQueue): string | null {
  return setting(queue, 'dead-letter-exchange');
}

/** A queue's own argument outranks the policy's. */
function setting(queue: RabbitQueue, name: string): string | null {
  const value = queue.arguments?.[`x-${name}`] ?? queue.effective_policy_definition?.[name];
  return typeof value === 'string' ? value : null;
}
