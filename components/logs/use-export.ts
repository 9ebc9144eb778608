'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ExportFormat } from './download-lines';
import type { LogFilter } from './logs-queries';

export type ExportState =
  | { kind: 'idle' }
  | { kind: 'running'; records: number; bytes: number }
  | { kind: 'done'; records: number; bytes: number }
  | { kind: 'failed'; message: string };

interface Export {
  state: ExportState;
  start: (format: ExportFormat) => void;
  cancel: () => void;
}

/** Fetches the whole result as a file, telling how far it is; leaving the page or cancelling stops it on both sides. */
export function useExport(filter: LogFilter): Export {
  const [state, setState] = useState<ExportState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState({ kind: 'idle' });
  }, []);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(
    async (format: ExportFormat) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setState({ kind: 'running', records: 0, bytes: 0 });
      try {
        const { downloadLines } = await import('./download-lines');
        const done = await downloadLines(filter, format, controller.signal, (records, bytes) =>
          setState({ kind: 'running', records, bytes }),
        );
        setState({ kind: 'done', ...done });
      } catch (error) {
        if (controller.signal.aborted) return;
        const message = error instanceof Error ? error.message : 'The export stopped.';
        setState({ kind: 'failed', message });
      }
    },
    [filter],
  );
  return { state, start, cancel };
}
