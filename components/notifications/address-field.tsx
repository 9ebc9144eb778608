import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

interface AddressFieldProps {
  kind: string;
  label: string;
  placeholder: string;
  error: string | undefined;
  /** Left out: what is kept of it. */
  hint?: string | undefined;
  required?: boolean;
}

/** Where notices of one kind go: addresses of e-mail, or what is posted to. */
export function AddressField({
  kind,
  label,
  placeholder,
  error,
  hint,
  required = true,
}: AddressFieldProps) {
  const isEmail = kind === 'email';
  const kept = 'Kept encrypted: whoever knows it can post. Only its host is shown again.';
  return (
    <Field label={label} hint={hint ?? (isEmail ? undefined : kept)} error={error}>
      <Input
        key={kind}
        name="address"
        required={required}
        mono={!isEmail}
        placeholder={placeholder}
        autoComplete={isEmail ? 'email' : 'off'}
      />
    </Field>
  );
}
