import { ApiError } from '@/components/layout/api-error';
import { fetchJson } from '@/components/layout/fetch-json';
import { type SignInProblem, signInProblem } from '@/domain/access/sign-in-problem';

/** What next-auth answers, or, where a limit refuses, we. */
type Answer = { url: string } | { error: { message: string; hint?: string | null } };

interface Sent {
  status: number;
  /** Where the server would lead a form. */
  url: URL;
}

/** Sends one of next-auth's forms. */
async function send(path: string, fields: Record<string, string>): Promise<Sent> {
  const { csrfToken } = await fetchJson<{ csrfToken: string }>('/api/auth/csrf');
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
  });
  const answer: Answer = await response.json();
  if ('error' in answer) {
    throw new ApiError({
      status: response.status,
      code: 'sign_in',
      message: answer.error.message,
      hint: answer.error.hint ?? undefined,
    });
  }
  return { status: response.status, url: new URL(answer.url, window.location.origin) };
}

function asProblem(error: unknown): SignInProblem {
  if (error instanceof ApiError) return { message: error.message, hint: error.hint ?? '' };
  return {
    message: 'The server could not be reached.',
    hint: 'Check the connection and that Candor is running.',
  };
}

/**
 * Signs in and leaves for `callbackPath`. Answers only when that did not work.
 * `one-time` takes `token`, `credentials` takes `email` and `password`.
 */
export async function signIn(
  provider: 'credentials' | 'one-time',
  fields: Record<string, string>,
  callbackPath: string,
): Promise<SignInProblem> {
  try {
    const callbackUrl = callbackPath;
    const { status, url } = await send(`/api/auth/callback/${provider}`, {
      ...fields,
      callbackUrl,
    });
    if (url.searchParams.get('csrf') === 'true') return signInProblem('Csrf');
    if (status === 401)
      return signInProblem(provider === 'one-time' ? 'OneTime' : 'CredentialsSignin');
    window.location.assign(callbackPath);
    // The page is about to be replaced; the form stays busy until it is.
    return await new Promise<SignInProblem>(() => {});
  } catch (error) {
    return asProblem(error);
  }
}

/** Leaves for an outside provider, which sends the person back. Answers only when that did not work. */
export async function signInWith(provider: string, callbackPath: string): Promise<SignInProblem> {
  try {
    const { url } = await send(`/api/auth/signin/${provider}`, { callbackUrl: callbackPath });
    if (url.searchParams.get('csrf') === 'true') return signInProblem('Csrf');
    window.location.assign(url);
    return await new Promise<SignInProblem>(() => {});
  } catch (error) {
    return asProblem(error);
  }
}
