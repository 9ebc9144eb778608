'use client';
import { UserMinus } from 'lucide-react';
import { useChange } from '@/components/layout/use-change';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { Td, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { ListedMember } from '@/domain/access/member-list';
import { isRole, ROLES, type Role } from '@/domain/access/role';
import { accessQueries } from './access-queries';
import { accessRequests } from './access-requests';
import { ConfirmDialog } from './confirm-dialog';
import { PersonCell } from './person-cell';

interface MemberRowProps {
  project: string;
  member: ListedMember;
  editable: boolean;
  isSelf: boolean;
}

const options = ROLES.map((role) => ({ value: role, label: role }));

export function MemberRow({ project, member, editable, isSelf }: MemberRowProps) {
  return (
    <Tr>
      <PersonCell name={member.name} email={member.email} isSelf={isSelf} />
      <Td>
        {editable ? (
          <RoleSelect project={project} member={member} />
        ) : (
          <span>
            {member.role}
            {member.isOwner ? <span className="text-muted"> (owner)</span> : null}
          </span>
        )}
      </Td>
      <Td className="whitespace-nowrap max-sm:hidden">
        <Time at={member.since} style="date" />
      </Td>
      <Td className="w-px">
        {editable ? <RemoveMember project={project} member={member} isSelf={isSelf} /> : null}
      </Td>
    </Tr>
  );
}

function RoleSelect({ project, member }: Pick<MemberRowProps, 'project' | 'member'>) {
  const change = useChange({
    change: (role: Role) => accessRequests.changeRole(project, member.userId, role),
    refresh: accessQueries.all(project),
    done: (role) => `${member.name} is ${role} now`,
    failed: `The role of ${member.name} stays as it was`,
  });
  const shown = change.isPending ? change.variables : member.role;
  return (
    <Select
      aria-label={`Role of ${member.name}`}
      value={shown}
      disabled={change.isPending}
      onChange={({ target: { value } }) => {
        if (isRole(value)) change.mutate(value);
      }}
      options={options}
    />
  );
}

function RemoveMember({ project, member, isSelf }: Omit<MemberRowProps, 'editable'>) {
  const remove = useChange({
    change: () => accessRequests.removeMember(project, member.userId),
    refresh: accessQueries.all(project),
    done: () => `${member.name} is no longer a member`,
    failed: `${member.name} could not be removed`,
    onDone: () => {
      if (isSelf) window.location.assign('/p');
    },
  });
  return (
    <ConfirmDialog
      trigger={<IconButton icon={UserMinus} label={`Remove ${member.name}`} />}
      title={isSelf ? 'Leave this project?' : `Remove ${member.name}?`}
      description={
        isSelf
          ? 'You lose access at once and need an invitation to come back.'
          : 'They lose access at once. What they wrote stays.'
      }
      action={isSelf ? 'Leave project' : 'Remove member'}
      pending={remove.isPending}
      onConfirm={(close) => remove.mutate(undefined, { onSuccess: close })}
    />
  );
}
