import { env } from '../env';

/** The address that a message links to: the one that people use, or that of this machine. */
export function publicAddress(path: string): string {
  return `${env().CANDOR_BASE_URL ?? `http://localhost:${env().PORT}`}${path}`;
}
