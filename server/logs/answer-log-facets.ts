import type { z } from 'zod';
import type { LogFacets } from '@/domain/logs/facets';
import { resolveLogField } from '@/domain/logs/query/log-field';
import type { logFacetsParams } from '@/domain/logs/search-params';
import { USUAL_FACETS } from '@/domain/logs/usual-facets';
import { databaseNow } from '../db/database-clock';
import { ServiceError } from '../errors';
import { logFacets } from './log-facets';
import { readLogFilter, USUAL_RANGE_MS } from './log-filter';

const MOST_FIELDS = 20;

/** The facet route's answer, for a key and for a member alike. @throws ServiceError invalid */
export async function answerLogFacets(
  projectId: string,
  params: z.output<typeof logFacetsParams>,
): Promise<LogFacets> {
  const filter = readLogFilter(params, await databaseNow(), USUAL_RANGE_MS);
  const names = (params.fields?.split(',') ?? [...USUAL_FACETS]).map((name) => name.trim());
  const wanted = [...new Set(names.filter((name) => name !== ''))];
  if (wanted.length === 0 || wanted.length > MOST_FIELDS) {
    throw new ServiceError('invalid', `Ask for 1 to ${MOST_FIELDS} fields, not ${wanted.length}.`, {
      hint: 'Write their names with commas between: fields=service,level,http.status',
      details: [{ path: 'fields', message: `names ${wanted.length} fields` }],
    });
  }
  const { limit } = params;
  return logFacets({ projectId, filter, fields: wanted.map(resolveLogField), limit });
}
