import type { AiFilterParams } from '@/domain/ai/acceptance-params';
import type { EvaluationRuns } from '@/domain/ai/ai-settings';
import { percentilesOf } from '@/domain/ai/rollup-sums';
import { rateOf } from '@/domain/statistics/rate';
import { readInProject } from '../db/client';
import { listEvaluationRuns } from '../db/sql/ai-evaluation-days';
import { readAiWindow } from './read-ai-window';

const MOST_RUNS = 200;

/** Evaluation runs, the latest first; by whole days. @throws ServiceError invalid */
export async function answerEvaluationRuns(
  projectId: string,
  params: Pick<AiFilterParams, 'from' | 'to'>,
): Promise<EvaluationRuns> {
  const { fromMs, toMs } = await readAiWindow(params);
  const rows = await readInProject(projectId, (client) =>
    listEvaluationRuns(client, projectId, { fromMs, toMs, most: MOST_RUNS }),
  );
  return {
    runs: rows.map(({ name, run, n, passed, failed, firstMs, lastMs, scores }) => ({
      name,
      run: run === '' ? null : run,
      n,
      passed: rateOf({ successes: passed, n: passed + failed }),
      medianScore: percentilesOf(scores).p50,
      firstAt: new Date(firstMs).toISOString(),
      lastAt: new Date(lastMs).toISOString(),
    })),
  };
}
