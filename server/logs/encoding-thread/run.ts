import { parentPort } from 'node:worker_threads';
import { type EncodedLogBody, encodeLogBody, type LogBody } from '../encode-log-body';

interface Task extends LogBody {
  id: number;
}

/** Encodes one body after another; answers null for one that has to be read where errors can be told. */
parentPort?.on('message', ({ id, ...body }: Task) => {
  const encoded = attempt(body);
  parentPort?.postMessage({ id, encoded }, encoded === null ? [] : memoryOf(encoded));
});
parentPort?.postMessage('ready');

function attempt(body: LogBody) {
  try {
    return encodeLogBody(body);
  } catch {
    return null;
  }
}

/** What is handed over instead of being copied. */
function memoryOf({ rows, rowIndexes }: EncodedLogBody): ArrayBuffer[] {
  return [rows.bytes, rows.starts, rowIndexes].map(({ buffer }) => buffer as ArrayBuffer);
}
