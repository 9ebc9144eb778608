'use client';
import { useCallback } from 'react';
import { useToast } from '@/components/ui/toast';
import { ApiError } from './api-error';
import { fetchJson } from './fetch-json';

/** Ends this session and leaves for the sign-in page with nothing of it kept in memory. */
export function useSignOut(): () => void {
  const toast = useToast();
  return useCallback(() => {
    fetchJson('/api/ui/session/sign-out', { method: 'POST' }).then(
      () => window.location.assign('/sign-in'),
      (error: unknown) =>
        toast({
          tone: 'failed',
          title: 'You are still signed in',
          description: error instanceof ApiError ? error.message : 'Signing out failed.',
        }),
    );
  }, [toast]);
}
