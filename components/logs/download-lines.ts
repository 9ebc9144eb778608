import { saveBlob } from '@/components/charts/save-blob';
import { withQuery } from '@/components/layout/fetch-json';
import { RecordCounter } from '@/domain/exports/count-records';
import type { LogFilter } from './logs-queries';

export type ExportFormat = 'csv' | 'ndjson';

const TELL_EVERY_MS = 200;

/** Fetches the whole result and has the browser save it. */
export async function downloadLines(
  filter: LogFilter,
  format: ExportFormat,
  signal: AbortSignal,
  tell: (records: number, bytes: number) => void,
): Promise<{ records: number; bytes: number }> {
  const response = await fetch(withQuery('/api/ui/logs/export', { ...filter, format }), {
    signal,
    credentials: 'same-origin',
  });
  if (!response.ok || !response.body) {
    throw new Error(`The server answered ${response.status}; nothing was exported.`);
  }
  const counter = new RecordCounter(format);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let toldAt = 0;
  const reader = response.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    bytes += read.value.byteLength;
    counter.add(read.value);
    if (performance.now() - toldAt > TELL_EVERY_MS) {
      toldAt = performance.now();
      tell(counter.records, bytes);
    }
  }
  const type = format === 'csv' ? 'text/csv' : 'application/x-ndjson';
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  saveBlob(new Blob(parts, { type }), `logs-${filter.project}-${stamp}.${format}`);
  return { records: counter.records, bytes };
}
