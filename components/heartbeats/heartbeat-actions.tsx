'use client';
import { Pause, Pencil, Play, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/access/confirm-dialog';
import { projectPath } from '@/components/layout/navigation';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { whenOpened } from '@/components/ui/when-opened';
import type { HeartbeatAnswer } from '@/domain/heartbeats/heartbeat-answers';
import { changeHeartbeat, deleteHeartbeat, heartbeatsQueries } from './heartbeats-queries';

const ScheduleDialog = whenOpened(() =>
  import('./schedule-dialog').then((file) => file.ScheduleDialog),
);

interface HeartbeatActionsProps {
  project: string;
  heartbeat: HeartbeatAnswer;
}

/** What an editor may do with a job. */
export function HeartbeatActions({ project, heartbeat }: HeartbeatActionsProps) {
  const { slug } = heartbeat;
  const router = useRouter();
  const [isEditing, setEditing] = useState(false);
  const isPaused = heartbeat.state === 'paused';
  const refresh = heartbeatsQueries.all(project);
  const pause = useChange({
    change: (paused: boolean) => changeHeartbeat(project, slug, { paused }),
    refresh,
    failed: 'It could not be changed.',
    done: () => (isPaused ? `${slug} is waited for again` : `${slug} is paused`),
  });
  const remove = useChange({
    change: () => deleteHeartbeat(project, slug),
    refresh,
    failed: 'It could not be deleted.',
    done: () => `${slug} is deleted`,
    onDone: () => router.push(projectPath(project, 'heartbeats')),
  });
  return (
    <>
      <Button pending={pause.isPending} onClick={() => pause.mutate(!isPaused)}>
        {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
        {isPaused ? 'Resume' : 'Pause'}
      </Button>
      <Button onClick={() => setEditing(true)}>
        <Pencil aria-hidden />
        Edit
      </Button>
      <ConfirmDialog
        trigger={
          <Button variant="danger">
            <Trash2 aria-hidden />
            Delete
          </Button>
        }
        title={`Delete ${slug}?`}
        description="Its history goes with it. A job that still beats with create=1 makes it anew."
        action="Delete"
        pending={remove.isPending}
        onConfirm={(close) => remove.mutate(undefined, { onSuccess: close })}
      />
      {isEditing ? (
        <ScheduleDialog project={project} heartbeat={heartbeat} onClose={() => setEditing(false)} />
      ) : null}
    </>
  );
}
