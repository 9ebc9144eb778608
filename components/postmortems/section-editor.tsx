'use client';
import { CircleHelp, MessageSquare, Quote, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { TextArea } from '@/components/ui/text-area';
import type { Finding } from '@/domain/language/finding';
import type { CheckedSection } from '@/domain/postmortems/check-sections';
import { ASSUMPTION, citation } from '@/domain/postmortems/citations';
import type { Evidence } from '@/domain/postmortems/evidence';
import type { Section } from '@/domain/postmortems/section';
import { CiteMenu } from './cite-menu';
import { FindingList } from './finding-list';

interface SectionEditorProps {
  section: Section;
  evidence: readonly Evidence[];
  /** What the language check says of it, once it has looked. */
  wording: CheckedSection | undefined;
  openComments: number;
  onChange: (change: Partial<Pick<Section, 'heading' | 'markdown'>>) => void;
  onComment: () => void;
  onRemove: () => void;
}

/** One section as it is written: what is asked for, its text, and what another wording would serve better. */
export function SectionEditor(props: SectionEditorProps) {
  const { section, evidence, wording, openComments, onChange, onComment, onRemove } = props;
  const { heading, prompt, markdown } = section;
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (text: string) => {
    const at = area.current?.selectionEnd ?? markdown.length;
    const gap = at > 0 && !/\s$/.test(markdown.slice(0, at)) ? ' ' : '';
    onChange({ markdown: `${markdown.slice(0, at)}${gap}${text}${markdown.slice(at)}` });
    const after = at + gap.length + text.length;
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(after, after);
    });
  };
  const show = ({ from, to }: Finding) => {
    area.current?.focus();
    area.current?.setSelectionRange(from, to);
  };
  return (
    <section aria-label={heading} className="flex flex-col gap-1 border-line border-b py-3">
      <div className="flex flex-wrap items-center gap-1">
        <Field label={`Heading of ${heading}`} labelHidden className="flex-1 basis-48">
          <Input
            value={heading}
            maxLength={200}
            onChange={(event) => onChange({ heading: event.target.value })}
            className="border-transparent! px-0! font-semibold"
          />
        </Field>
        <CiteMenu evidence={evidence} onCite={(number) => insert(citation(number))}>
          <Button variant="ghost" aria-label={`Cite evidence in ${heading}`}>
            <Quote aria-hidden />
            Cite
          </Button>
        </CiteMenu>
        <IconButton
          icon={CircleHelp}
          label={`Mark an assumption in ${heading}`}
          onClick={() => insert(ASSUMPTION)}
        />
        <IconButton
          icon={MessageSquare}
          label={
            openComments === 0
              ? `Comment on ${heading}`
              : `Comment on ${heading} (${openComments} open)`
          }
          pressed={openComments > 0}
          onClick={onComment}
        />
        <IconButton icon={Trash2} label={`Remove ${heading}`} onClick={onRemove} />
      </div>
      <Field label={heading} labelHidden hint={prompt === '' ? undefined : prompt}>
        <TextArea
          ref={area}
          value={markdown}
          maxLength={100_000}
          onChange={(event) => onChange({ markdown: event.target.value })}
          className="min-h-20 [field-sizing:content]"
        />
      </Field>
      <FindingList label={`Wording in ${heading}`} checked={wording} onShow={show} />
    </section>
  );
}
