import { readVerdict } from '@/domain/ai/read-verdict';
import { ingestSignal } from '@/server/signals/ingest-signal';

/** Takes in verdicts as JSON; see ingestSignal. */
export const ingestVerdicts = ingestSignal({
  route: 'v1/ai/verdicts',
  kind: 'verdict',
  read: (value, context) => readVerdict(value, context),
});
