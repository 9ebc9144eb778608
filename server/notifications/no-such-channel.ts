import { ServiceError } from '../errors';

export function noSuchChannel(): ServiceError {
  return new ServiceError('not_found', 'There is no such channel in this project.');
}
