import { Td, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { ListedAuditEntry } from '@/domain/access/audit-list';
import { actionWords } from '@/domain/access/audit-view';

const KINDS: Record<string, string> = { api_key: 'API key', system: 'Candor' };

function detailText(value: unknown): string {
  if (value === null) return 'none';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function AuditRow({ entry }: { entry: ListedAuditEntry }) {
  const kind = KINDS[entry.actorKind];
  return (
    <Tr className="max-sm:flex max-sm:flex-wrap max-sm:border-line max-sm:border-b max-sm:py-1 max-sm:[&>td]:h-auto max-sm:[&>td]:border-b-0">
      <Td className="whitespace-nowrap py-1 align-top">
        <Time at={entry.at} />
      </Td>
      <Td className="py-1 align-top">
        <span className="block max-w-48 truncate">{entry.actorName}</span>
        {kind ? <span className="text-small text-muted">{kind}</span> : null}
      </Td>
      <Td className="py-1 align-top max-sm:w-full max-sm:pb-0">
        <span className="block whitespace-nowrap">{actionWords(entry.action)}</span>
        <span className="block truncate text-muted sm:max-w-56" title={entry.subject}>
          {entry.subject}
        </span>
      </Td>
      <Td className="py-1 align-top text-muted max-sm:empty:hidden">
        {Object.entries(entry.details).map(([name, value]) => (
          <span key={name} className="mr-3 inline-block max-w-72 truncate align-bottom">
            {name}: <span className="text-ink">{detailText(value)}</span>
          </span>
        ))}
      </Td>
    </Tr>
  );
}
