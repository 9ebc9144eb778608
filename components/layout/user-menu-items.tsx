'use client';
import { BellRing, Braces, Keyboard, LogOut, UserRound } from 'lucide-react';
import Link from 'next/link';
import { usePreferences } from '@/components/theme/preferences-provider';
import {
  MenuCheckItem,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
} from '@/components/ui/dropdown-menu';
import { preferencesSchema } from '@/domain/preferences/preferences';
import { useCommandPalette } from './command-palette-host';
import { useShell } from './shell-context';
import { useSignOut } from './use-sign-out';

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

export function UserMenuItems() {
  const { user } = useShell();
  const { preferences, change } = usePreferences();
  const { openHelp } = useCommandPalette();
  const signOut = useSignOut();
  return (
    <>
      <MenuLabel>
        <span className="block truncate">{user.email}</span>
      </MenuLabel>
      <MenuItem asChild>
        <Link href="/account">
          <UserRound aria-hidden className="size-3.5 shrink-0 text-muted" />
          Your account
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/account/reach">
          <BellRing aria-hidden className="size-3.5 shrink-0 text-muted" />
          How I am reached
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/reference">
          <Braces aria-hidden className="size-3.5 shrink-0 text-muted" />
          API reference
        </Link>
      </MenuItem>
      <MenuItem icon={Keyboard} shortcut="?" onSelect={openHelp}>
        Keyboard shortcuts
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>Theme</MenuLabel>
      <MenuRadioGroup
        value={preferences.theme}
        onValueChange={(theme) => change({ theme: preferencesSchema.theme.read(theme) })}
      >
        {themes.map(({ value, label }) => (
          <MenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
            {label}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
      <MenuSeparator />
      <MenuCheckItem
        checked={preferences.density === 'comfortable'}
        onCheckedChange={(on) => change({ density: on ? 'comfortable' : 'compact' })}
        onSelect={(event) => event.preventDefault()}
      >
        Comfortable spacing
      </MenuCheckItem>
      <MenuCheckItem
        checked={preferences.zone === 'utc'}
        onCheckedChange={(on) => change({ zone: on ? 'utc' : 'local' })}
        onSelect={(event) => event.preventDefault()}
      >
        Times in UTC
      </MenuCheckItem>
      <MenuSeparator />
      <MenuItem icon={LogOut} onSelect={signOut}>
        Sign out
      </MenuItem>
    </>
  );
}
