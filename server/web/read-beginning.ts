import { discardBody } from './discard-body';

/** The first `limitBytes` of a body; what comes after them is read away, so that the sender hears the answer. */
export async function readBeginning(request: Request, limitBytes: number): Promise<Buffer> {
  if (request.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  try {
    while (size < limitBytes) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      size += value.byteLength;
    }
  } finally {
    reader.releaseLock();
  }
  await discardBody(request);
  return Buffer.concat(chunks).subarray(0, limitBytes);
}
