import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { recogniseLogRecord } from '@/domain/logs/recognise-log-record';
import { sampleEvent } from './sample-events';

/**
 * One stream of the limit: rows prepared beforehand as COPY text, written into log_event as fast as the database takes
 * them, one COPY a transaction of many rows. Arguments: connection string, project id, stream number, rows.
 */
const [databaseUrl, projectId, stream, rowCount] = process.argv.slice(2);

const NULL = '\\N';
const orNull = (text: string | null) => text ?? NULL;

function copyLine(n: number, nowMs: number): string {
  const read = recogniseLogRecord(sampleEvent(n, nowMs + (n % 1_000)), {
    nowMs,
    acceptPastMs: 7 * 86_400_000,
    acceptFutureMs: 600_000,
  });
  if (!read.ok) throw new Error(read.message);
  const { event } = read;
  const id = (Number(stream) + 1) * 1e14 + n;
  const at = (timeMs: number) => new Date(timeMs).toISOString();
  const fields = [projectId, at(event.timeMs), id, at(nowMs), event.severityNumber]
    .concat([event.severityText, event.service, event.environment, event.version].map(orNull))
    .concat([event.message, event.traceId, event.spanId, event.correlationId].map(orNull))
    .concat([event.causationId, event.tenant, event.user].map(orNull))
    .concat([event.durationMs ?? NULL, NULL, NULL, NULL])
    .concat([JSON.stringify(event.attributes), NULL, NULL]);
  return `${fields.join('\t')}\n`;
}

const rows = Number(rowCount);
const nowMs = Date.now();
const chunks: Buffer[] = [];
for (let first = 0; first < rows; first += 1_000) {
  let text = '';
  for (let n = first; n < Math.min(rows, first + 1_000); n += 1) {
    text += copyLine(n + Number(stream) * 10_000_000, nowMs);
  }
  chunks.push(Buffer.from(text));
}
const client = new pg.Client({ connectionString: databaseUrl });
await client.connect();
process.send?.('ready');
await once(process, 'message');
const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
const copy = client.query(copyFrom('COPY log_event FROM STDIN'));
const done = finished(copy);
for (const chunk of chunks) {
  if (!copy.write(chunk)) await once(copy, 'drain');
}
copy.end();
await done;
const seconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
await client.end();
process.send?.({ rows, seconds, cpuMicroseconds: user + system });
process.disconnect();
