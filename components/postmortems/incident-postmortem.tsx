'use client';
import { useQuery } from '@tanstack/react-query';
import { NotebookText } from 'lucide-react';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { Button } from '@/components/ui/button';
import { postmortemsQueries } from './postmortems-queries';
import { WritePostmortemButton } from './write-postmortem-button';

interface IncidentPostmortemProps {
  project: string;
  incidentId: string;
  mayWrite: boolean;
}

/** The way from an incident that is over to what was learned from it: to its postmortem, or to begin one. */
export function IncidentPostmortem({ project, incidentId, mayWrite }: IncidentPostmortemProps) {
  const { data } = useQuery(postmortemsQueries.ofIncident(project, incidentId));
  const [written] = data?.items ?? [];
  if (written !== undefined)
    return (
      <Button asChild>
        <Link href={projectPath(project, `postmortems/${written.id}`)}>
          <NotebookText aria-hidden />
          Postmortem
        </Link>
      </Button>
    );
  if (!mayWrite || data === undefined) return null;
  return <WritePostmortemButton primary project={project} incidentId={incidentId} />;
}
