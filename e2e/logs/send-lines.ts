import type { MadeProject } from '../fixtures/make-project';

export interface SentLine {
  message: string;
  level?: string;
  service?: string;
  /** Milliseconds before now. */
  agoMs?: number;
  [field: string]: unknown;
}

/** Sends lines through the ingest as any sender does, and returns once they are committed. */
export async function sendLines(
  { origin, project }: { origin: string; project: Pick<MadeProject, 'apiKey'> },
  lines: readonly SentLine[],
): Promise<void> {
  const now = Date.now();
  const response = await fetch(`${origin}/api/v1/logs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${project.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(
      lines.map(({ agoMs = 0, ...line }) => ({
        level: 'info',
        time: new Date(now - agoMs).toISOString(),
        ...line,
      })),
    ),
  });
  if (!response.ok) throw new Error(`Ingest answered ${response.status}: ${await response.text()}`);
}

/** Twelve minutes of a shop, so that no line leaves a quarter of an hour while a test looks: 60 orders over two services, every tenth of which fails. */
export function shopLines(): SentLine[] {
  return Array.from({ length: 60 }, (_, index) => {
    const failed = index % 10 === 9;
    const agoMs = (60 - index) * 12_000;
    return {
      agoMs,
      level: failed ? 'error' : 'info',
      service: index % 2 === 0 ? 'checkout' : 'payments',
      env: 'production',
      version: index < 30 ? '1.0.0' : '1.1.0',
      tenant: index % 3 === 0 ? 'acme' : 'globex',
      trace_id: index.toString(16).padStart(32, 'c'),
      message: failed ? `order ${index} failed: gateway timed out` : `order ${index} paid`,
      region: index % 4 === 0 ? 'eu-west-1' : 'us-east-1',
      http: { status: failed ? 504 : 200 },
      ...(failed
        ? {
            err: {
              type: 'TimeoutError',
              message: 'no answer',
              stack: 'TimeoutError: no answer\n    at charge (pay.js:4:1)',
            },
          }
        : {}),
    };
  });
}
