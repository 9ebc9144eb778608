import { db } from '@/server/db/client';

/** A dead-letter queue of which only its name says what it is, with a letter in it. */
export async function writeDeadLetterQueue(input: {
  projectId: string;
  /** Stands in its name and in the letter. */
  marker: string;
  traceId: string;
  at: Date;
}): Promise<{ queueId: string; letterGroupId: string }> {
  const { projectId, marker, traceId, at } = input;
  const queueId = crypto.randomUUID();
  const letterGroupId = crypto.randomUUID();
  const queue = `${marker}-dlq`;
  await db().queue.create({
    data: {
      projectId,
      id: queueId,
      name: queue,
      system: '',
      environment: '',
      lastSampleAt: at,
      depth: 1,
      depthAt: at,
    },
  });
  await db().deadLetterGroup.create({
    data: {
      projectId,
      id: letterGroupId,
      queueId,
      queue,
      system: '',
      environment: '',
      fingerprint: marker,
      sampleMessageId: 'm1',
      count: 1,
      openCount: 1,
      oldestOpenAt: at,
      firstFailedAt: at,
      lastFailedAt: at,
    },
  });
  await db().deadLetter.create({
    data: {
      projectId,
      queueId,
      groupId: letterGroupId,
      messageId: 'm1',
      error: marker,
      failedAt: at,
      correlationId: traceId,
    },
  });
  return { queueId, letterGroupId };
}
