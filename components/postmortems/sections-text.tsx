'use client';
import { lazy, Suspense } from 'react';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { Section } from '@/domain/postmortems/section';

const MarkdownText = lazy(() => import('./markdown-text'));

/** The sections as they are read. */
export function SectionsText({ sections }: { sections: readonly Section[] }) {
  return (
    <Suspense fallback={<SkeletonRows rows={12} label="Loading the text" />}>
      {sections.map(({ key, heading, markdown }) => (
        <section key={key} aria-label={heading} className="break-inside-auto pb-3">
          <h2 className="break-after-avoid text-title">{heading}</h2>
          {markdown.trim() === '' ? (
            <p className="text-faint">Nothing written here.</p>
          ) : (
            <MarkdownText>{markdown}</MarkdownText>
          )}
        </section>
      ))}
    </Suspense>
  );
}
