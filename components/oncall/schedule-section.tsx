'use client';
import { CalendarPlus, Pencil, Trash2 } from 'lucide-react';
import { RemoveButton } from '@/components/access/remove-button';
import { PageSection } from '@/components/layout/page-section';
import { useChange } from '@/components/layout/use-change';
import { IconButton } from '@/components/ui/icon-button';
import { StateBadge } from '@/components/ui/state-badge';
import { Time } from '@/components/ui/time';
import type { ListedSchedule, OnCall } from '@/domain/oncall/schemas';
import { FollowDialog } from './follow-dialog';
import { calendarPath, onCallQueries, onCallRequests } from './on-call-queries';
import type { OnCallRights } from './on-call-rights';
import { OverrideDialog } from './override-dialog';
import { ScheduleGaps } from './schedule-gaps';
import { ScheduleWeeks } from './schedule-weeks';

interface ScheduleSectionProps {
  project: string;
  schedule: ListedSchedule;
  people: OnCall['people'];
  nowMs: number;
  rights: OnCallRights;
  onEdit: () => void;
}

/** One schedule: who has it now, who is next, the weeks ahead with their gaps, and who stands in. */
export function ScheduleSection(props: ScheduleSectionProps) {
  const { project, schedule, people, nowMs, rights, onEdit } = props;
  const { id, name, timeZone } = schedule;
  return (
    <PageSection
      title={name}
      note={timeZone}
      actions={
        <>
          {rights.standIn ? (
            <OverrideDialog project={project} schedule={schedule} people={people} />
          ) : null}
          <a
            href={calendarPath(project, id)}
            download
            className="inline-flex h-control items-center gap-1.5 rounded-md px-2 text-muted hover:bg-hover hover:text-ink"
          >
            <CalendarPlus aria-hidden className="size-4" />
            <span className="max-sm:sr-only">Calendar file</span>
            <span className="sr-only"> of {name}</span>
          </a>
          {rights.standIn ? <FollowDialog project={project} schedule={schedule} /> : null}
          {rights.edit ? (
            <>
              <IconButton icon={Pencil} label={`Edit ${name}`} onClick={onEdit} />
              <RemoveButton
                name={schedule.name}
                description="Its rotation and everybody standing in are forgotten. While an escalation policy goes by it, it stays."
                action="Remove schedule"
                remove={() => onCallRequests.removeSchedule(project, schedule.id)}
                refresh={onCallQueries.all(project)}
                closesOnFailure
              />
            </>
          ) : null}
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <NowAndNext schedule={schedule} />
        <ScheduleGaps shifts={schedule.shifts} nowMs={nowMs} />
        <ScheduleWeeks schedule={schedule} nowMs={nowMs} />
        <Overrides project={project} schedule={schedule} canRemove={rights.standIn} />
      </div>
    </PageSection>
  );
}

function NowAndNext({ schedule: { now, next, shifts } }: { schedule: ListedSchedule }) {
  // How it goes on past what is shown is not known here.
  const isLong = now !== null && now.to === shifts.at(-1)?.to;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      <div>
        <dt className="text-small text-muted">Now</dt>
        <dd className="text-title">
          {now === null ? (
            <StateBadge state="failing" word="Nobody is on call" />
          ) : (
            <>
              {now.person?.name}{' '}
              <span className="text-body text-muted">
                {isLong ? (
                  'for all the weeks shown'
                ) : (
                  <>
                    until <Time at={now.to} style="date-minute" />
                  </>
                )}
              </span>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt className="text-small text-muted">Next</dt>
        <dd className="text-title">
          {next === null ? (
            <span className="text-muted">
              {now === null ? 'Nobody' : 'Nobody else'} in the weeks shown
            </span>
          ) : (
            <>
              {next.person?.name}{' '}
              <span className="text-body text-muted">
                from <Time at={next.from} style="date-minute" />
              </span>
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

interface OverridesProps {
  project: string;
  schedule: ListedSchedule;
  canRemove: boolean;
}

function Overrides({ project, schedule, canRemove }: OverridesProps) {
  const remove = useChange({
    change: (overrideId: string) => onCallRequests.removeOverride(project, schedule.id, overrideId),
    refresh: onCallQueries.all(project),
    done: () => 'The rotation holds again',
    failed: 'It could not be removed',
  });
  if (schedule.overrides.length === 0) return null;
  return (
    <div>
      <h3 className="text-small text-muted">Standing in</h3>
      <ul aria-label={`Standing in for ${schedule.name}`}>
        {schedule.overrides.map(({ id, person, from, to, createdBy }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-2">
            <span className="font-medium">{person.name}</span>
            <span>
              <Time at={from} style="date-minute" /> to <Time at={to} style="date-minute" />
            </span>
            <span className="text-small text-muted">entered by {createdBy}</span>
            {canRemove ? (
              <IconButton
                icon={Trash2}
                label={`Remove ${person.name} standing in`}
                disabled={remove.isPending}
                onClick={() => remove.mutate(id)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
