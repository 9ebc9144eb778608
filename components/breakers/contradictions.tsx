import { PageSection } from '@/components/layout/page-section';
import { Nothing } from '@/components/ui/nothing';
import { Time } from '@/components/ui/time';
import type { BreakerDetail } from '@/domain/breakers/breaker-answer';

/** Samples that cannot be true of the state that the transitions tell. Neither is corrected: somebody should look. */
export function Contradictions({
  detail: { contradictions, compared },
}: {
  detail: BreakerDetail;
}) {
  if (compared.samples === 0) return null;
  const since = compared.from === null ? null : <Time at={compared.from} />;
  const held = `${compared.samples} ${compared.samples === 1 ? 'sample' : 'samples'}`;
  return (
    <PageSection
      title="Contradictions"
      note={
        <>
          {held} held against the transitions{since === null ? null : <>, since {since}</>}
        </>
      }
    >
      {contradictions.length === 0 ? (
        <Nothing kind="zero">Samples and transitions tell the same.</Nothing>
      ) : (
        <ul className="flex max-w-3xl flex-col divide-y divide-line">
          {contradictions.map(({ from, to, samples, instance, state, message }) => (
            <li
              key={`${from} ${instance} ${state} ${message}`}
              className="flex flex-wrap items-baseline gap-x-3 py-1.5"
            >
              <span className="shrink-0 text-muted">
                <Time at={from} />
                {from === to ? null : (
                  <>
                    {' '}
                    – <Time at={to} style="time" />
                  </>
                )}
              </span>
              <span className="min-w-0">
                {message} {samples === 1 ? null : `Told by ${samples} samples.`}
              </span>
              {instance === null ? null : (
                <span className="font-mono text-muted text-small">{instance}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </PageSection>
  );
}
