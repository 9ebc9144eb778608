import { LIVE_NOUNS, type LiveNoun, readNotice } from '@/domain/live/changed-nouns';
import { listen } from '../db/listen';

type OnChange = (nouns: readonly LiveNoun[]) => void;

/** Calls `onChange` when something of the project was stored, or may have been. Answers the function that ends it. */
export function followChanges(projectId: string, onChange: OnChange): () => void {
  const ends = [
    listen('candor_log', (notice) => {
      if (notice === null || notice === projectId) onChange(['logs']);
    }),
    listen('candor_signal', (notice) => {
      if (notice === null) onChange(LIVE_NOUNS);
      else {
        const told = readNotice(notice);
        if (told.projectId === projectId) onChange(told.nouns);
      }
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}
