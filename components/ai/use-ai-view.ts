'use client';
import { useMemo } from 'react';
import { useTimeRange } from '@/components/layout/use-time-range';
import { useUrlState } from '@/components/layout/use-url-state';
import { aiFilterOf, aiViewSchema } from '@/domain/ai/ai-view';

/** The state of an AI page, and what its queries are narrowed by. */
export function useAiView(project: string) {
  const [view, set] = useUrlState(aiViewSchema);
  const time = useTimeRange();
  const filter = useMemo(() => ({ project, ...aiFilterOf(view) }), [project, view]);
  return { view, set, time, filter };
}
