import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

export interface Received {
  method: string;
  /** Path with query. */
  path: string;
  headers: IncomingMessage['headers'];
  /** As it was sent. */
  bytes: Buffer;
  text: string;
  /** The body's records; none when it is no JSON array. */
  records: Record<string, unknown>[];
}

/** What the receiver does with a request: answers, says nothing, or cuts the connection. */
export type Reaction =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  | 'silence'
  | 'cut';

const TAKEN: Reaction = { status: 200, body: { accepted: 1, rejected: 0, errors: [] } };

/** A real HTTP server in Candor's place. */
export class Receiver {
  readonly requests: Received[] = [];
  /** Asked for each request; `index` counts from 0. */
  react: (request: Received, index: number) => Reaction = () => TAKEN;
  readonly #server = createServer((request, response) => void this.#take(request, response));
  #waiting: (() => void)[] = [];
  url = '';

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    await new Promise<void>((resolve) => {
      receiver.#server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = receiver.#server.address() as AddressInfo;
    receiver.url = `http://127.0.0.1:${port}`;
    return receiver;
  }

  /** The request of this index, once it is there. */
  async request(index: number): Promise<Received> {
    const found = await this.until(() => this.requests[index]);
    return found;
  }

  /** All records for a path so far. */
  recordsOf(path: string): Record<string, unknown>[] {
    const full = `/api/v1/${path}`;
    return this.requests.filter((one) => one.path === full).flatMap(({ records }) => records);
  }

  /** Asks after each request until there is an answer. */
  async until<Found>(find: () => Found | undefined): Promise<Found> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const isCompressed = request.headers['content-encoding'] === 'gzip';
    const text = (isCompressed ? gunzipSync(bytes) : bytes).toString('utf8');
    const received: Received = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      bytes,
      text,
      records: text.startsWith('[') ? JSON.parse(text) : [],
    };
    const reaction = this.react(received, this.requests.length);
    this.requests.push(received);
    if (reaction === 'cut') request.socket.destroy();
    else if (reaction !== 'silence') {
      response.writeHead(reaction.status, reaction.headers);
      response.end(
        typeof reaction.body === 'string' ? reaction.body : JSON.stringify(reaction.body),
      );
    }
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
