import { percentile } from './http-load';

export interface Figures {
  p50: number;
  p95: number;
}

/** Whose page it is, and which web process answers it. */
export interface Asker {
  port: number;
  /** Slug of the project. */
  project: string;
  /** The Cookie header of a live session. */
  cookie: string;
}

/** Makes one data call of a page as the browser does; the milliseconds until the whole answer was there. */
export async function askPage({ port, project, cookie }: Asker, path: string): Promise<number> {
  const address = new URL(`/api/ui/${path}`, `http://127.0.0.1:${port}`);
  address.searchParams.set('project', project);
  const startedAt = performance.now();
  const response = await fetch(address, { headers: { cookie } });
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${body.slice(0, 500)}`);
  return performance.now() - startedAt;
}

export function figuresOf(times: readonly number[]): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) };
}
