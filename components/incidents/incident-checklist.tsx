import { Checkbox } from '@/components/ui/checkbox';
import { Time } from '@/components/ui/time';
import type { Incident } from '@/domain/incidents/incident-answers';
import { STEP_WORDS } from '@/domain/incidents/incident-words';
import type { IncidentActing } from './use-incident-action';

interface IncidentChecklistProps {
  incident: Incident;
  mayAct: boolean;
  acting: IncidentActing;
}

/** What to do first; most of it ticks by itself when it is done on this page. */
export function IncidentChecklist({ incident, mayAct, acting }: IncidentChecklistProps) {
  return (
    <ol aria-label="First ten minutes" className="flex flex-col gap-0.5">
      {incident.steps.map(({ step, at, by }) => {
        const isDone = at !== null;
        const { word, how } = STEP_WORDS[step];
        return (
          <li key={step}>
            <Checkbox
              checked={isDone}
              disabled={!mayAct || acting.isPending}
              onCheckedChange={(checked) =>
                acting.mutate({ action: 'step', step, isDone: checked })
              }
              label={<span className={isDone ? 'text-muted' : 'font-medium'}>{word}</span>}
            />
            <p className="pl-6 text-small text-muted">
              {isDone ? (
                <>
                  {by}, <Time at={at} style="time" />
                </>
              ) : (
                how
              )}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
