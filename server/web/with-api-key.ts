import { z } from 'zod';
import type { Scope } from '@/domain/access/scope';
import { checkApiKey } from '../access/check-api-key';
import type { AuthenticatedKey, KeyProject } from '../access/find-api-key';
import { recordKeyUse } from '../access/record-key-use';
import type { ProjectContext } from '../context';
import { metrics } from '../observability/metrics';
import { discardBody } from './discard-body';
import { finishResponse } from './finish-response';
import { tellIgnoredFields } from './ignored-fields';
import { requestIdOf } from './request-id';
import { respondError } from './respond-error';
import { type RouteArguments, readRouteParams } from './route-params';
import { parseSearchParams } from './search-params';

const nothing = z.object({});

export interface ApiKeyCall<Q, P> {
  request: Request;
  requestId: string;
  key: AuthenticatedKey;
  project: KeyProject;
  /** For verbs: the key as actor, the project checked. */
  ctx: ProjectContext;
  query: Q;
  params: P;
}

interface ApiKeyRoute<Q extends z.ZodObject, P extends z.ZodObject> {
  scope: Scope;
  /** The query parameters this route takes; any other is an error. None when left out. */
  query?: Q;
  /** The dynamic parts of the address; one that does not fit answers 404. */
  params?: P;
  /** How a failure is told, for surfaces with an error form of their own (OTLP). */
  respond?: (error: unknown, requestId: string, request: Request) => Response;
  /** Counts the answers in the metrics as ingest of this signal. */
  signal?: string;
}

/** Wraps a machine API handler: key, scope, query and path parameters, request id, errors. */
export function withApiKey<
  Q extends z.ZodObject = typeof nothing,
  P extends z.ZodObject = typeof nothing,
>(
  route: ApiKeyRoute<Q, P>,
  handler: (call: ApiKeyCall<z.output<Q>, z.output<P>>) => Promise<Response>,
): (request: Request, args: RouteArguments) => Promise<Response> {
  const answer = async (request: Request, args: RouteArguments): Promise<Response> => {
    const requestId = requestIdOf(request);
    try {
      const { key, project } = await checkApiKey(request.headers.get('authorization'), route.scope);
      recordKeyUse(project.id, key.id);
      const response = await handler({
        request,
        requestId,
        key,
        project,
        ctx: {
          requestId,
          actor: { kind: 'api_key', id: key.id, name: key.name },
          projectId: project.id,
          role: null,
          scopes: key.scopes,
        },
        query: readQuery(route.query, request.url),
        params: await readRouteParams(route.params, args),
      });
      return finishResponse(tellIgnoredFields(request, response), requestId);
    } catch (error) {
      await discardBody(request);
      return (route.respond ?? respondError)(error, requestId, request);
    }
  };
  const { signal } = route;
  if (signal === undefined) return answer;
  return async (request, args) => {
    const response = await answer(request, args);
    metrics().ingestRequests.inc({ signal, status: String(response.status) });
    return response;
  };
}

function readQuery<Q extends z.ZodObject>(schema: Q | undefined, url: string): z.output<Q> {
  const start = url.indexOf('?');
  // What the hottest route sends: nothing to read and nothing that could be wrong.
  if (schema === undefined && start === -1) return {} as z.output<Q>;
  const params = new URLSearchParams(start === -1 ? '' : url.slice(start + 1));
  return parseSearchParams((schema ?? nothing) as Q, params);
}
