import { NumberValue } from '@/components/ui/number-value';
import { Time } from '@/components/ui/time';
import type { DeploymentDetail } from '@/domain/delivery/deployment-list';

const NOT_KNOWN: Record<'first' | 'other', string> = {
  first:
    'It is the first deployment known here, so nothing tells what it changed. The next one will know.',
  other:
    'Nobody told what it changed. Send “changes” with the deployment, or let the webhook send pushes and pull requests.',
};

/** The changes that a deployment brought, each with how long it took to get there. */
export function DeploymentChanges({ deployment }: { deployment: DeploymentDetail }) {
  const { changes, isFirst, kind } = deployment;
  return (
    <section aria-label="What changed">
      <h3 className="pb-1 font-semibold">
        What changed {changes ? <NumberValue value={changes.length} /> : null}
      </h3>
      {changes === null ? (
        <p className="text-muted">
          {kind === 'rollback'
            ? 'It brought back what ran before.'
            : NOT_KNOWN[isFirst ? 'first' : 'other']}
        </p>
      ) : null}
      {changes?.length === 0 ? <p className="text-muted">It brought nothing new.</p> : null}
      <ul>
        {changes?.map((change) => (
          <li key={change.sha} className="border-line border-b py-1.5 last:border-b-0">
            <p className="break-words">
              {change.ref ? <span className="font-medium">{change.ref} </span> : null}
              {change.title ?? (change.ref ? '' : 'A commit')}
            </p>
            <p className="flex flex-wrap gap-x-3 text-muted text-small">
              <code>{change.sha.slice(0, 12)}</code>
              <span>
                first commit <Time at={change.firstCommitAt} style="relative" />
              </span>
              {change.mergedAt ? (
                <span>
                  merged <Time at={change.mergedAt} style="relative" />
                </span>
              ) : null}
              <span>
                lead time{' '}
                <NumberValue
                  value={change.leadSeconds}
                  unit="s"
                  unknownBecause="Nobody said when it was first committed"
                />
              </span>
              {change.alreadyDelivered ? <span>was delivered before</span> : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
