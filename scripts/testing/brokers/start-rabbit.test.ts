import { connect, type XDeath } from 'amqplib';
import { describe, expect, test } from 'vitest';
import { askUntil } from './server-process';
import { startRabbit } from './start-rabbit';
import { whyWithout } from './why-without';

describe.skipIf(whyWithout('rabbit') !== undefined)('a RabbitMQ for tests', () => {
  test('has dead-letter exchanges, and tells of them through its management API', async () => {
    const rabbit = await startRabbit();
    const connection = await connect(rabbit.amqpUrl);
    try {
      const channel = await connection.createConfirmChannel();
      await channel.assertExchange('dead', 'fanout');
      await channel.assertQueue('emails-dlq');
      await channel.bindQueue('emails-dlq', 'dead', '');
      await channel.assertQueue('emails', { deadLetterExchange: 'dead' });
      channel.sendToQueue('emails', Buffer.from('no such recipient'));
      await channel.waitForConfirms();
      await channel.consume('emails', (message) => message && channel.nack(message, false, false));
      const death = new Promise<XDeath | undefined>((resolve, reject) => {
        channel
          .consume('emails-dlq', (message) =>
            resolve(message?.properties.headers?.['x-death']?.[0]),
          )
          .catch(reject);
      });
      expect(await death).toMatchObject({ queue: 'emails', reason: 'rejected', count: 1 });
      await askUntil(async () => {
        const queues = await rabbit.listQueues();
        return queues.find(({ name }) => name === 'emails-dlq')?.messages_unacknowledged === 1;
      }, 'The management API does not tell of the dead letter');
    } finally {
      await connection.close();
      await rabbit.stop();
    }
  });
});
