'use client';
import { Braces, FileText, Printer } from 'lucide-react';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Section } from '@/domain/postmortems/section';
import { FindingList } from './finding-list';
import { exportPaths } from './postmortems-queries';
import type { FindingsBySection } from './use-language';

interface ExportDialogProps {
  project: string;
  id: string;
  sections: readonly Section[];
  findings: FindingsBySection;
  onClose: () => void;
}

/** Out as a file or on paper; says once more which words another wording would serve better. */
export function ExportDialog({ project, id, sections, findings, onClose }: ExportDialogProps) {
  const paths = exportPaths(project, id);
  const told = sections.filter(({ key }) => (findings.get(key)?.length ?? 0) > 0);
  const count = told.reduce((sum, { key }) => sum + (findings.get(key)?.length ?? 0), 0);
  return (
    <Dialog
      open
      wide={count > 0}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title="Export"
      description="With front matter, and links that work outside."
      footer={
        <>
          <Button asChild>
            <a href={paths.json} download={`postmortem-${id}.json`}>
              <Braces aria-hidden />
              JSON
            </a>
          </Button>
          <Button asChild>
            <Link href={projectPath(project, `postmortems/${id}/print`)}>
              <Printer aria-hidden />
              Print or PDF
            </Link>
          </Button>
          <Button asChild variant="primary">
            <a href={paths.markdown} download>
              <FileText aria-hidden />
              Markdown
            </a>
          </Button>
        </>
      }
    >
      {count === 0 ? (
        <p className="text-muted">No wording in it looks for a culprit.</p>
      ) : (
        <div className="flex flex-col gap-3">
          <p>
            {count === 1 ? 'One wording' : `${count} wordings`} might read as blame. Nothing keeps
            you from going on.
          </p>
          {told.map(({ key, heading }) => (
            <section key={key} aria-label={heading}>
              <h3 className="font-medium">{heading}</h3>
              <FindingList label={`Wording in ${heading}`} findings={findings.get(key) ?? []} />
            </section>
          ))}
        </div>
      )}
    </Dialog>
  );
}
