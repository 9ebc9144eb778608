'use client';
import { BellRing, LogOut, UserRound } from 'lucide-react';
import Link from 'next/link';
import { usePreferences } from '@/components/theme/preferences-provider';
import { buttonClass } from '@/components/ui/button';
import { Drawer } from '@/components/ui/drawer';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { preferencesSchema } from '@/domain/preferences/preferences';
import { NavigationList } from './navigation-list';
import { ProjectSwitch } from './project-switch';
import { useShell } from './shell-context';
import { useSignOut } from './use-sign-out';

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Everything that the side navigation and its menus hold, for a screen without room for them. */
export function MoreSheet({ onClose }: { onClose: () => void }) {
  const { user } = useShell();
  const { preferences, change } = usePreferences();
  const signOut = useSignOut();
  return (
    <Drawer open onOpenChange={onClose} title="Candor" side="bottom">
      <div className="flex flex-col gap-4 p-3">
        <div className="flex flex-col gap-1">
          <ProjectSwitch expanded />
          <NavigationList expanded onNavigate={onClose} />
        </div>
        <div className="flex flex-col gap-3 border-line border-t px-2 pt-3">
          <Field label="Theme">
            <Select
              options={themes}
              value={preferences.theme}
              onChange={(event) =>
                change({ theme: preferencesSchema.theme.read(event.target.value) })
              }
            />
          </Field>
          <Switch
            label="Times in UTC"
            checked={preferences.zone === 'utc'}
            onCheckedChange={(on) => change({ zone: on ? 'utc' : 'local' })}
          />
        </div>
        <div className="flex flex-wrap gap-2 border-line border-t px-2 pt-3">
          <Link
            href="/account/reach"
            onClick={onClose}
            className={buttonClass('secondary', 'w-full')}
          >
            <BellRing aria-hidden />
            How I am reached
          </Link>
          <Link
            href="/account"
            onClick={onClose}
            className={buttonClass('secondary', 'min-w-0 flex-1')}
          >
            <UserRound aria-hidden />
            <span className="truncate">{user.name}</span>
          </Link>
          <button type="button" onClick={signOut} className={buttonClass('secondary', 'flex-1')}>
            <LogOut aria-hidden />
            Sign out
          </button>
        </div>
      </div>
    </Drawer>
  );
}
