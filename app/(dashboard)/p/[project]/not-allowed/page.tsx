import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { isRole, ROLE_MEANINGS } from '@/domain/access/role';
import { listMembers } from '@/server/access/list-members';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Not allowed' };

interface NotAllowedPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ needs?: string | string[] }>;
}

/** Where a page leads a member whose role it does not fit: which role it takes, and who can give it. */
export default async function NotAllowedPage({ params, searchParams }: NotAllowedPageProps) {
  const { project, role, ctx } = await requireProject((await params).project);
  const { needs } = await searchParams;
  const needed = isRole(needs) ? needs : 'admin';
  const { members } = await listMembers(ctx);
  const admins = members.filter((member) => member.role === 'admin');
  return (
    <EmptyState level={1} title={`This page needs the role ${needed}`}>
      <p>
        You are {role} in {project.name}. {ROLE_MEANINGS[role]}
      </p>
      <p>{admins.map((admin) => admin.name).join(', ')} can change that under Settings, Members.</p>
    </EmptyState>
  );
}
