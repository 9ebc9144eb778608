import { faultsOfAnswer } from './faults-of-answer';

type Handler<Args extends unknown[]> = (request: Request, ...args: Args) => Promise<Response>;

/** A machine route whose answers are held against the contract: one that it does not describe is an error. */
export function checkedRoute<Args extends unknown[]>(
  method: string,
  path: string,
  handler: Handler<Args>,
): Handler<Args> {
  return async (request, ...args) => {
    const response = await handler(request, ...args);
    const contentType = response.headers.get('content-type');
    const isStream = contentType?.startsWith('text/event-stream') === true;
    const text = isStream ? null : await response.clone().text();
    const faults = faultsOfAnswer({ method, path, status: response.status, contentType, text });
    if (faults.length > 0) throw new Error(`Not as the contract has it:\n${faults.join('\n')}`);
    return response;
  };
}
