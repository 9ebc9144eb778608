'use client';
import { useId } from 'react';
import { Field } from './field';
import { Input } from './input';

interface TimeZoneFieldProps {
  hint?: string | undefined;
  error: string | undefined;
  /** undefined: this browser's. */
  zone?: string | undefined;
  onZone?: ((zone: string) => void) | undefined;
}

/** A form's field `timeZone`, with the zones that there are to choose from. */
export function TimeZoneField({ hint, error, zone, onZone }: TimeZoneFieldProps) {
  const zones = useId();
  return (
    <>
      <Field label="Time zone" hint={hint} error={error}>
        <Input
          name="timeZone"
          required
          list={zones}
          autoComplete="off"
          onChange={({ target }) => onZone?.(target.value)}
          defaultValue={zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}
        />
      </Field>
      <datalist id={zones}>
        {Intl.supportedValuesOf('timeZone').map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}
