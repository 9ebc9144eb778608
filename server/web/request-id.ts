const ACCEPTABLE = /^[A-Za-z0-9._:-]{8,128}$/;

/** The id a proxy or client gave this request, when it is one that is safe to log and echo; otherwise a new one. */
export function requestIdOf(request: Pick<Request, 'headers'>): string {
  return requestIdFrom(request.headers.get('x-request-id'));
}

export function requestIdFrom(given: unknown): string {
  return typeof given === 'string' && ACCEPTABLE.test(given) ? given : crypto.randomUUID();
}
