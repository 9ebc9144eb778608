'use client';
import { useParams } from 'next/navigation';
import { useEffect, useSyncExternalStore } from 'react';
import { LIVE_NOUNS, type LiveNoun } from '@/domain/live/changed-nouns';
import { withQuery } from './fetch-json';

/** lost: nothing is told of changes just now, and who wants to know has to ask. */
export type LiveState = 'off' | 'connecting' | 'following' | 'lost';
export type OnChanged = (project: string, nouns: readonly LiveNoun[]) => void;

const RETRY_REFUSED_MS = 5_000;

/** The one stream of changes of this tab: open while the tab is seen and something on the page wants to follow. */
class LiveStream {
  private readonly wanted: string[] = [];
  private readonly onChanged = new Set<OnChanged>();
  private readonly onState = new Set<() => void>();
  private source: EventSource | undefined;
  private open = '';
  private retrying: ReturnType<typeof setTimeout> | undefined;
  state: LiveState = 'off';

  /** Wants the changes of a project told; answers the function that ends it. */
  want(project: string): () => void {
    if (this.wanted.length === 0) document.addEventListener('visibilitychange', this.settle);
    this.wanted.push(project);
    this.settle();
    return () => {
      this.wanted.splice(this.wanted.indexOf(project), 1);
      if (this.wanted.length === 0) document.removeEventListener('visibilitychange', this.settle);
      // From page to page somebody else wants it in the next moment.
      setTimeout(this.settle);
    };
  }

  listen(onChanged: OnChanged): () => void {
    this.onChanged.add(onChanged);
    return () => this.onChanged.delete(onChanged);
  }

  readonly subscribe = (onState: () => void): (() => void) => {
    this.onState.add(onState);
    return () => this.onState.delete(onState);
  };

  private readonly settle = () => {
    const project = document.hidden ? '' : (this.wanted.at(-1) ?? '');
    if (project === this.open) return;
    this.close();
    this.open = project;
    if (project === '') this.enter('off');
    else this.connect(project);
  };

  private connect(project: string): void {
    this.enter('connecting');
    const source = new EventSource(withQuery('/api/ui/live', { project }));
    this.source = source;
    source.onopen = () => {
      this.enter('following');
      // What changed before it was open was told to nobody.
      this.tell(project, LIVE_NOUNS);
    };
    source.onerror = () => {
      this.enter('lost');
      // The browser tries again by itself after a break, but not after a refusal (too many streams, a restart).
      if (source.readyState === EventSource.CLOSED) {
        this.retrying = setTimeout(() => this.connect(project), RETRY_REFUSED_MS);
      }
    };
    source.addEventListener('changed', ({ data }) => this.tell(project, readNouns(data)));
  }

  private close(): void {
    clearTimeout(this.retrying);
    this.source?.close();
    this.source = undefined;
  }

  private tell(project: string, nouns: readonly LiveNoun[]): void {
    for (const onChanged of this.onChanged) onChanged(project, nouns);
  }

  private enter(state: LiveState): void {
    this.state = state;
    for (const onState of this.onState) onState();
  }
}

/** A newer server may name what this page does not know yet. */
function readNouns(data: string): readonly LiveNoun[] {
  const { nouns } = JSON.parse(data) as { nouns: readonly string[] };
  return LIVE_NOUNS.filter((noun) => nouns.includes(noun));
}

export const liveStream = new LiveStream();

/** Follows the changes of the page's project while `enabled`, and says whether that works. */
export function useLiveState(enabled: boolean): LiveState {
  // Null outside of the router, in a test of a view alone.
  const project = useParams<{ project?: string }>()?.project;
  useEffect(
    () => (enabled && project !== undefined ? liveStream.want(project) : undefined),
    [enabled, project],
  );
  const state = useSyncExternalStore(
    liveStream.subscribe,
    () => liveStream.state,
    () => 'off' as const,
  );
  return enabled ? state : 'off';
}
