import { ServiceError } from '../errors';

export function noSuchPostmortem(): ServiceError {
  return new ServiceError('not_found', 'There is no such postmortem in this project.', {
    hint: 'GET /api/v1/postmortems lists those that there are.',
  });
}
