import { evaluateDueRules } from '@/server/alerting/evaluate-due-rules';
import { resumePaging } from '@/server/alerting/resume-paging';
import { deliverDue } from '@/server/notifications/deliver-notices';
import { escalateAlerts } from '@/server/oncall/escalate-alerts';
import { tellSilencesEnding } from '@/server/silences/tell-silences-ending';
import { moveClock } from './move-clock';

interface Turn {
  databaseUrl: string;
  /** From the real time, as moveClock takes it. */
  seconds: number;
  workers?: number;
}

/** At that time, all that is due of alerts is done once, as by one worker; or by several at the same time. */
export async function workerTurn({ databaseUrl, seconds, workers = 1 }: Turn): Promise<void> {
  await moveClock(databaseUrl, seconds);
  const all = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: workers }, work));
  const { signal } = new AbortController();
  await all(() => evaluateDueRules());
  await all(resumePaging);
  await all(tellSilencesEnding);
  await all(() => escalateAlerts(signal, 100));
  await all(() => deliverDue(signal));
}
