'use client';
import { useQuery } from '@tanstack/react-query';
import { Copy, PencilLine, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/access/confirm-dialog';
import { PageCrumb } from '@/components/layout/page-crumb';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import type { TemplateList } from '@/domain/postmortems/postmortem-answers';
import { postmortemsQueries, removeTemplate } from './postmortems-queries';
import { TemplateDialog } from './template-dialog';

type Listed = TemplateList['items'][number];

/** The shapes that a postmortem can begin with: those that every project has, and the team's own. */
export function TemplatesView({ project, mayChange }: { project: string; mayChange: boolean }) {
  const list = useQuery(postmortemsQueries.templates(project));
  const [edited, setEdited] = useState<Listed | null>(null);
  const remove = useChange({
    change: ({ id }: { id: string; name: string }) => removeTemplate(project, id),
    refresh: postmortemsQueries.templates(project).queryKey,
    done: ({ name }) => `${name} is deleted`,
    failed: 'It could not be deleted.',
  });
  const own = list.data?.items.filter(({ id }) => id !== null).length ?? 0;
  const copyOf = (template: Listed): Listed => ({
    ...template,
    id: null,
    name: `${template.name} (ours)`,
  });
  return (
    <SignalPage
      title={
        <PageCrumb project={project} of="Postmortems" segment="postmortems">
          Templates
        </PageCrumb>
      }
      answer={
        own === 0 ? 'None of the team’s own yet; copy one to begin' : `${own} of the team’s own`
      }
      queries={[list]}
      time="none"
      actions={
        mayChange ? (
          <Button
            variant="primary"
            onClick={() =>
              setEdited({
                key: '',
                id: null,
                name: '',
                purpose: '',
                sections: [{ heading: 'Summary', prompt: '', markdown: '{{summary}}' }],
              })
            }
          >
            <Plus aria-hidden />
            New template
          </Button>
        ) : null
      }
    >
      <QueryContent query={list} loading="Loading the templates">
        {({ items }) => (
          <ul aria-label="Templates" className="divide-y divide-line">
            {items.map((template) => {
              const { key, id, name, purpose, sections } = template;
              return (
                <li key={key} className="flex flex-wrap items-start gap-x-3 gap-y-1 px-gutter py-2">
                  <span className="min-w-0 flex-1 basis-64">
                    <span className="font-medium">{name}</span>{' '}
                    {id === null ? <span className="text-muted">every project has it</span> : null}
                    <span className="block text-muted">{purpose}</span>
                    <span className="block text-small text-muted">
                      {sections.map(({ heading }) => heading).join(' · ')}
                    </span>
                  </span>
                  {mayChange ? (
                    <span className="flex gap-1">
                      <IconButton
                        icon={Copy}
                        label={`Copy ${name}`}
                        onClick={() => setEdited(copyOf(template))}
                      />
                      {id === null ? null : (
                        <>
                          <IconButton
                            icon={PencilLine}
                            label={`Change ${name}`}
                            onClick={() => setEdited(template)}
                          />
                          <ConfirmDialog
                            trigger={<IconButton icon={Trash2} label={`Delete ${name}`} />}
                            title={`Delete ${name}?`}
                            description="Nobody can begin with it any more. Postmortems that began with it keep their text."
                            action="Delete template"
                            pending={remove.isPending}
                            onConfirm={(close) => remove.mutate({ id, name }, { onSuccess: close })}
                          />
                        </>
                      )}
                    </span>
                  ) : null}
                </li>
              );
            })}
          </ul>
        )}
      </QueryContent>
      {edited === null ? null : (
        <TemplateDialog project={project} template={edited} onClose={() => setEdited(null)} />
      )}
    </SignalPage>
  );
}
