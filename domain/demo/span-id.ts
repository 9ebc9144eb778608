import { hashOf } from './chance';
import { SERVICES, type ServiceName } from './shop';

/** A service's span in a trace: 16 hexadecimal digits that follow from both, so that whoever tells of it says the same. */
export function spanIdOf(traceId: string, service: ServiceName, attempt = 0): string {
  const words = [0, 8, 16, 24].map((at) => Number.parseInt(traceId.slice(at, at + 8), 16));
  const half = (salt: number) =>
    hashOf(salt, SERVICES.indexOf(service), attempt, ...words)
      .toString(16)
      .padStart(8, '0');
  return half(0x59a1) + half(0x59a2);
}
