import type { ServiceState } from '@/domain/services/service-state';
import { readSignalsNow } from './read-signals-now';

/** Every service of a project as it stands, signal by signal, the worst first. */
export async function readServiceStates(projectId: string): Promise<ServiceState[]> {
  return [...(await readSignalsNow(projectId)).services];
}
