'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { describeOnCall } from '@/domain/oncall/describe-on-call';
import type { ListedSchedule } from '@/domain/oncall/schemas';
import { onCallQueries } from './on-call-queries';
import type { OnCallRights } from './on-call-rights';
import { PoliciesSection } from './policies-section';
import { ScheduleDialog } from './schedule-dialog';
import { ScheduleSection } from './schedule-section';
import { TeamsSection } from './teams-section';

/** Who is woken when: now, next, for the weeks to come, and in what order. */
export function OnCallView({ project, rights }: { project: string; rights: OnCallRights }) {
  const onCall = useQuery(onCallQueries.present(project));
  const [edited, setEdited] = useState<ListedSchedule | 'new' | null>(null);
  return (
    <SignalPage
      title="On-call"
      answer={onCall.data ? describeOnCall(onCall.data) : null}
      queries={[onCall]}
      time="none"
      actions={
        rights.edit ? (
          <Button variant="primary" onClick={() => setEdited('new')}>
            Add schedule
          </Button>
        ) : null
      }
    >
      <QueryContent query={onCall} loading="Loading who is on call">
        {({ schedules, policies, teams, ...known }) => (
          <>
            {schedules.length === 0 ? (
              <PageSection title="Schedules">
                <EmptyState title="Nobody takes turns yet">
                  A schedule says who is woken when: people in the order of their turns, and when
                  one hands over to the next. An escalation policy then sends alerts to whoever is
                  on call.
                </EmptyState>
              </PageSection>
            ) : null}
            {schedules.map((schedule) => (
              <ScheduleSection
                key={schedule.id}
                project={project}
                schedule={schedule}
                people={known.people}
                nowMs={Date.parse(known.now)}
                rights={rights}
                onEdit={() => setEdited(schedule)}
              />
            ))}
            <PoliciesSection
              project={project}
              policies={policies}
              teams={teams}
              schedules={schedules}
              people={known.people}
              channels={known.channels}
              canEdit={rights.edit}
            />
            <TeamsSection
              project={project}
              teams={teams}
              policies={policies}
              people={known.people}
              channels={known.channels}
              canEdit={rights.edit}
            />
          </>
        )}
      </QueryContent>
      {edited === null || onCall.data === undefined ? null : (
        <ScheduleDialog
          project={project}
          schedule={edited === 'new' ? null : edited}
          people={onCall.data.people}
          nowMs={Date.parse(onCall.data.now)}
          onClose={() => setEdited(null)}
        />
      )}
    </SignalPage>
  );
}
