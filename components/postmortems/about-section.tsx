'use client';
import { ThumbsUp, Undo2, UserRoundPlus } from 'lucide-react';
import Link from 'next/link';
import { FactorsOfIncident } from '@/components/incidents/incident-factors';
import { projectPath } from '@/components/layout/navigation';
import { PageSection } from '@/components/layout/page-section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DropdownMenu, MenuCheckItem } from '@/components/ui/dropdown-menu';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Time } from '@/components/ui/time';
import type { PostmortemAnswer } from '@/domain/postmortems/postmortem-answers';
import type { ChangePostmortemInput } from '@/domain/postmortems/schemas';
import { askReviewers, giveVerdict } from './postmortems-queries';
import { StatusBadge } from './status-badge';
import { useDiscussion } from './use-discussion';

export interface Writer {
  id: string;
  name: string;
}

interface AboutSectionProps {
  project: string;
  postmortem: PostmortemAnswer;
  people: readonly Writer[];
  mayWrite: boolean;
  onChange: (change: Pick<ChangePostmortemInput, 'ownerId' | 'dueAt'>) => void;
}

const VERDICTS = {
  asked: { word: 'asked', tone: 'neutral' },
  approved: { word: 'approved', tone: 'healthy' },
  changes: { word: 'asks for changes', tone: 'medium' },
} as const;

/** Whose it is, when it is due, who looks it over and where it comes from. */
export function AboutSection(props: AboutSectionProps) {
  const { project, postmortem, people, mayWrite, onChange } = props;
  const { id, status, owner, dueAt, overdue, incident, reviewers } = postmortem;
  const ask = useDiscussion({
    project,
    id,
    change: (ids: string[]) => askReviewers(project, id, ids),
    failed: 'The reviewers could not be changed.',
  });
  const judge = useDiscussion({
    project,
    id,
    change: (state: 'approved' | 'changes') => giveVerdict(project, id, state),
    failed: 'That did not work.',
  });
  const asked = reviewers.map((reviewer) => reviewer.id);
  const toggle = (person: string) =>
    ask.mutate(asked.includes(person) ? asked.filter((one) => one !== person) : [...asked, person]);
  const owners = [
    { value: '', label: 'Nobody yet' },
    ...people.map(({ id: value, name }) => ({ value, label: name })),
    ...(owner === null || people.some((person) => person.id === owner.id)
      ? []
      : [{ value: owner.id, label: `${owner.name} (left)` }]),
  ];
  return (
    <PageSection title="About">
      <div className="flex flex-col gap-3">
        <p className="flex flex-wrap items-center gap-x-3">
          <StatusBadge status={status} />
          {incident === null ? (
            <span className="text-muted">taken in from elsewhere</span>
          ) : (
            <Link
              href={projectPath(project, `incidents/${incident.number}`)}
              className="text-accent underline underline-offset-2"
            >
              {incident.severity} INC-{incident.number}
            </Link>
          )}
        </p>
        {incident === null ? null : (
          <FactorsOfIncident project={project} number={incident.number} mayAct={mayWrite} />
        )}
        <Field label="Owner">
          <Select
            disabled={!mayWrite}
            value={owner?.id ?? ''}
            options={owners}
            onChange={({ target: { value } }) => onChange({ ownerId: value === '' ? null : value })}
          />
        </Field>
        <Field
          label="Due"
          hint={
            overdue ? (
              <span className="text-critical">
                overdue <Time at={dueAt} style="relative" />
              </span>
            ) : undefined
          }
        >
          <Input
            type="date"
            disabled={!mayWrite}
            value={dueAt?.slice(0, 10) ?? ''}
            onChange={({ target: { value } }) =>
              onChange({ dueAt: value === '' ? null : `${value}T17:00:00Z` })
            }
          />
        </Field>
        <div>
          <h3 className="font-medium">Reviewers</h3>
          {reviewers.length === 0 ? <p className="text-muted">Nobody was asked yet.</p> : null}
          <ul aria-label="Reviewers">
            {reviewers.map((reviewer) => (
              <li key={reviewer.id} className="flex flex-wrap items-center gap-x-2">
                {reviewer.name}
                <Badge tone={VERDICTS[reviewer.state].tone}>{VERDICTS[reviewer.state].word}</Badge>
                {reviewer.revision === null || reviewer.revision === postmortem.revision ? null : (
                  <span className="text-small text-muted">of revision {reviewer.revision}</span>
                )}
              </li>
            ))}
          </ul>
          {mayWrite ? (
            <div className="mt-1 flex flex-wrap gap-1">
              <DropdownMenu
                trigger={
                  <Button variant="ghost" className="-ml-2.5">
                    <UserRoundPlus aria-hidden />
                    Ask
                  </Button>
                }
              >
                {people.map((person) => (
                  <MenuCheckItem
                    key={person.id}
                    checked={asked.includes(person.id)}
                    onCheckedChange={() => toggle(person.id)}
                  >
                    {person.name}
                  </MenuCheckItem>
                ))}
              </DropdownMenu>
              {status === 'in_review' ? (
                <>
                  <Button onClick={() => judge.mutate('approved')}>
                    <ThumbsUp aria-hidden />
                    Approve
                  </Button>
                  <Button onClick={() => judge.mutate('changes')}>
                    <Undo2 aria-hidden />
                    Ask for changes
                  </Button>
                </>
              ) : null}
            </div>
          ) : null}
        </div>
      </div>
    </PageSection>
  );
}
