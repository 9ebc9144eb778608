import { recogniseLogRecord } from '@/domain/logs/recognise-log-record';
import { db } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import type { Prisma } from '@/server/db/generated/client';
import { acceptanceContext } from '@/server/ingest/acceptance-context';
import { ingestJson } from '@/server/ingest/ingest-json';
import { LogEventIds } from '@/server/logs/log-event-ids';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

const ids = new LogEventIds();

export const POST = withApiKey({ scope: 'ingest' }, async ({ request, key, project }) => {
  const receipt = await ingestJson(
    { request, key, project, route: 'v1/logs' },
    async ({ records }) => {
      const window = acceptanceContext(await databaseNow(), project);
      const firstId = await ids.take(records.length);
      const data = records.flatMap(({ value }, index): Prisma.LogEventCreateManyInput[] => {
        const read = recogniseLogRecord(value, window);
        if (!read.ok) return [];
        const { event } = read;
        return [
          {
            projectId: project.id,
            ts: new Date(event.timeMs),
            id: BigInt(firstId + index),
            receivedAt: new Date(window.nowMs),
            severity: event.severityNumber,
            severityText: event.severityText,
            service: event.service,
            environment: event.environment,
            version: event.version,
            message: event.message,
            traceId: event.traceId,
            spanId: event.spanId,
            correlationId: event.correlationId,
            causationId: event.causationId,
            tenant: event.tenant,
            userId: event.user,
            durationMs: event.durationMs,
            errorType: event.error?.type ?? null,
            errorMessage: event.error?.message ?? null,
            errorStack: event.error?.stack ?? null,
            attributes: event.attributes as Prisma.InputJsonObject,
            resource: event.resource as Prisma.InputJsonObject,
            flags: event.flags,
          },
        ];
      });
      await db().logEvent.createMany({ data });
      return { accepted: data.length, rejected: records.length - data.length, errors: [] };
    },
  );
  return Response.json(receipt);
});
