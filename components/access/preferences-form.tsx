'use client';
import { usePreferences } from '@/components/theme/preferences-provider';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { preferencesSchema } from '@/domain/preferences/preferences';

const THEMES = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];
const DENSITIES = [
  { value: 'compact', label: 'Compact' },
  { value: 'comfortable', label: 'Comfortable' },
];
const ZONES = [
  { value: 'local', label: 'My time zone' },
  { value: 'utc', label: 'UTC' },
];
const { theme, density, zone } = preferencesSchema;

/** How one likes the screen; every choice takes effect at once. */
export function PreferencesForm() {
  const { preferences, change } = usePreferences();
  return (
    <div className="flex max-w-md flex-col gap-4">
      <Field label="Theme">
        <Select
          value={preferences.theme}
          onChange={({ target: { value } }) => change({ theme: theme.read(value) })}
          options={THEMES}
        />
      </Field>
      <Field label="Density">
        <Select
          value={preferences.density}
          onChange={({ target: { value } }) => change({ density: density.read(value) })}
          options={DENSITIES}
        />
      </Field>
      <Field label="Times">
        <Select
          value={preferences.zone}
          onChange={({ target: { value } }) => change({ zone: zone.read(value) })}
          options={ZONES}
        />
      </Field>
      <Switch
        label="Single-key shortcuts"
        hint="j, k, / and the like. Ctrl or Cmd with K works either way."
        checked={preferences.singleKeys === 'on'}
        onCheckedChange={(on) => change({ singleKeys: on ? 'on' : 'off' })}
      />
    </div>
  );
}
