'use client';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { RemoveButton } from '@/components/access/remove-button';
import { PageSection } from '@/components/layout/page-section';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { describeSteps } from '@/domain/oncall/describe-on-call';
import type { ListedPolicy, OnCall } from '@/domain/oncall/schemas';
import { onCallQueries, onCallRequests } from './on-call-queries';
import { PolicyDialog } from './policy-dialog';

interface PoliciesSectionProps
  extends Pick<OnCall, 'policies' | 'schedules' | 'people' | 'channels' | 'teams'> {
  project: string;
  canEdit: boolean;
}

/** Who is told first, and who next when nobody acknowledges. */
export function PoliciesSection(props: PoliciesSectionProps) {
  const { project, policies, canEdit } = props;
  const [edited, setEdited] = useState<ListedPolicy | 'new' | null>(null);
  return (
    <PageSection
      title="Escalation policies"
      note="Whom to wake for what is critical, high or medium. Channels hear of an alert at once, unless a step names them."
      actions={canEdit ? <Button onClick={() => setEdited('new')}>Add policy</Button> : null}
    >
      {policies.length === 0 ? (
        <p className="text-muted">
          There is none: an alert goes to every channel that takes its severity, and to every admin
          when there is no such channel.
        </p>
      ) : (
        <ul className="flex flex-col gap-3">
          {policies.map((policy) => (
            <li key={policy.id} className="flex flex-wrap items-start gap-x-4">
              <div className="min-w-0 flex-1">
                <h3 className="font-medium">
                  {policy.name}{' '}
                  <span className="font-normal text-muted">
                    {policy.team === null
                      ? 'for everything that no other policy is for'
                      : `for the team ${policy.team}`}
                  </span>
                </h3>
                <ol className="list-decimal pl-5">
                  {describeSteps(policy).map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ol>
              </div>
              {canEdit ? (
                <div className="flex">
                  <IconButton
                    icon={Pencil}
                    label={`Edit ${policy.name}`}
                    onClick={() => setEdited(policy)}
                  />
                  <RemoveButton
                    name={policy.name}
                    description="What fires from now on goes by the policy for everything else, or to every channel. What is being escalated goes on as it is."
                    action="Remove policy"
                    remove={() => onCallRequests.removePolicy(project, policy.id)}
                    refresh={onCallQueries.all(project)}
                  />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {edited === null ? null : (
        <PolicyDialog
          {...props}
          policy={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </PageSection>
  );
}
