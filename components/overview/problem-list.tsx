import Link from 'next/link';
import { Nothing } from '@/components/ui/nothing';
import type { OverviewProblem } from '@/domain/overview/overview-answer';
import { HealthIcon } from './health-icon';
import { problemHref } from './overview-links';

const MOST = 6;

const nouns: Record<OverviewProblem['noun'], string> = {
  incident: 'incident',
  alert: 'alert',
  service: '',
  queue: 'queue',
  breaker: 'breaker',
  ai: 'AI feature',
  heartbeat: 'job',
};

interface ProblemListProps {
  project: string;
  problems: readonly OverviewProblem[];
}

/** What is wrong now, why, and who has it. */
export function ProblemList({ project, problems }: ProblemListProps) {
  if (problems.length === 0) return <Nothing kind="zero">Nothing is wrong now</Nothing>;
  const more = problems.length - MOST;
  return (
    <>
      <ul aria-label="What is wrong now" className="divide-y divide-line">
        {problems.slice(0, MOST).map((problem) => (
          <li
            key={`${problem.noun} ${problem.id}`}
            className="relative flex min-h-8 flex-wrap items-center justify-between gap-x-2 px-gutter py-1 hover:bg-hover sm:flex-nowrap"
          >
            <span className="inline-flex min-w-0 max-w-full items-center gap-1.5 font-medium sm:shrink-0">
              <HealthIcon health={problem.health} />
              <Link href={problemHref(project, problem)} className="after:absolute after:inset-0">
                {problem.name}
              </Link>
              {nouns[problem.noun] ? (
                <span className="font-normal text-muted">{nouns[problem.noun]}</span>
              ) : null}
            </span>
            <span
              className="order-last line-clamp-3 w-full min-w-0 text-muted sm:order-none sm:line-clamp-1 sm:w-auto sm:flex-1"
              title={problem.reasons.join('; ')}
            >
              {problem.reasons.join('; ')}
            </span>
            <Owner problem={problem} />
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <p className="px-gutter py-1 text-small text-muted">
          and {more} more, in the table of services below and on the pages of their signals
        </p>
      ) : null}
    </>
  );
}

function Owner({ problem: { noun, ownerTeam } }: { problem: OverviewProblem }) {
  if (ownerTeam !== null) {
    return <span className="shrink-0 text-right">{ownerTeam}</span>;
  }
  return <span className="shrink-0 text-right text-faint">{noOwner(noun)}</span>;
}

function noOwner(noun: OverviewProblem['noun']): string {
  if (noun === 'incident') return 'nobody has it';
  return noun === 'service' || noun === 'alert' ? 'no owner named' : 'of no service';
}
