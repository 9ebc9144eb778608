import type { z } from 'zod';
import { ApiError } from './api-error';

interface ErrorBody {
  error: {
    code: string;
    message: string;
    hint?: string | null;
    details?: { path: string; message: string }[] | null;
  };
  requestId?: string | null;
}

/** What an answer is, by its schema or by itself. The schema is only named: what checks answers stays on the server. */
type Answer<T> = T extends z.ZodType ? z.output<T> : T;

export interface FetchJsonOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | undefined;
  /** Sent as JSON. */
  body?: unknown;
  /** Values that are undefined or null are left out; arrays repeat the name. */
  query?: Record<string, QueryValue | readonly string[]> | undefined;
  signal?: AbortSignal | undefined;
}

type QueryValue = string | number | boolean | null | undefined;

/** Marks a request as ours: a form on another site cannot set a header without asking first. */
const OWN_HEADER = { 'x-candor-request': '1' } as const;

/**
 * Calls /api/ui: `fetchJson<typeof queueListSchema>(…)`, or without a type where nothing is answered.
 * Throws ApiError for every refusal and failure; an aborted request throws what fetch throws.
 */
export async function fetchJson<T = undefined>(
  path: string,
  options: FetchJsonOptions = {},
): Promise<Answer<T>> {
  const response = await send(path, options);
  if (!response.ok) throw await readError(response);
  const text = await response.text();
  try {
    const answer = text === '' ? undefined : JSON.parse(text);
    return answer;
  } catch {
    throw notJson(response);
  }
}

function notJson(response: Response): ApiError {
  return new ApiError({
    status: response.status,
    code: 'unexpected_answer',
    message: 'The answer was not in the form this page expects.',
    hint: 'This page may be older than the server. Reload it.',
    requestId: response.headers.get('x-request-id'),
  });
}

/** The address with its query, for links and exports as well as for fetch. */
export function withQuery(path: string, query: FetchJsonOptions['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

async function send(path: string, options: FetchJsonOptions): Promise<Response> {
  const { method = options.body === undefined ? 'GET' : 'POST', body, query, signal } = options;
  try {
    return await fetch(withQuery(path, query), {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...OWN_HEADER,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError({
      status: 0,
      code: 'unreachable',
      message: 'The server could not be reached.',
      hint: 'Check the connection and that Candor is running; what is shown may be old.',
    });
  }
}

async function readError(response: Response): Promise<ApiError> {
  const requestId = response.headers.get('x-request-id');
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const common = {
    status: response.status,
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
  };
  const body: unknown = await response.json().catch(() => null);
  if (!isErrorBody(body)) {
    return new ApiError({
      ...common,
      code: 'unknown',
      message: `The server answered ${response.status} without saying why.`,
      hint: 'Try again; if it stays, look for the request id in the server log.',
      requestId,
    });
  }
  const { error } = body;
  return new ApiError({
    ...common,
    code: error.code,
    message: error.message,
    hint: error.hint ?? undefined,
    details: error.details ?? undefined,
    requestId: body.requestId ?? requestId,
  });
}

function isErrorBody(body: unknown): body is ErrorBody {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}
