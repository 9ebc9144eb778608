'use client';
import { useState } from 'react';
import { failureText } from '@/components/layout/failure-text';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { useBeginPostmortem } from './use-begin-postmortem';

interface ImportDialogProps {
  project: string;
  onClose: () => void;
}

/** Takes in a postmortem that was written elsewhere. */
export function ImportDialog({ project, onClose }: ImportDialogProps) {
  const [markdown, setMarkdown] = useState('');
  const begin = useBeginPostmortem(project, { inForm: true });
  const { error } = begin;
  return (
    <FormDialog
      wide
      title="Import a postmortem"
      description="A Markdown document: # is its title, each ## becomes a section."
      className="flex flex-col gap-3"
      pending={begin.isPending}
      save="Import"
      onSave={() => begin.mutate({ markdown })}
      onClose={onClose}
    >
      <Field label="File" hint="A .md file; it is read in the browser and shown below first.">
        <input
          type="file"
          aria-label="File"
          accept=".md,.markdown,text/markdown,text/plain"
          className="max-w-full text-body"
          onChange={async (event) => setMarkdown((await event.target.files?.[0]?.text()) ?? '')}
        />
      </Field>
      <Field
        label="Markdown"
        error={error === null ? undefined : (failureText(error) ?? error.message)}
      >
        <TextArea
          mono
          required
          rows={12}
          value={markdown}
          onChange={(event) => setMarkdown(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
