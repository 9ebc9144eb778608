'use client';
import { BellOff, BellRing, CircleCheck, Siren, Undo2, UserCheck } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { DeclareFromAlert } from '@/components/incidents/declare-from-alert';
import { projectPath } from '@/components/layout/navigation';
import { useShortcut } from '@/components/layout/use-shortcut';
import { Button } from '@/components/ui/button';
import { whenOpened } from '@/components/ui/when-opened';
import type { AlertDetail } from '@/domain/alerting/alert-answers';
import { matchersFor } from '@/domain/silences/matchers-for';
import { SnoozeMenu } from './snooze-menu';
import type { useAlertAction } from './use-alert-action';

const SilenceDialog = whenOpened(() =>
  import('@/components/silences/silence-dialog').then((file) => file.SilenceDialog),
);

interface AlertActionsProps {
  project: string;
  alert: Pick<AlertDetail, 'id' | 'state' | 'rule' | 'labels' | 'incident'>;
  acting: ReturnType<typeof useAlertAction>;
}

/** What can be done with an alert, by button and by key. */
export function AlertActions({ project, alert, acting }: AlertActionsProps) {
  const { id, state, incident } = alert;
  const [isSilencing, setSilencing] = useState(false);
  const isOpen = state === 'firing' || state === 'acknowledged';
  const acknowledge = () => acting.mutate({ id, input: { action: 'acknowledge' } });
  const resolve = () => acting.mutate({ id, input: { action: 'resolve' } });
  useShortcut('Alert', isOpen ? 'a' : null, 'Acknowledge', acknowledge);
  useShortcut('Alert', isOpen ? 'r' : null, 'Close', resolve);
  if (!isOpen) return null;
  const isPending = (action: string) =>
    acting.isPending && acting.variables.input.action === action;
  return (
    <>
      {state === 'firing' ? (
        <Button variant="primary" pending={isPending('acknowledge')} onClick={acknowledge}>
          <UserCheck aria-hidden />
          Acknowledge
        </Button>
      ) : (
        <Button
          pending={isPending('unacknowledge')}
          onClick={() => acting.mutate({ id, input: { action: 'unacknowledge' } })}
        >
          <Undo2 aria-hidden />
          Take back
        </Button>
      )}
      <SnoozeMenu
        onSnooze={(minutes) => acting.mutate({ id, input: { action: 'snooze', minutes } })}
      />
      <Button
        pending={isPending('escalate')}
        onClick={() => acting.mutate({ id, input: { action: 'escalate' } })}
      >
        <BellRing aria-hidden />
        Escalate
      </Button>
      <Button pending={isPending('resolve')} onClick={resolve}>
        <CircleCheck aria-hidden />
        Close
      </Button>
      <Button onClick={() => setSilencing(true)}>
        <BellOff aria-hidden />
        Silence
      </Button>
      {incident?.isOpen === true ? (
        <Button asChild variant={state === 'acknowledged' ? 'primary' : 'secondary'}>
          <Link href={projectPath(project, `incidents/${incident.number}`)}>
            <Siren aria-hidden />
            Go to INC-{incident.number}
          </Link>
        </Button>
      ) : (
        <DeclareFromAlert project={project} alertId={id} isNext={state === 'acknowledged'} />
      )}
      {isSilencing ? (
        <SilenceDialog
          project={project}
          matchers={matchersFor([{ rule: alert.rule.key, labels: alert.labels }])}
          onClose={() => setSilencing(false)}
        />
      ) : null}
    </>
  );
}
