'use client';
import { Siren } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { projectPath } from '@/components/layout/navigation';
import { useShell } from '@/components/layout/shell-context';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { declareIncident, incidentsQueries } from './incidents-queries';

/** One press: title, severity, service and times are the alert's, and whoever pressed takes command. */
export function DeclareFromAlert({
  project,
  alertId,
  isNext,
}: {
  project: string;
  alertId: string;
  /** It is what to do next. */
  isNext: boolean;
}) {
  const router = useRouter();
  const { user } = useShell();
  const declare = useChange({
    change: () => declareIncident(project, { alertIds: [alertId], commander: user.name }),
    refresh: incidentsQueries.all(project),
    failed: 'The incident could not be declared.',
    onDone: ({ number }) => router.push(projectPath(project, `incidents/${number}`)),
  });
  return (
    <Button
      variant={isNext ? 'primary' : 'secondary'}
      pending={declare.isPending}
      onClick={() => declare.mutate()}
    >
      <Siren aria-hidden />
      Declare an incident
    </Button>
  );
}
