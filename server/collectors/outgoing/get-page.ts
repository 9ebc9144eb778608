import type { LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { pinnedLookup } from '@/server/outgoing/pinned-lookup';
import { whyUnreachable } from '@/server/outgoing/why-unreachable';
import { VisitFailure } from '../visit-failure';
import { pinAddress } from './pin-address';

const MOST_BYTES = 16 * 1024 * 1024;
export const VISIT_MS = 15_000;

interface PageRequest {
  url: URL;
  accept: string;
  /** The Authorization header, if any. */
  authorization: string | null;
}

/**
 * Gets a page from the one address that its host resolved to, following no redirect, within a bound of bytes and time.
 * What a failure says holds nothing of the answer's body, which may be nobody's business here.
 * @throws VisitFailure
 */
export async function getPage({ url, accept, authorization }: PageRequest): Promise<string> {
  const address = await pinAddress(url.hostname);
  const response = await open({ url, accept, authorization }, address);
  const { statusCode: status = 0 } = response;
  if (status === 200) return readBody(response, url);
  response.destroy();
  if (status === 401 || status === 403) {
    throw new VisitFailure(
      `${url.host} refused the credentials (${status}).`,
      'Check the user and the password or token, and what this user may see.',
    );
  }
  throw new VisitFailure(
    `${url.host} answered ${status} for ${url.pathname}.`,
    status >= 300 && status < 400
      ? 'Redirects are not followed: give the final address.'
      : 'Check the address and its path.',
  );
}

function open(
  { url, accept, authorization }: PageRequest,
  address: LookupAddress,
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      headers: { accept, ...(authorization === null ? {} : { authorization }) },
      agent: false,
      signal: AbortSignal.timeout(VISIT_MS),
      lookup: pinnedLookup(address),
    });
    request.on('response', resolve);
    request.on('error', (error) => reject(unreachable(url, error)));
    request.end();
  });
}

async function readBody(response: http.IncomingMessage, url: URL): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      size += chunk.length;
      if (size > MOST_BYTES) {
        throw new VisitFailure(
          `${url.host} sent more than ${MOST_BYTES / 1024 / 1024} MiB.`,
          'Have it tell less: fewer queues for this user, or fewer series on the page.',
        );
      }
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof VisitFailure ? error : unreachable(url, error);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function unreachable(url: URL, error: unknown): VisitFailure {
  return new VisitFailure(
    `${url.host} cannot be reached: ${whyUnreachable(error, VISIT_MS)}.`,
    'Check the address, and that the host lets Candor’s worker in.',
  );
}
