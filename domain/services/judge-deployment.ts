import type { ListedDeployment } from '../delivery/deployment-list';
import { quantityText } from '../quantities/format-quantity';
import type { SignalState } from './service-state';

const HOUR_MS = 3_600_000;
/** A deployment that did not succeed is news for so long, a roll-back for less: it is what mends. */
const FAILED_NEWS_MS = 24 * HOUR_MS;
const ROLLBACK_NEWS_MS = HOUR_MS;

type Deployment = Pick<ListedDeployment, 'kind' | 'status' | 'version' | 'sha' | 'at'>;

/** How a service stands by the last thing that was deployed. */
export function judgeDeployment(last: Deployment, nowMs: number): SignalState {
  const what = last.version ?? last.sha.slice(0, 7);
  const agoMs = last.at === null ? null : Math.max(0, nowMs - Date.parse(last.at));
  const ago = agoMs === null ? '' : ` ${quantityText(Math.round(agoMs / 60_000) * 60, 's')} ago`;
  const isNews = (forMs: number) => agoMs !== null && agoMs < forMs;
  if (last.status === 'in_progress') return { health: 'healthy', reason: `deploying ${what}` };
  if (last.status === 'failed') {
    const health = isNews(FAILED_NEWS_MS) ? 'degraded' : 'healthy';
    return { health, reason: `${what} failed to deploy${ago}` };
  }
  if (last.status === 'cancelled') return { health: 'healthy', reason: `${what} cancelled${ago}` };
  if (last.kind === 'rollback') {
    const health = isNews(ROLLBACK_NEWS_MS) ? 'degraded' : 'healthy';
    return { health, reason: `rolled back to ${what}${ago}` };
  }
  return {
    health: 'healthy',
    reason: `${what} since${ago.replace(/ ago$/, '') || ' an unknown time'}`,
  };
}
