import { fetchJson, withQuery } from '@/components/layout/fetch-json';
import type { createdApiKeySchema } from '@/domain/access/api-key-list';
import type { issuedInvitationSchema } from '@/domain/access/member-list';
import type { Role } from '@/domain/access/role';
import type { CreateApiKeyInput, InviteMemberInput } from '@/domain/access/schemas';
import type { endedSessionsSchema } from '@/domain/access/session-list';

/** Changes to who may do what; each throws ApiError with the server's words. */
export const accessRequests = {
  createApiKey: (project: string, body: CreateApiKeyInput) =>
    fetchJson<typeof createdApiKeySchema>(withQuery('/api/ui/access/api-keys', { project }), {
      body,
    }),

  revokeApiKey: (project: string, id: string) =>
    fetchJson(withQuery(`/api/ui/access/api-keys/${id}`, { project }), {
      method: 'DELETE',
    }),

  invite: (project: string, body: InviteMemberInput) =>
    fetchJson<typeof issuedInvitationSchema>(withQuery('/api/ui/access/invitations', { project }), {
      body,
    }),

  revokeInvitation: (project: string, id: string) =>
    fetchJson(withQuery(`/api/ui/access/invitations/${id}`, { project }), {
      method: 'DELETE',
    }),

  changeRole: (project: string, userId: string, role: Role) =>
    fetchJson(withQuery(`/api/ui/access/members/${userId}`, { project }), {
      method: 'PATCH',
      body: { role },
    }),

  removeMember: (project: string, userId: string) =>
    fetchJson(withQuery(`/api/ui/access/members/${userId}`, { project }), {
      method: 'DELETE',
    }),

  renameAccount: (name: string) =>
    fetchJson('/api/ui/account', { method: 'PATCH', body: { name } }),

  changePassword: (body: { currentPassword: string | null; newPassword: string }) =>
    fetchJson('/api/ui/account/password', { body }),

  endSession: (id: string) => fetchJson(`/api/ui/account/sessions/${id}`, { method: 'DELETE' }),

  endSessions: (which: 'others' | 'all') =>
    fetchJson<typeof endedSessionsSchema>('/api/ui/account/sessions/end', { body: { which } }),
};
