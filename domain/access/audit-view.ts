import { textParam, type ViewOf } from '../url-state/view-params';

/** What the audit log's address says. */
export const auditViewSchema = {
  action: textParam(80),
  actor: textParam(80),
};
export type AuditView = ViewOf<typeof auditViewSchema>;

export const AUDIT_PAGE_ENTRIES = 50;

/** Beginnings of actions that the log can be narrowed to, in words. */
export const AUDIT_ACTIONS = [
  { value: '', label: 'Everything' },
  { value: 'api_key.', label: 'API keys' },
  { value: 'member.', label: 'Members' },
  { value: 'invitation.', label: 'Invitations' },
  { value: 'project.', label: 'Project' },
  { value: 'saved_view.', label: 'Saved views' },
  { value: 'collector.', label: 'Collectors' },
  { value: 'service.', label: 'Services' },
] as const;

/** `api_key.revoke` as a person would say it: "api key revoke". */
export function actionWords(action: string): string {
  return action.replace('.', ': ').replaceAll('_', ' ');
}
