'use client';
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@/components/ui/toast';
import { failureText } from './failure-text';

export interface ChangeOptions<I, R> {
  change: (input: I) => Promise<R>;
  /** What has to be read again when it went through. */
  refresh?: QueryKey | undefined;
  /** Said when it went through; nothing when left out. */
  done?: ((input: I, result: R) => string) | undefined;
  onDone?: ((result: R, input: I) => void) | undefined;
  /** Said when it did not; left out where a form shows the failure itself. */
  failed?: string | undefined;
}

/** A change that the server makes: asks for the new state afterwards and says how it went. */
export function useChange<I = void, R = unknown>(options: ChangeOptions<I, R>) {
  const { change, refresh, done, onDone, failed } = options;
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: change,
    onSuccess: async (result, input) => {
      if (done) toast({ title: done(input, result) });
      onDone?.(result, input);
      if (refresh) await client.invalidateQueries({ queryKey: refresh });
    },
    onError: (error) => {
      if (failed === undefined) return;
      toast({ tone: 'failed', title: failed, description: failureText(error) });
    },
  });
}
