import type { ProjectTransaction } from '../db/client';

interface Mirrored {
  projectId: string;
  id: string;
  number: number;
  title: string;
  services: readonly string[];
  environment: string | null;
  startedAt: Date;
  mitigatedAt: Date | null;
  resolvedAt: Date | null;
}

/** Lets delivery count an incident as it counts those that other tools tell. */
export async function mirrorToDelivery(tx: ProjectTransaction, one: Mirrored): Promise<void> {
  const { projectId, id } = one;
  const told = {
    title: `INC-${one.number} ${one.title}`,
    service: one.services[0] ?? null,
    environment: one.environment,
    startedAt: one.startedAt,
    recoveredAt: one.mitigatedAt ?? one.resolvedAt,
  };
  await tx.deliveryIncident.upsert({
    where: { projectId_id: { projectId, id } },
    create: { projectId, id, ...told },
    update: told,
  });
}
