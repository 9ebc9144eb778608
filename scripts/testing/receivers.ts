import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  /** The body as it came. */
  bytes: Buffer;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/** Somebody else's service that notices are posted to: a real server on a port of its own. */
export interface HttpReceiver {
  readonly url: string;
  readonly received: Received[];
  /** What it answers next; null lets the sender wait for ever. */
  answer: (request: Received, count: number) => Answer | null | Promise<Answer>;
  /** Resolves once it has had so many requests. */
  had: (count: number) => Promise<void>;
  /** Breaks off whoever waits for an answer. */
  breakOff: () => void;
  stop: () => Promise<void>;
}

export async function startHttpReceiver(): Promise<HttpReceiver> {
  const waiting: { count: number; resolve: () => void }[] = [];
  const receiver: HttpReceiver = {
    url: '',
    received: [],
    answer: () => ({ status: 204 }),
    had: (count) =>
      receiver.received.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ count, resolve })),
    breakOff: () => server.closeAllConnections(),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const received = { headers: request.headers, body: bytes.toString(), bytes };
    receiver.received.push(received);
    const answering = receiver.answer(received, receiver.received.length);
    for (const one of waiting) if (receiver.received.length >= one.count) one.resolve();
    const answer = await answering;
    if (answer === null) return;
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
}

export interface MailReceiver {
  readonly port: number;
  readonly messages: { to: string[]; text: string }[];
  /** Answers RCPT with this instead of taking it. */
  refusal: string | null;
  stop: () => Promise<void>;
}

/** A mail server that takes every message, as far as SMTP (RFC 5321) is needed for that. */
export async function startMailReceiver(): Promise<MailReceiver> {
  const mail = { messages: [] as { to: string[]; text: string }[], refusal: null as string | null };
  const server = createTcpServer((socket) => {
    let to: string[] = [];
    let data: string[] | null = null;
    let rest = '';
    socket.on('error', () => {});
    socket.write('220 receiver ESMTP\r\n');
    const take = (line: string): string | null => {
      if (data !== null) {
        if (line !== '.') {
          data.push(line.replace(/^\.\./, '.'));
          return null;
        }
        mail.messages.push({ to, text: data.join('\n') });
        data = null;
        return '250 taken';
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') return '250 receiver';
      if (verb === 'MAIL') {
        to = [];
        return '250 ok';
      }
      if (verb === 'RCPT') {
        if (mail.refusal !== null) return mail.refusal;
        to.push(/<(.*)>/.exec(line)?.[1] ?? '');
        return '250 ok';
      }
      if (verb === 'DATA') {
        data = [];
        return '354 go on';
      }
      return verb === 'QUIT' ? '221 bye' : '250 ok';
    };
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const reply = take(line);
        if (reply !== null) socket.write(`${reply}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return Object.assign(mail, {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  });
}
