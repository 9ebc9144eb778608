import { ServiceError } from '../errors';

export function noSuchCollector(): ServiceError {
  return new ServiceError('not_found', 'There is no such collector in this project.');
}
