'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { withQuery } from '@/components/layout/fetch-json';
import type { StoredLogEvent } from '@/domain/logs/stored-log-event';
import { EMPTY_TAIL, releaseHeld, type TailBuffer, takeLines } from '@/domain/logs/tail-buffer';
import { logsQueries } from './logs-queries';

export interface LiveTail extends TailBuffer {
  state: 'off' | 'connecting' | 'following' | 'lost';
  /** Lines that came faster than they could be sent, and are only found by searching. */
  skipped: number;
  /** Shows what was held back. */
  release: () => void;
}

interface LiveTailOptions {
  project: string;
  q: string;
  enabled: boolean;
  /** New lines are counted but not shown: the reader paused, or is reading further down. */
  hold: boolean;
}

/** Lines may come by the hundred; the list is drawn at most this often. */
const DRAW_EVERY_MS = 150;
const RETRY_REFUSED_MS = 5_000;

/** Follows new lines as the server sends them. What came between the fetch and the stream is fetched again. */
export function useLiveTail({ project, q, enabled, hold }: LiveTailOptions): LiveTail {
  const [buffer, setBuffer] = useState<TailBuffer>(EMPTY_TAIL);
  const [state, setState] = useState<LiveTail['state']>('off');
  const [skipped, setSkipped] = useState(0);
  const client = useQueryClient();
  const holding = useRef(hold);
  useEffect(() => {
    holding.current = hold;
  }, [hold]);

  useEffect(() => {
    setBuffer(EMPTY_TAIL);
    setSkipped(0);
    setState(enabled ? 'connecting' : 'off');
    if (!enabled) return;
    let source: EventSource | undefined;
    let arrived: StoredLogEvent[] = [];
    let drawing: ReturnType<typeof setTimeout> | undefined;
    let retrying: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      drawing = undefined;
      const lines = arrived;
      arrived = [];
      setBuffer((before) => takeLines(before, lines, holding.current));
    };
    const connect = () => {
      source = new EventSource(withQuery('/api/ui/logs/tail', { project, q }));
      source.onopen = () => {
        setState('following');
        client.invalidateQueries({ queryKey: [...logsQueries.all(project), 'lines'] });
      };
      source.onerror = () => {
        setState('lost');
        // The browser tries again by itself after a break, but not after a refusal (too many tails, a restart).
        if (source?.readyState === EventSource.CLOSED) {
          retrying = setTimeout(connect, RETRY_REFUSED_MS);
        }
      };
      source.addEventListener('log', (event) => {
        arrived.push(JSON.parse(event.data));
        drawing ??= setTimeout(draw, DRAW_EVERY_MS);
      });
      source.addEventListener('skipped', (event) => {
        const { count }: { count: number } = JSON.parse(event.data);
        setSkipped((before) => before + count);
      });
    };
    connect();
    return () => {
      source?.close();
      clearTimeout(drawing);
      clearTimeout(retrying);
    };
  }, [client, project, q, enabled]);

  const release = useCallback(() => setBuffer(releaseHeld), []);
  return { ...buffer, state, skipped, release };
}
