'use client';
import { MessageSquare } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { PageSection } from '@/components/layout/page-section';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { Time } from '@/components/ui/time';
import type { PostmortemAnswer } from '@/domain/postmortems/postmortem-answers';
import { addComment, settleComment } from './postmortems-queries';
import { useDiscussion } from './use-discussion';

interface CommentsSectionProps {
  project: string;
  postmortem: PostmortemAnswer;
  mayWrite: boolean;
  /** The section that a comment is begun on; empty for the whole. */
  about: string;
  onAbout: (key: string) => void;
  areaRef: RefObject<HTMLTextAreaElement | null>;
}

/** What is said about the text beside it: open questions first, settled ones folded away. */
export function CommentsSection(props: CommentsSectionProps) {
  const { project, postmortem, mayWrite, about, onAbout, areaRef } = props;
  const { id, comments, sections } = postmortem;
  const [text, setText] = useState('');
  const add = useDiscussion({
    project,
    id,
    change: () => addComment(project, id, { sectionKey: about === '' ? null : about, text }),
    failed: 'The comment could not be kept.',
    onDone: () => setText(''),
  });
  const settle = useDiscussion({
    project,
    id,
    change: (input: { commentId: string; resolved: boolean }) => settleComment(project, id, input),
    failed: 'That did not work.',
  });
  const open = comments.filter(({ resolvedAt }) => resolvedAt === null);
  const settled = comments.filter(({ resolvedAt }) => resolvedAt !== null);
  const headingOf = (key: string | null) =>
    sections.find((section) => section.key === key)?.heading ?? 'the whole';
  const listed = (those: typeof comments, label: string) => (
    <ul aria-label={label} className="flex flex-col gap-3">
      {those.map((comment) => (
        <li key={comment.id} className="min-w-0">
          <p className="text-small text-muted">
            {comment.by} on {headingOf(comment.sectionKey)},{' '}
            <Time at={comment.at} style="relative" />
            {comment.resolvedBy === null ? null : `, settled by ${comment.resolvedBy}`}
          </p>
          <p className="whitespace-pre-wrap break-words">{comment.text}</p>
          {mayWrite ? (
            <Button
              variant="ghost"
              className="-ml-2.5"
              onClick={() =>
                settle.mutate({ commentId: comment.id, resolved: comment.resolvedAt === null })
              }
            >
              {comment.resolvedAt === null ? 'Settle' : 'Open again'}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
  return (
    <PageSection title="Comments" note={open.length === 0 ? 'none open' : `${open.length} open`}>
      <div className="flex flex-col gap-3">
        {open.length === 0 ? null : listed(open, 'Open comments')}
        {settled.length === 0 ? null : (
          <details>
            <summary className="cursor-pointer text-muted">{settled.length} settled</summary>
            <div className="mt-2">{listed(settled, 'Settled comments')}</div>
          </details>
        )}
        {mayWrite ? (
          <form
            className="flex flex-col gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              add.mutate();
            }}
          >
            <Field label="About">
              <Select
                value={about}
                onChange={(event) => onAbout(event.target.value)}
                options={[
                  { value: '', label: 'The whole' },
                  ...sections.map(({ key, heading }) => ({ value: key, label: heading })),
                ]}
              />
            </Field>
            <Field label="Comment">
              <TextArea
                ref={areaRef}
                rows={3}
                required
                maxLength={5_000}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            </Field>
            <Button type="submit" pending={add.isPending} className="self-start">
              <MessageSquare aria-hidden />
              Add comment
            </Button>
          </form>
        ) : null}
      </div>
    </PageSection>
  );
}
