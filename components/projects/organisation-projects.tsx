'use client';
import { Archive, ArchiveRestore } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { ConfirmDialog } from '@/components/access/confirm-dialog';
import { Section } from '@/components/access/section';
import { projectPath } from '@/components/layout/navigation';
import { useChange } from '@/components/layout/use-change';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Table, TableMessage, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { Organisation, OrganisationProject } from '@/domain/projects/organisation';
import { CreateProjectDialog } from './create-project-dialog';
import { projectsQueries } from './projects-queries';
import { projectsRequests } from './projects-requests';

export function OrganisationProjects({ organisation }: { organisation: Organisation }) {
  const isOwner = organisation.role === 'owner';
  return (
    <Section
      title="Projects"
      answer="Each keeps its own telemetry, keys and members."
      action={isOwner ? <CreateProjectDialog organisationId={organisation.id} /> : null}
    >
      <Table label="Projects">
        <thead>
          <tr>
            <Th>Name</Th>
            <Th>Events</Th>
            <Th className="max-sm:hidden">Created</Th>
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {organisation.projects.map((project) => (
            <ProjectRow key={project.id} project={project} isOwner={isOwner} />
          ))}
          {organisation.projects.length === 0 ? (
            <TableMessage columns={4}>
              {isOwner ? 'No project yet. Create the first one.' : 'You are in no project yet.'}
            </TableMessage>
          ) : null}
        </tbody>
      </Table>
    </Section>
  );
}

function ProjectRow({ project, isOwner }: { project: OrganisationProject; isOwner: boolean }) {
  const archived = project.archivedAt !== null;
  return (
    <Tr className={archived ? 'text-muted' : undefined}>
      <Td className="py-1">
        {archived ? (
          <span className="font-medium">{project.name}</span>
        ) : (
          <Link className="font-medium hover:underline" href={projectPath(project.slug, '')}>
            {project.name}
          </Link>
        )}
        <span className="flex flex-wrap gap-x-2">
          <code className="text-small text-muted">/p/{project.slug}</code>
          {project.isDemo ? <Badge>demo</Badge> : null}
          {project.isSelf ? <Badge>watches Candor</Badge> : null}
          {archived ? <Badge tone="unknown">archived</Badge> : null}
        </span>
      </Td>
      <Td>
        {project.firstEventAt === null ? (
          <span className="text-muted">none yet</span>
        ) : (
          <span>
            since <Time at={project.firstEventAt} style="date" className="whitespace-nowrap" />
          </span>
        )}
      </Td>
      <Td className="whitespace-nowrap max-sm:hidden">
        <Time at={project.createdAt} style="date" />
      </Td>
      <Td className="w-px">{isOwner ? <ArchiveProject project={project} /> : null}</Td>
    </Tr>
  );
}

function ArchiveProject({ project }: { project: OrganisationProject }) {
  const router = useRouter();
  const archived = project.archivedAt !== null;
  const change = useChange({
    change: () => projectsRequests.archive(project.id, !archived),
    refresh: projectsQueries.organisations().queryKey,
    done: () => (archived ? `${project.name} is back` : `${project.name} is archived`),
    failed: `${project.name} stays as it was`,
    onDone: () => router.refresh(),
  });
  if (archived)
    return (
      <Button pending={change.isPending} onClick={() => change.mutate()}>
        <ArchiveRestore aria-hidden />
        Restore
      </Button>
    );
  return (
    <ConfirmDialog
      trigger={<IconButton icon={Archive} label={`Archive ${project.name}`} />}
      title={`Archive ${project.name}?`}
      description="Its keys stop and nobody can open it. Its telemetry stays until its retention ends, and you can bring it back here."
      action="Archive project"
      pending={change.isPending}
      onConfirm={(close) => change.mutate(undefined, { onSuccess: close })}
    />
  );
}
