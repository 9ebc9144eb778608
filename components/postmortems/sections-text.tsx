'use client';
import { lazy, Suspense } from 'react';
import type { Section } from '@/domain/postmortems/section';
import { SectionTexts } from './section-texts';

const MarkdownText = lazy(() => import('./markdown-text'));

/** Sections that were written in the browser as they are read; as they were typed until the script for it is there. */
export function SectionsText({ sections }: { sections: readonly Section[] }) {
  return (
    <Suspense fallback={<SectionTexts sections={sections} as={Typed} />}>
      <SectionTexts sections={sections} as={MarkdownText} />
    </Suspense>
  );
}

function Typed({ children }: { children: string }) {
  return <p className="my-2 whitespace-pre-wrap [overflow-wrap:anywhere]">{children}</p>;
}
