'use client';
import { createContext, type ReactNode, useContext, useMemo } from 'react';

interface Sending {
  /** Candor's own address, as senders reach it. */
  origin: string;
  /** Whether the reader may make keys. */
  mayMakeKeys: boolean;
}

const SendingContext = createContext<Sending | null>(null);

/** What the commands of a project's pages are made with. */
export function useSending(): Sending {
  const sending = useContext(SendingContext);
  if (!sending) throw new Error('useSending needs a SendingProvider above it');
  return sending;
}

export function SendingProvider({
  origin,
  mayMakeKeys,
  children,
}: Sending & { children: ReactNode }) {
  const sending = useMemo(() => ({ origin, mayMakeKeys }), [origin, mayMakeKeys]);
  return <SendingContext value={sending}>{children}</SendingContext>;
}
