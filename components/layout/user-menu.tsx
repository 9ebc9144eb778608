'use client';
import { CircleUser } from 'lucide-react';
import { DropdownMenu } from '@/components/ui/dropdown-menu';
import { Fetched } from '@/components/ui/fetched';
import { part } from '@/components/ui/use-part';
import { useShell } from './shell-context';

const userMenuItems = part(() => import('./user-menu-items').then((file) => file.UserMenuItems));

export function UserMenu() {
  const { user } = useShell();
  return (
    <DropdownMenu
      side="top"
      needs={userMenuItems}
      className="w-60"
      trigger={
        <button
          type="button"
          aria-label={`You: ${user.name}. Account, theme and help`}
          className="focus-inset flex h-control items-center gap-2 rounded-md px-2 text-muted hover:bg-hover hover:text-ink data-[state=open]:bg-hover max-lg:justify-center max-lg:px-0"
        >
          <CircleUser aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
          <span className="min-w-0 flex-1 truncate text-left max-lg:sr-only">{user.name}</span>
        </button>
      }
    >
      <Fetched content={userMenuItems} props={{}} />
    </DropdownMenu>
  );
}
