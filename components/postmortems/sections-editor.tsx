'use client';
import { Plus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import type { Evidence } from '@/domain/postmortems/evidence';
import type { PostmortemAnswer } from '@/domain/postmortems/postmortem-answers';
import type { Section } from '@/domain/postmortems/section';
import { sectionKey } from '@/domain/postmortems/section-key';
import { SectionEditor } from './section-editor';
import type { CheckedSections } from './use-language';

interface SectionsEditorProps {
  sections: readonly Section[];
  evidence: readonly Evidence[];
  comments: PostmortemAnswer['comments'];
  wording: CheckedSections;
  onSections: (change: (sections: readonly Section[]) => readonly Section[]) => void;
  onComment: (key: string) => void;
}

/** All sections as they are written, with a way to add one and to take one out. */
export function SectionsEditor(props: SectionsEditorProps) {
  const { sections, evidence, comments, wording, onSections, onComment } = props;
  const toast = useToast();
  const remove = (gone: Section) => {
    onSections((before) => before.filter(({ key }) => key !== gone.key));
    toast({
      title: `${gone.heading} is taken out`,
      undo: () => onSections((before) => [...before, gone]),
    });
  };
  const add = () =>
    onSections((before) => {
      const key = sectionKey(
        'New section',
        before.map((section) => section.key),
      );
      return [...before, { key, heading: 'New section', prompt: '', markdown: '' }];
    });
  return (
    <>
      {sections.map((section) => (
        <SectionEditor
          key={section.key}
          section={section}
          evidence={evidence}
          wording={wording.get(section.key)}
          openComments={
            comments.filter((one) => one.sectionKey === section.key && one.resolvedAt === null)
              .length
          }
          onChange={(change) =>
            onSections((before) =>
              before.map((one) => (one.key === section.key ? { ...one, ...change } : one)),
            )
          }
          onComment={() => onComment(section.key)}
          onRemove={() => remove(section)}
        />
      ))}
      <Button
        variant="ghost"
        className="mt-2 -ml-2.5"
        onClick={add}
        disabled={sections.length >= 40}
      >
        <Plus aria-hidden />
        Add section
      </Button>
    </>
  );
}
