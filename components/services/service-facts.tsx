import type { ReactNode } from 'react';
import { Time } from '@/components/ui/time';
import type { CatalogueService } from '@/domain/services/service-answer';
import { placeText } from './catalogue-columns';
import { OutsideLink } from './outside-link';
import { SIGNAL_WORDS } from './signal-words';

interface ServiceFactsProps {
  service: CatalogueService;
  /** Whether the reader may fill what is missing. */
  mayChange: boolean;
}

/** Who has it, where to read on, where it runs and what tells of it: what one looks for first at night. */
export function ServiceFacts({ service, mayChange }: ServiceFactsProps) {
  const { description, ownerTeam, tier, runbookUrl, repositoryUrl, places, sends, lastSeenAt } =
    service;
  const missing = mayChange ? 'not named yet: press Edit' : 'not named yet';
  return (
    <div className="flex min-w-0 flex-col gap-1">
      {description === null ? null : <p className="break-words text-muted">{description}</p>}
      <dl className="flex min-w-0 flex-wrap items-baseline gap-x-5 gap-y-1">
        <Fact term="Owner">{ownerTeam ?? <Missing>{missing}</Missing>}</Fact>
        <Fact term="Runbook">
          {runbookUrl === null ? <Missing>{missing}</Missing> : <OutsideLink href={runbookUrl} />}
        </Fact>
        {tier === null ? null : <Fact term="Tier">{tier}</Fact>}
        {repositoryUrl === null ? null : (
          <Fact term="Repository">
            <OutsideLink href={repositoryUrl} />
          </Fact>
        )}
        {places.length === 0 ? null : <Fact term="Runs">{places.map(placeText).join(', ')}</Fact>}
        {sends.length === 0 ? null : (
          <Fact term="Sends">{sends.map(({ signal }) => SIGNAL_WORDS[signal]).join(', ')}</Fact>
        )}
        {lastSeenAt === null ? null : (
          <Fact term="Last heard">
            <Time at={lastSeenAt} style="relative" />
          </Fact>
        )}
      </dl>
    </div>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 max-w-full items-baseline gap-1.5">
      <dt className="shrink-0 text-muted">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function Missing({ children }: { children: string }) {
  return <span className="text-faint">{children}</span>;
}
