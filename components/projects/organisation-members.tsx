'use client';
import { UserMinus } from 'lucide-react';
import { ConfirmDialog } from '@/components/access/confirm-dialog';
import { PersonCell } from '@/components/access/person-cell';
import { Section } from '@/components/access/section';
import { useChange } from '@/components/layout/use-change';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import {
  isOrganisationRole,
  ORGANISATION_ROLES,
  type OrganisationRole,
} from '@/domain/access/role';
import type { OrganisationMember } from '@/domain/projects/organisation';
import { projectsQueries } from './projects-queries';
import { projectsRequests } from './projects-requests';

interface OrganisationMembersProps {
  organisation: string;
  members: readonly OrganisationMember[];
  ownId: string;
}

const refresh = projectsQueries.organisations().queryKey;
const options = ORGANISATION_ROLES.map((role) => ({ value: role, label: role }));

/** Everybody in the organisation; only its owners see this. */
export function OrganisationMembers({ organisation, members, ownId }: OrganisationMembersProps) {
  return (
    <Section
      title="People"
      answer="An owner is admin of every project. Invite people from a project’s settings."
    >
      <Table label="People of this organisation">
        <thead>
          <tr>
            <Th>Name</Th>
            <Th>Role</Th>
            <Th numeric className="max-sm:hidden">
              Projects
            </Th>
            <Th className="max-sm:hidden">Since</Th>
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <PersonRow
              key={member.userId}
              organisation={organisation}
              member={member}
              isSelf={member.userId === ownId}
            />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

interface PersonRowProps {
  organisation: string;
  member: OrganisationMember;
  isSelf: boolean;
}

function PersonRow({ organisation, member, isSelf }: PersonRowProps) {
  const membership = { organisation, userId: member.userId };
  const change = useChange({
    change: (role: OrganisationRole) => projectsRequests.changeRole(membership, role),
    refresh,
    done: (role) => `${member.name} is ${role} now`,
    failed: `The role of ${member.name} stays as it was`,
  });
  const remove = useChange({
    change: () => projectsRequests.removeMember(membership),
    refresh,
    done: () => `${member.name} has left the organisation`,
    failed: `${member.name} could not be removed`,
  });
  return (
    <Tr>
      <PersonCell name={member.name} email={member.email} isSelf={isSelf} />
      <Td>
        <Select
          className="min-w-24"
          aria-label={`Role of ${member.name} in the organisation`}
          value={change.isPending ? change.variables : member.role}
          disabled={change.isPending}
          onChange={({ target: { value } }) => {
            if (isOrganisationRole(value)) change.mutate(value);
          }}
          options={options}
        />
      </Td>
      <Td numeric className="max-sm:hidden">
        {member.role === 'owner' ? 'all' : member.projects}
      </Td>
      <Td className="whitespace-nowrap max-sm:hidden">
        <Time at={member.since} style="date" />
      </Td>
      <Td className="w-px">
        <ConfirmDialog
          trigger={<IconButton icon={UserMinus} label={`Remove ${member.name}`} />}
          title={isSelf ? 'Leave the organisation?' : `Remove ${member.name}?`}
          description="All of its projects are closed to them at once. What they wrote stays."
          action={isSelf ? 'Leave' : 'Remove'}
          pending={remove.isPending}
          onConfirm={(close) => remove.mutate(undefined, { onSuccess: close })}
        />
      </Td>
    </Tr>
  );
}
