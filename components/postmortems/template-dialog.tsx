'use client';
import { ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { failureText } from '@/components/layout/failure-text';
import { useChange } from '@/components/layout/use-change';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { TextArea } from '@/components/ui/text-area';
import type { TemplateList } from '@/domain/postmortems/postmortem-answers';
import { TEMPLATE_VARIABLES, type TemplateSection } from '@/domain/postmortems/template';
import { postmortemsQueries, saveTemplate } from './postmortems-queries';

interface TemplateDialogProps {
  project: string;
  template: TemplateList['items'][number];
  onClose: () => void;
}

interface Row extends TemplateSection {
  row: string;
}

let rowsMade = 0;

function rowOf(section: TemplateSection): Row {
  rowsMade += 1;
  return { ...section, row: `row-${rowsMade}` };
}

function movedUp(rows: readonly Row[], place: number): readonly Row[] {
  const moved = rows.slice(place, place + 1);
  const others = rows.filter((_, at) => at !== place);
  return [...others.slice(0, place - 1), ...moved, ...others.slice(place - 1)];
}

/** A template of the team's own: its headings, what is asked for under each, and what stands there at first. */
export function TemplateDialog({ project, template, onClose }: TemplateDialogProps) {
  const [name, setName] = useState(template.name);
  const [purpose, setPurpose] = useState(template.purpose);
  const [rows, setRows] = useState<readonly Row[]>(() => template.sections.map(rowOf));
  const save = useChange({
    change: () =>
      saveTemplate(project, template.id, {
        name,
        purpose,
        sections: rows.map(({ row: _, ...section }) => section),
      }),
    refresh: postmortemsQueries.templates(project).queryKey,
    done: () => `${name} is saved`,
    onDone: onClose,
  });
  const change = (row: string, changed: Partial<TemplateSection>) =>
    setRows((before) => before.map((one) => (one.row === row ? { ...one, ...changed } : one)));
  const { error } = save;
  return (
    <FormDialog
      wide
      title={template.id === null ? 'New template' : `Change ${template.name}`}
      className="flex flex-col gap-3"
      pending={save.isPending}
      onSave={() => save.mutate()}
      onClose={onClose}
    >
      {error === null ? null : (
        <Banner tone="failing">{failureText(error) ?? error.message}</Banner>
      )}
      <Field label="Name">
        <Input required maxLength={80} value={name} onChange={(e) => setName(e.target.value)} />
      </Field>
      <Field label="When to take it">
        <Input maxLength={300} value={purpose} onChange={(e) => setPurpose(e.target.value)} />
      </Field>
      {rows.map(({ row, heading, prompt, markdown }, place) => (
        <fieldset key={row} className="flex min-w-0 flex-col gap-2 border-line border-t pt-2">
          <legend className="sr-only">Section {place + 1}</legend>
          <div className="flex items-end gap-1">
            <Field label="Heading" className="flex-1">
              <Input
                required
                maxLength={200}
                value={heading}
                onChange={(e) => change(row, { heading: e.target.value })}
              />
            </Field>
            <IconButton
              icon={ArrowUp}
              label={`Move ${heading} up`}
              disabled={place === 0}
              onClick={() => setRows((before) => movedUp(before, place))}
            />
            <IconButton
              icon={Trash2}
              label={`Remove ${heading}`}
              disabled={rows.length === 1}
              onClick={() => setRows((before) => before.filter((one) => one.row !== row))}
            />
          </div>
          <Field label="What is asked for">
            <Input
              maxLength={2_000}
              value={prompt}
              onChange={(e) => change(row, { prompt: e.target.value })}
            />
          </Field>
          <Field label="What stands there at first">
            <TextArea
              rows={2}
              maxLength={20_000}
              value={markdown}
              onChange={(e) => change(row, { markdown: e.target.value })}
            />
          </Field>
        </fieldset>
      ))}
      <Button
        className="self-start"
        disabled={rows.length >= 40}
        onClick={() =>
          setRows((before) => [...before, rowOf({ heading: '', prompt: '', markdown: '' })])
        }
      >
        <Plus aria-hidden />
        Add section
      </Button>
      <details>
        <summary className="cursor-pointer text-muted">Variables that are filled in</summary>
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 text-small">
          {Object.entries(TEMPLATE_VARIABLES).map(([variable, meaning]) => (
            <div key={variable} className="col-span-2 grid grid-cols-subgrid">
              <dt className="font-mono">{`{{${variable}}}`}</dt>
              <dd className="text-muted">{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </FormDialog>
  );
}
