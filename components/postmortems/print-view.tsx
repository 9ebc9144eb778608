'use client';
import { ArrowLeft, Printer } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { projectPath } from '@/components/layout/navigation';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import { citedNumbers } from '@/domain/postmortems/citations';
import { describeAction } from '@/domain/postmortems/describe-action';
import type { PostmortemAnswer } from '@/domain/postmortems/postmortem-answers';
import { STATUS_WORDS } from '@/domain/postmortems/postmortem-status';
import { EvidenceList } from './evidence-list';

interface PrintViewProps {
  project: string;
  postmortem: PostmortemAnswer;
  /** Its sections, drawn to be read. */
  children: ReactNode;
}

/** The whole as one document, for paper and PDF: text, what is to change, then the evidence that it points at. */
export function PrintView({ project, postmortem, children }: PrintViewProps) {
  const { id, title, status, owner, incident, sections, actions, evidence, reviewers } = postmortem;
  const cited = citedNumbers(sections.map(({ markdown }) => markdown));
  return (
    <article className="mx-auto max-w-3xl px-gutter py-4 print:max-w-none print:p-0">
      <div className="mb-4 flex flex-wrap gap-2 print:hidden">
        <Button asChild>
          <Link href={projectPath(project, `postmortems/${id}`)}>
            <ArrowLeft aria-hidden />
            Back
          </Link>
        </Button>
        <Button variant="primary" onClick={() => window.print()}>
          <Printer aria-hidden />
          Print or save as PDF
        </Button>
      </div>
      <header className="mb-4 border-line border-b pb-3">
        <h1 className="break-words text-figure">{title}</h1>
        <p className="text-muted">
          {STATUS_WORDS[status]}
          {incident === null ? null : `, ${incident.severity} INC-${incident.number}`}
          {`, owner ${owner?.name ?? 'nobody yet'}`}
          {reviewers.length === 0
            ? null
            : `, reviewed by ${reviewers.map(({ name }) => name).join(', ')}`}
          , revision {postmortem.revision} of <Time at={postmortem.updatedAt} />
        </p>
      </header>
      {children}
      {actions.length === 0 ? null : (
        <section aria-label="Actions" className="border-line border-t py-3">
          <h2 className="break-after-avoid text-title">Actions</h2>
          <ul className="list-disc pl-5">
            {actions.map((action) => (
              <li key={action.id} className="break-words">
                {action.title} <span className="text-muted">({describeAction(action)})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {evidence.length === 0 ? null : (
        <section aria-label="Kept evidence" className="border-line border-t pt-3">
          <h2 className="mb-2 text-title">Kept evidence</h2>
          <EvidenceList project={project} evidence={evidence} cited={cited} />
        </section>
      )}
    </article>
  );
}
