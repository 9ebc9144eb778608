'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Segmented } from '@/components/ui/segmented';
import type { Incident } from '@/domain/incidents/incident-answers';
import { TextForm } from './text-form';
import { TimelineLine } from './timeline-line';
import type { IncidentActing } from './use-incident-action';

interface IncidentTimelineProps {
  project: string;
  incident: Incident;
  mayAct: boolean;
  acting: IncidentActing;
}

const SHOWN = [
  { value: 'all', label: 'Everything' },
  { value: 'people', label: 'People' },
  { value: 'pinned', label: 'Pinned' },
] as const;
type Shown = (typeof SHOWN)[number]['value'];

/** Everything that happened, in order, with what people noted. */
export function IncidentTimeline({ project, incident, mayAct, acting }: IncidentTimelineProps) {
  const [shown, setShown] = useState<Shown>('all');
  const [withHidden, setWithHidden] = useState(false);
  const { timeline } = incident;
  const hidden = timeline.filter(({ isHidden }) => isHidden).length;
  const lines = timeline.filter(
    (line) =>
      (withHidden || !line.isHidden) &&
      (shown === 'all' || (shown === 'pinned' ? line.isPinned : line.by !== null)),
  );
  return (
    <div className="flex flex-col gap-3">
      {mayAct ? (
        <TextForm
          label="Note what you see, try and find"
          hint="For those who work on it. Ctrl+Enter sends it."
          send="Add the note"
          pending={acting.isPending && acting.variables.action === 'note'}
          onSend={(text) => acting.mutateAsync({ action: 'note', text })}
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <Segmented label="Lines shown" value={shown} options={SHOWN} onChange={setShown} />
        {hidden === 0 ? null : (
          <Button
            variant="ghost"
            aria-pressed={withHidden}
            onClick={() => setWithHidden(!withHidden)}
          >
            {withHidden ? 'Leave out' : 'Show'} {hidden} hidden
          </Button>
        )}
      </div>
      {lines.length === 0 ? (
        <p className="text-muted">
          {shown === 'pinned' ? 'Nothing is pinned: pin what explains it.' : 'Nothing yet.'}
        </p>
      ) : (
        <ol aria-label="Timeline" className="flex flex-col">
          {lines.map((line) => (
            <TimelineLine
              key={line.id}
              project={project}
              line={line}
              mayAct={mayAct}
              acting={acting}
            />
          ))}
        </ol>
      )}
    </div>
  );
}
