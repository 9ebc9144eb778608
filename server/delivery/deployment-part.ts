import type { DeploymentRecord } from '@/domain/delivery/deployment';
import { storeDeploymentStatements } from '@/server/db/sql/store-deployments';
import type { SignalPart } from '@/server/signals/signal-part';

export const deploymentPart: SignalPart<DeploymentRecord> = {
  partitioned: [],
  timeMs: (row) => row.finishedMs ?? row.startedMs ?? 0,
  service: (row) => row.service,
  place: ({ environment, status, version }) => ({
    environment,
    version: status === 'succeeded' ? version : null,
  }),
  statements: storeDeploymentStatements,
};
