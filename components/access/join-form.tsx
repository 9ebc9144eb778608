'use client';
import { useActionState } from 'react';
import { fetchJson } from '@/components/layout/fetch-json';
import { Button } from '@/components/ui/button';
import type { acceptedInvitationSchema } from '@/domain/access/member-list';
import { FormProblem, wholeProblem } from './form-problem';

/** For somebody who is signed in: one press. */
export function JoinForm({ token, email }: { token: string; email: string }) {
  const [error, submit, pending] = useActionState(async (): Promise<unknown> => {
    try {
      const { projectSlug } = await fetchJson<typeof acceptedInvitationSchema>(
        '/api/ui/access/invitations/accept',
        { body: { token } },
      );
      window.location.assign(`/p/${projectSlug}`);
      return await new Promise<never>(() => {});
    } catch (caught) {
      return caught;
    }
  }, null);
  return (
    <form action={submit} className="flex flex-col gap-4">
      <FormProblem problem={pending ? null : wholeProblem(error, [])} />
      <Button type="submit" variant="primary" pending={pending} autoFocus>
        Join as {email}
      </Button>
    </form>
  );
}
