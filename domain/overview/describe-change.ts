import type { ListedDeployment } from '../delivery/deployment-list';
import { counted } from '../quantities/counted';

export interface ChangeWords {
  /** "2.3.1 deployed", "rolled back to 2.3.0". */
  what: string;
  /** What it brought, where that is known. */
  brought: string | null;
  tone: 'neutral' | 'degraded' | 'failing';
}

type Change = Pick<
  ListedDeployment,
  'kind' | 'status' | 'version' | 'sha' | 'changeCount' | 'titles' | 'rolledBackAt'
>;

/** A deployment as somebody would tell it. */
export function describeChange(change: Change): ChangeWords {
  const { kind, status, version, sha, rolledBackAt } = change;
  const what = version ?? sha.slice(0, 7);
  if (status === 'failed') {
    return { what: `${what} failed to deploy`, brought: null, tone: 'failing' };
  }
  if (status === 'cancelled') return { what: `${what} cancelled`, brought: null, tone: 'neutral' };
  if (status === 'in_progress') {
    return { what: `${what} is on its way`, brought: broughtBy(change), tone: 'neutral' };
  }
  if (kind === 'rollback') {
    return { what: `rolled back to ${what}`, brought: null, tone: 'degraded' };
  }
  const again = kind === 'redeploy' || kind === 'rerun' ? ' again' : '';
  const since = rolledBackAt === null ? '' : ', since rolled back';
  return { what: `${what} deployed${again}${since}`, brought: broughtBy(change), tone: 'neutral' };
}

function broughtBy({ changeCount, titles }: Change): string | null {
  const [first] = titles;
  if (first === undefined) {
    return changeCount === null || changeCount === 0 ? null : counted(changeCount, 'change');
  }
  const more = Math.max(0, (changeCount ?? titles.length) - 1);
  return more === 0 ? first : `${first}, and ${more} more`;
}
