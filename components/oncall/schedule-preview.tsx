'use client';
import { useMemo } from 'react';
import { previewShifts } from '@/domain/oncall/preview-shifts';
import type { ListedSchedule, OnCall, ScheduleInput } from '@/domain/oncall/schemas';
import { ScheduleGaps } from './schedule-gaps';
import { ScheduleWeeks } from './schedule-weeks';

interface SchedulePreviewProps extends Pick<ScheduleInput, 'timeZone' | 'layers'> {
  people: OnCall['people'];
  overrides: ListedSchedule['overrides'];
  nowMs: number;
}

/** The weeks ahead as they would be, drawn anew with every change, before anything is saved. */
export function SchedulePreview(props: SchedulePreviewProps) {
  const { timeZone, layers, people, overrides, nowMs } = props;
  const schedule = useMemo(() => {
    const standIns = overrides.map(({ id, person, from, to }) => ({
      id,
      person: person.id,
      fromMs: Date.parse(from),
      toMs: Date.parse(to),
    }));
    const found = previewShifts({ timeZone, layers, overrides: standIns, nowMs });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const shifts = found?.map(({ fromMs, toMs, person, layer, override }) => {
      const name = person === null ? undefined : names.get(person);
      return {
        from: new Date(fromMs).toISOString(),
        to: new Date(toMs).toISOString(),
        person: person === null || name === undefined ? null : { id: person, name },
        layer,
        override,
      };
    });
    return shifts === undefined ? null : { name: 'the draft', timeZone, shifts };
  }, [timeZone, layers, people, overrides, nowMs]);
  return (
    <section aria-label="As it would be" className="flex flex-col gap-2">
      <h3 className="font-medium">As it would be</h3>
      {schedule === null ? (
        <p className="text-muted">It is drawn once its zone, dates and times are whole.</p>
      ) : (
        <>
          <ScheduleGaps shifts={schedule.shifts} nowMs={nowMs} />
          <ScheduleWeeks schedule={schedule} nowMs={nowMs} />
        </>
      )}
    </section>
  );
}
