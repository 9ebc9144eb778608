import type { CollectorKind } from '@/domain/collectors/collector';
import { acceptanceContext } from '@/server/ingest/acceptance-context';
import { databaseNow } from '../db/database-clock';
import type { Visit, VisitResult, VisitTarget } from './sources/visit';
import { visitBullmq } from './sources/visit-bullmq';
import { visitPrometheus } from './sources/visit-prometheus';
import { visitRabbitmq } from './sources/visit-rabbitmq';

const VISITS: Record<CollectorKind, Visit> = {
  bullmq: visitBullmq,
  rabbitmq: visitRabbitmq,
  prometheus: visitPrometheus,
};

/** What is measured is measured now; jobs that failed lately are told with their own time. */
const WINDOW = { acceptPastDays: 7, retentionDays: 7 };

interface MakeVisitInput {
  kind: CollectorKind;
  target: VisitTarget;
  memory: unknown;
}

/** Looks at what a collector points to, and stores nothing. @throws VisitFailure */
export async function makeVisit({ kind, target, memory }: MakeVisitInput): Promise<VisitResult> {
  const context = acceptanceContext(await databaseNow(), WINDOW);
  return VISITS[kind]({ target, memory, context });
}
