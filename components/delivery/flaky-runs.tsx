import { PageSection } from '@/components/layout/page-section';
import { Badge } from '@/components/ui/badge';
import { RateValue } from '@/components/ui/rate-value';
import { FLAKINESS_TARGET } from '@/domain/delivery/ci-flakiness';
import type { DeliverySummary } from '@/domain/delivery/delivery-report';

const TARGET = `target ${FLAKINESS_TARGET.low * 100} to ${FLAKINESS_TARGET.high * 100}%`;

/** Of the commits that CI judged, those that first failed and then passed: nothing had changed but luck. */
export function FlakyRuns({ flakiness }: Pick<DeliverySummary, 'flakiness'>) {
  const { flaky, value, n } = flakiness;
  return (
    <PageSection
      title="CI flakiness"
      note="Of every commit that a workflow judged, those that failed and then passed unchanged."
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <RateValue rate={flakiness} scale={{ low: 0, high: Math.max(0.1, flakiness.high ?? 0) }} />
        <span className="text-muted">{TARGET}</span>
        {value !== null && value > FLAKINESS_TARGET.high ? (
          <Badge tone="degraded">Over the target</Badge>
        ) : null}
        {n === 0 ? (
          <span className="text-muted">No run ended in this time, or the webhook sends none.</span>
        ) : null}
      </p>
      {flaky.length === 0 ? null : (
        <ul aria-label="Flaky runs" className="max-h-48 overflow-y-auto pt-2">
          {flaky.map(({ workflow, sha, service, url }) => (
            <li key={`${workflow} ${sha}`} className="flex flex-wrap gap-x-3 py-0.5">
              <code>{sha.slice(0, 12)}</code>
              <span>{workflow}</span>
              <span className="text-muted">{service}</span>
              {url ? (
                <a href={url} rel="noreferrer" target="_blank" className="link">
                  Open the run
                </a>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </PageSection>
  );
}
