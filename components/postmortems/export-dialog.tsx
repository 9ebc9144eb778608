'use client';
import { Braces, FileText, Printer } from 'lucide-react';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Section } from '@/domain/postmortems/section';
import { FindingList } from './finding-list';
import { exportPaths } from './postmortems-queries';
import type { CheckedSections } from './use-language';

interface ExportDialogProps {
  project: string;
  id: string;
  sections: readonly Section[];
  wording: CheckedSections;
  onClose: () => void;
}

/** Out as a file or on paper; says once more which words another wording would serve better. */
export function ExportDialog({ project, id, sections, wording, onClose }: ExportDialogProps) {
  const paths = exportPaths(project, id);
  const told = sections.flatMap(({ key, heading }) => {
    const checked = wording.get(key);
    const isWell = checked === undefined || (checked.isWhole && checked.findings.length === 0);
    return isWell ? [] : [{ key, heading, checked }];
  });
  const count = told.reduce((sum, { checked }) => sum + checked.findings.length, 0);
  return (
    <Dialog
      open
      wide={told.length > 0}
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
      {told.length === 0 ? (
        <p className="text-muted">No wording in it looks for a culprit.</p>
      ) : (
        <div className="flex flex-col gap-3">
          <p>
            {count === 0
              ? 'Nothing that was looked through reads as blame.'
              : `${count === 1 ? 'One wording' : `${count} wordings`} might read as blame. Nothing keeps you from going on.`}
          </p>
          {told.map(({ key, heading, checked }) => (
            <section key={key} aria-label={heading}>
              <h3 className="font-medium">{heading}</h3>
              <FindingList label={`Wording in ${heading}`} checked={checked} />
            </section>
          ))}
        </div>
      )}
    </Dialog>
  );
}
