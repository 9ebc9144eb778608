import { readDeployment } from '@/domain/delivery/read-deployment';
import { ingestSignal } from '@/server/signals/ingest-signal';

/** Takes in deployments as JSON; see ingestSignal. */
export const ingestDeployments = ingestSignal({
  route: 'v1/deployments',
  kind: 'deployment',
  read: (value, context) => readDeployment(value, context),
});
