import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import { durationText } from '@/domain/incidents/describe-moved';
import type { Incident } from '@/domain/incidents/incident-answers';
import type { IncidentActing } from './use-incident-action';

interface EarlierStartProps {
  project: string;
  incident: Incident;
  mayAct: boolean;
  acting: IncidentActing;
}

/** Where the signals show the trouble before it is said to have begun; a person takes that moment with one press. */
export function EarlierStart({ project, incident, mayAct, acting }: EarlierStartProps) {
  const { earlierStart, startedAt, revision } = incident;
  if (earlierStart === null) return null;
  const { at, text, ref } = earlierStart;
  const seconds = (Date.parse(startedAt) - Date.parse(at)) / 1_000;
  const path = ref?.path ?? null;
  return (
    <span className="mt-1 block rounded-md border border-line px-2 py-1 text-small">
      Evidence begins at <Time at={at} style="time" />, {durationText(seconds)} earlier:{' '}
      {path === null ? (
        text
      ) : (
        <Link href={projectPath(project, path)} className="break-words text-accent">
          {text}
        </Link>
      )}
      {mayAct ? (
        <Button
          className="mt-1 flex"
          disabled={acting.isPending}
          onClick={() =>
            acting.mutate({ action: 'change', patch: { startedAt: Date.parse(at), revision } })
          }
        >
          It began then
        </Button>
      ) : null}
    </span>
  );
}
