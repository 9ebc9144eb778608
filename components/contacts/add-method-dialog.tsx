'use client';
import { useEffect, useState } from 'react';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { AddTargetDialog } from '@/components/notifications/add-target-dialog';
import { AddressField } from '@/components/notifications/address-field';
import { Banner } from '@/components/ui/banner';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import {
  CONTACT_KINDS,
  CONTACT_MEANINGS,
  type ContactKind,
} from '@/domain/notifications/contact-method';
import type { AddContactMethodInput } from '@/domain/notifications/contact-schemas';
import { browserComplaint, browserName, subscribeBrowser } from './browser-subscription';
import { contactQueries, contactRequests } from './contact-queries';

const KINDS = CONTACT_KINDS.map((value) => ({ value, label: CONTACT_MEANINGS[value].name }));
const kindOf = (text: unknown): ContactKind => CONTACT_KINDS.find((one) => one === text) ?? 'email';

/** A further way to be reached. */
export function AddMethodDialog({ pushKey }: { pushKey: string }) {
  return (
    <AddTargetDialog
      label="Add"
      title="Add a way to reach you"
      description="For you alone, in every project that pages you. Once one is in use, your account’s e-mail is told only if you add it too."
      inputOf={inputOf}
      add={async (input) =>
        contactRequests.add(
          input.kind === 'push' ? { ...input, ...(await subscribeBrowser(pushKey)) } : input,
        )
      }
      refresh={contactQueries.list().queryKey}
      done={({ address }, { isVerified }) =>
        isVerified ? `${address} is added` : 'A code is on its way. Enter it below.'
      }
      fields={(error) => <MethodFields error={error} />}
    />
  );
}

function inputOf(form: FormData): AddContactMethodInput {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const kind = kindOf(form.get('kind'));
  const name = text('name') || (kind === 'push' ? browserName() : '');
  return { kind, name, address: text('address') };
}

function MethodFields({ error }: { error: unknown }) {
  const [kind, setKind] = useState<ContactKind>('email');
  const { needs, addressLabel, address, name } = CONTACT_MEANINGS[kind];
  const isBrowser = kind === 'push';
  return (
    <>
      <FormProblem problem={wholeProblem(error, ['kind', 'name', 'address'])} />
      <Field label="Kind" hint={needs}>
        <Select
          name="kind"
          options={KINDS}
          value={kind}
          onChange={({ target }) => setKind(kindOf(target.value))}
        />
      </Field>
      {isBrowser ? <BrowserComplaint /> : null}
      <Field
        label="Name"
        hint={isBrowser ? 'Empty: what the browser calls itself.' : 'Empty: its kind.'}
        error={fieldProblem(error, 'name')}
      >
        <Input
          name="name"
          maxLength={80}
          autoComplete="off"
          placeholder={isBrowser ? 'Phone by the bed' : name}
        />
      </Field>
      {isBrowser ? null : (
        <AddressField
          kind={kind}
          label={addressLabel}
          placeholder={address}
          error={fieldProblem(error, 'address')}
        />
      )}
    </>
  );
}

/** Said before anything is pressed, where pressing it could only fail. */
function BrowserComplaint() {
  const [complaint, setComplaint] = useState<string | null>(null);
  useEffect(() => setComplaint(browserComplaint()), []);
  return complaint === null ? null : <Banner tone="degraded">{complaint}</Banner>;
}
