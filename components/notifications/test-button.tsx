'use client';
import type { QueryKey } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';

interface TestButtonProps {
  name: string;
  test: () => Promise<unknown>;
  refresh: QueryKey;
}

/** Sends a test message the way that alerts go. */
export function TestButton({ name, test, refresh }: TestButtonProps) {
  const sending = useChange({
    change: test,
    refresh,
    done: () => `A test message to ${name} is on its way`,
    failed: `No test message could be sent to ${name}`,
  });
  return (
    <Button pending={sending.isPending} onClick={() => sending.mutate()}>
      <Send aria-hidden />
      Send a test<span className="sr-only"> to {name}</span>
    </Button>
  );
}
