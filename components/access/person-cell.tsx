import { Td } from '@/components/ui/table';

interface PersonCellProps {
  name: string;
  email: string;
  /** It is who is looking. */
  isSelf: boolean;
}

/** Who somebody is, at the beginning of their row. */
export function PersonCell({ name, email, isSelf }: PersonCellProps) {
  return (
    <Td className="py-1">
      <span className="block max-w-64 truncate font-medium">
        {name}
        {isSelf ? <span className="font-normal text-muted"> (you)</span> : null}
      </span>
      <span className="block max-w-64 truncate text-small text-muted">{email}</span>
    </Td>
  );
}
