import { countedExactly } from '../quantities/counted';
import type { LogFacet } from './facets';
import type { LogHistogram } from './histogram';

interface Found {
  histogram: LogHistogram;
  /** Counts by service; null while they are not known. */
  services: LogFacet | null;
  /** The range in words, as it stands alone: "Last hour". */
  when: string;
  /** Whether lines were searched for, rather than all of them shown. */
  searched: boolean;
}

/** "12,480 lines in the last hour; 214 errors, 3 services." What is estimated says about. */
export function describeFound({ histogram, services, when, searched }: Found): string {
  const during = /^Last /.test(when) ? `in the ${when.replace('Last', 'last')}` : `in ${when}`;
  const what = searched ? 'matching line' : 'line';
  if (histogram.total === 0) return `No ${what} ${during}.`;
  const about = histogram.estimated ? 'About ' : '';
  const parts = [`${about}${countedExactly(histogram.total, what)} ${during}`];
  const errors = histogram.series
    .filter(({ level }) => level === 'error' || level === 'fatal')
    .flatMap(({ points }) => points)
    .reduce((sum, [, count]) => sum + (count ?? 0), 0);
  const details = [errors === 0 ? 'no errors' : countedExactly(errors, 'error')];
  if (services && services.values.length > 0) {
    const more = services.other > 0;
    details.push(
      more
        ? `more than ${services.values.length} services`
        : countedExactly(services.values.length, 'service'),
    );
  }
  parts.push(details.join(', '));
  return `${parts.join('; ')}.`;
}
