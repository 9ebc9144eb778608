import { fetchJson, withQuery } from '@/components/layout/fetch-json';
import type { OrganisationRole } from '@/domain/access/role';
import type { createdProjectSchema } from '@/domain/projects/organisation';
import type { ProjectChangeInput } from '@/domain/projects/schemas';

interface Membership {
  organisation: string;
  userId: string;
}

const memberPath = ({ organisation, userId }: Membership) =>
  withQuery(`/api/ui/organisation/members/${userId}`, { organisation });

/** Changes to projects and organisations; each throws ApiError with the server's words. */
export const projectsRequests = {
  create: (body: { organisationId: string; name: string }) =>
    fetchJson<typeof createdProjectSchema>('/api/ui/projects', { body }),

  change: (project: string, body: ProjectChangeInput) =>
    fetchJson(withQuery('/api/ui/projects/settings', { project }), {
      method: 'PATCH',
      body,
    }),

  archive: (projectId: string, archived: boolean) =>
    fetchJson(`/api/ui/projects/${projectId}/archive`, { body: { archived } }),

  changeRole: (membership: Membership, role: OrganisationRole) =>
    fetchJson(memberPath(membership), { method: 'PATCH', body: { role } }),

  removeMember: (membership: Membership) => fetchJson(memberPath(membership), { method: 'DELETE' }),
};
