import type { CandorError } from './candor-error.js';

export interface CandorOptions {
  /** Origin of the Candor server, such as https://candor.example.com. Without it nothing is sent. */
  url: string | undefined;
  /** A key with the scope `ingest`. Without it nothing is sent. */
  apiKey: string | undefined;
  /** The name of this service; every record carries it unless it names another. */
  service: string;
  environment?: string | undefined;
  /** Version of this service, such as a release or a commit. */
  version?: string | undefined;
  /** Tells one process from another where several run the same service; shown with breakers. */
  instance?: string | undefined;
  /** Told once a minute at most for each kind of trouble. Left out: a warning of the process. */
  onError?: ((error: CandorError) => void) | undefined;
  /** The longest that a record waits for others to share a request with. 1,000. */
  flushEveryMs?: number | undefined;
  /** Most records of a request. 1,000. */
  batchRecords?: number | undefined;
  /** Most bytes of a request before compression. 524,288. */
  batchBytes?: number | undefined;
  /** What each kind of record may hold in memory while the server is away; past it the oldest are dropped. 8,388,608. */
  bufferBytes?: number | undefined;
  /** How long one request may take. 10,000. */
  requestTimeoutMs?: number | undefined;
  /** Sends what is left when the process ends by itself, by SIGTERM or by SIGINT. True. */
  flushOnExit?: boolean | undefined;
}

export interface Settings {
  /** Undefined: nothing is sent, for a reason that was told. */
  readonly origin: URL | undefined;
  readonly apiKey: string;
  readonly service: string;
  readonly environment: string | undefined;
  readonly version: string | undefined;
  readonly instance: string | undefined;
  readonly flushEveryMs: number;
  readonly batchRecords: number;
  readonly batchBytes: number;
  readonly bufferBytes: number;
  readonly requestTimeoutMs: number;
  readonly flushOnExit: boolean;
}

/** The options with what was left out filled in, and what is wrong with them. */
export function readOptions(options: CandorOptions): { settings: Settings; complaint?: string } {
  const { origin, complaint } = readTarget(options);
  return {
    settings: {
      origin,
      apiKey: options.apiKey ?? '',
      service: options.service,
      environment: options.environment,
      version: options.version,
      instance: options.instance,
      flushEveryMs: atLeast(0, options.flushEveryMs, 1_000),
      batchRecords: atLeast(1, options.batchRecords, 1_000),
      batchBytes: atLeast(1, options.batchBytes, 512 * 1024),
      bufferBytes: atLeast(1, options.bufferBytes, 8 * 1024 * 1024),
      requestTimeoutMs: atLeast(1, options.requestTimeoutMs, 10_000),
      flushOnExit: options.flushOnExit ?? true,
    },
    ...(complaint === undefined ? {} : { complaint }),
  };
}

function readTarget({ url, apiKey }: CandorOptions): {
  origin: URL | undefined;
  complaint?: string;
} {
  const nothing = (why: string) => ({ origin: undefined, complaint: `${why} Nothing is sent.` });
  if (url === undefined || url === '') return nothing('Candor has no url.');
  if (apiKey === undefined || apiKey === '') return nothing('Candor has no apiKey.');
  if (!/^[\x21-\x7e]+$/.test(apiKey)) return nothing('The apiKey has characters that no key has.');
  try {
    const given = new URL(url);
    // A server behind a path of a proxy.
    const origin = new URL(`${given.pathname.replace(/\/*$/, '')}/`, given);
    if (origin.protocol === 'http:' || origin.protocol === 'https:') return { origin };
  } catch {
    // Told below.
  }
  return nothing(`${JSON.stringify(url)} is no address such as https://candor.example.com.`);
}

function atLeast(least: number, value: number | undefined, usual: number): number {
  return typeof value === 'number' && value >= least ? value : usual;
}
