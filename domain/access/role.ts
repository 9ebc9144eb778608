/** What a member may do in a project, weakest first; each role may do all that the ones before it may. */
export const ROLES = ['viewer', 'responder', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** One line a role, for whoever has to choose one. */
export const ROLE_MEANINGS: Record<Role, string> = {
  viewer: 'Sees everything in the project, changes nothing.',
  responder: 'Also acts on alerts, runs incidents, and writes postmortems and actions.',
  editor: 'Also changes rules, schedules, services and postmortem templates.',
  admin: 'Also manages members, API keys, retention and the project itself.',
};

export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}

export function roleAtLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** In an organisation: an owner is admin of every project, a member only of what they were invited to. */
export const ORGANISATION_ROLES = ['member', 'owner'] as const;
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];

export function isOrganisationRole(value: unknown): value is OrganisationRole {
  return ORGANISATION_ROLES.some((role) => role === value);
}
