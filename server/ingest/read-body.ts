import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate as zlibInflate } from 'node:zlib';
import { ServiceError } from '@/server/errors';
import { incomingMessageOf } from '@/server/web/incoming-message';
import type { MemoryReservation } from './memory-budget';

export const BODY_LIMIT_BYTES = 5 * 1024 * 1024;
export const INFLATED_LIMIT_BYTES = 64 * 1024 * 1024;

type Inflater = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const INFLATERS = new Map<string, Inflater>([
  ['gzip', promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip)],
  ['x-gzip', promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip)],
  ['deflate', promisify<Buffer, { maxOutputLength: number }, Buffer>(zlibInflate)],
  ['br', promisify<Buffer, { maxOutputLength: number }, Buffer>(brotliDecompress)],
]);

function tooLarge(): ServiceError {
  return new ServiceError(
    'payload_too_large',
    `The body is larger than ${BODY_LIMIT_BYTES / 1024 / 1024} MiB as sent.`,
    {
      hint: 'Send smaller batches, or compress them with Content-Encoding: gzip.',
    },
  );
}

/** As one piece; in memory that threads can share, so that none of it is copied to hand it over. */
function joined(chunks: readonly Uint8Array[], size: number): Buffer {
  const body = Buffer.from(new SharedArrayBuffer(size));
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.byteLength;
  }
  return body;
}

/** Hands the body's chunks on as they come. What `take` throws ends that, with the rest of the body left unread. */
async function readChunks(request: Request, take: (chunk: Uint8Array) => void): Promise<void> {
  const message = incomingMessageOf(request);
  if (message !== null) return readMessage(message, take);
  if (request.body === null) return;
  const reader = request.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      take(value);
    }
  } finally {
    // Not cancelled, which would cut the connection before the answer: whoever answers reads the rest away.
    reader.releaseLock();
  }
}

function readMessage(message: IncomingMessage, take: (chunk: Uint8Array) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (error?: unknown) => {
      message.off('data', onData).off('end', stop).off('close', onClose);
      if (error === undefined) resolve();
      else reject(error);
    };
    const onClose = () => stop(new Error('The sender has gone'));
    const onData = (chunk: Buffer) => {
      try {
        take(chunk);
      } catch (error) {
        stop(error);
        // The rest is read away by whoever answers.
        message.pause();
      }
    };
    message.on('data', onData).on('end', stop).on('close', onClose);
  });
}

async function received(request: Request, reservation: MemoryReservation): Promise<Buffer> {
  const declared = Number(request.headers.get('content-length') ?? 0) || 0;
  if (declared > BODY_LIMIT_BYTES) throw tooLarge();
  reservation.grow(declared);
  const chunks: Uint8Array[] = [];
  let size = 0;
  await readChunks(request, (chunk) => {
    size += chunk.byteLength;
    if (size > BODY_LIMIT_BYTES) throw tooLarge();
    if (size > declared) reservation.grow(Math.min(chunk.byteLength, size - declared));
    chunks.push(chunk);
  });
  return chunks.length === 1 && chunks[0] !== undefined
    ? Buffer.from(chunks[0].buffer, chunks[0].byteOffset, chunks[0].byteLength)
    : joined(chunks, size);
}

/**
 * The request's body, decompressed, with both of its sizes bounded.
 * @throws ServiceError `payload_too_large`, `unsupported_media_type` (encoding) or `invalid` (broken stream).
 */
export async function readIngestBody(
  request: Request,
  reservation: MemoryReservation,
): Promise<Buffer> {
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  let body: Buffer;
  try {
    body = await received(request, reservation);
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    throw new ServiceError('invalid', 'The body ended before it was complete.', {
      hint: 'Send the request again.',
      cause: error,
    });
  }
  if (encoding === '' || encoding === 'identity') return body;
  const inflater = INFLATERS.get(encoding);
  if (inflater === undefined) {
    throw new ServiceError(
      'unsupported_media_type',
      `Content-Encoding ${JSON.stringify(encoding)} is not understood.`,
      {
        hint: 'Send the body as it is or with Content-Encoding: gzip, deflate or br.',
      },
    );
  }
  if (body.length === 0) return body;
  try {
    return await inflate(body, inflater, reservation);
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    if (error instanceof RangeError) {
      throw new ServiceError(
        'payload_too_large',
        `The body is larger than ${INFLATED_LIMIT_BYTES / 1024 / 1024} MiB once decompressed.`,
        {
          hint: 'Send smaller batches.',
        },
      );
    }
    throw new ServiceError('invalid', `The body is not valid ${encoding}, or it was cut short.`, {
      hint: `Compress the whole body and send it complete, or leave Content-Encoding out if it is not compressed.`,
      cause: error,
    });
  }
}

/** Logs are seldom compressed to less than a thirtieth. */
const USUAL_RATIO = 32;
const SMALL_BYTES = 64 * 1024;

/**
 * The room for what comes out is taken before it does: first as much as such a body usually needs, and for one that is
 * compressed further than that, all that it may. So a hundred bombs at once are refused, not unpacked.
 * @throws RangeError when it is larger than the limit.
 */
async function inflate(
  body: Buffer,
  inflater: Inflater,
  reservation: MemoryReservation,
): Promise<Buffer> {
  const usual = Math.max(SMALL_BYTES, body.length * USUAL_RATIO);
  let maxOutputLength = Math.min(usual, INFLATED_LIMIT_BYTES);
  for (;;) {
    reservation.grow(maxOutputLength);
    try {
      const inflated = await inflater(body, { maxOutputLength });
      reservation.grow(inflated.length - maxOutputLength);
      return inflated;
    } catch (error) {
      reservation.grow(-maxOutputLength);
      if (!(error instanceof RangeError) || maxOutputLength === INFLATED_LIMIT_BYTES) throw error;
      maxOutputLength = INFLATED_LIMIT_BYTES;
    }
  }
}
