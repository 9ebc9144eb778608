'use client';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { RemoveButton } from '@/components/access/remove-button';
import { PageSection } from '@/components/layout/page-section';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { describeTeam } from '@/domain/oncall/describe-team';
import type { ListedTeam, OnCall } from '@/domain/oncall/schemas';
import { onCallQueries, onCallRequests } from './on-call-queries';
import { TeamDialog } from './team-dialog';

interface TeamsSectionProps extends Pick<OnCall, 'teams' | 'policies' | 'people' | 'channels'> {
  project: string;
  canEdit: boolean;
}

/** Who owns what, and who of them would be told first at this moment. */
export function TeamsSection(props: TeamsSectionProps) {
  const { project, teams, canEdit } = props;
  const [edited, setEdited] = useState<ListedTeam | 'new' | null>(null);
  return (
    <PageSection
      title="Teams"
      note="An alert goes to the team that owns its rule, else its service, and by that team’s policy."
      actions={canEdit ? <Button onClick={() => setEdited('new')}>Add team</Button> : null}
    >
      {teams.length === 0 ? (
        <p className="text-muted">
          There is none. Add one, or name it as the owner of a service: every alert then says whose
          it is.
        </p>
      ) : (
        <ul aria-label="Teams" className="flex flex-col gap-3">
          {teams.map((team) => (
            <li key={team.id} className="flex items-start gap-x-4">
              <div className="min-w-0 flex-1">
                <h3 className="break-words font-medium">{team.name}</h3>
                <dl className="grid gap-x-3 sm:grid-cols-[7rem_1fr]">
                  {describeTeam(team).map(({ term, value }) => (
                    <div key={term} className="contents">
                      <dt className="text-muted">{term}</dt>
                      <dd className="min-w-0 break-words">{value}</dd>
                    </div>
                  ))}
                </dl>
              </div>
              {canEdit ? (
                <div className="flex">
                  <IconButton
                    icon={Pencil}
                    label={`Edit ${team.name}`}
                    onClick={() => setEdited(team)}
                  />
                  <RemoveButton
                    name={team.name}
                    description="What it owns has no owner then: its alerts go by the policy for everything else."
                    action="Remove team"
                    remove={() => onCallRequests.removeTeam(project, team.id)}
                    refresh={onCallQueries.all(project)}
                    closesOnFailure
                  />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {edited === null ? null : (
        <TeamDialog
          {...props}
          team={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </PageSection>
  );
}
