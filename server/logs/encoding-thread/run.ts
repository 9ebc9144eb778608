import { parentPort } from 'node:worker_threads';
import { encodeLogBody, type LogBody } from '../encode-log-body';

interface Task extends LogBody {
  id: number;
}

/** Encodes one body after another; answers null for one that has to be read where errors can be told. */
parentPort?.on('message', ({ id, ...body }: Task) => {
  const encoded = attempt(body);
  const transfer = encoded === null ? [] : [encoded.rows.bytes.buffer as ArrayBuffer];
  parentPort?.postMessage({ id, encoded }, transfer);
});
parentPort?.postMessage('ready');

function attempt(body: LogBody) {
  try {
    return encodeLogBody(body);
  } catch {
    return null;
  }
}
