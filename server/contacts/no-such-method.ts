import { ServiceError } from '../errors';

export function noSuchMethod(): ServiceError {
  return new ServiceError('not_found', 'There is no such contact method of yours.');
}
