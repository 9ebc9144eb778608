'use client';
import { useQuery } from '@tanstack/react-query';
import { Download, History } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { ActionsSection } from '@/components/actions/actions-section';
import { PageCrumb } from '@/components/layout/page-crumb';
import { PageSection } from '@/components/layout/page-section';
import { SignalPage } from '@/components/layout/signal-page';
import { HappenedBefore } from '@/components/learning/happened-before';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { whenOpened } from '@/components/ui/when-opened';
import { citedNumbers } from '@/domain/postmortems/citations';
import type { PostmortemAnswer, PostmortemText } from '@/domain/postmortems/postmortem-answers';
import { AboutSection, type Writer } from './about-section';
import { CommentsSection } from './comments-section';
import { EvidenceList } from './evidence-list';
import { MergeDialog } from './merge-dialog';
import { postmortemsQueries } from './postmortems-queries';
import { SaveState } from './save-state';
import { SectionsEditor } from './sections-editor';
import { SectionsText } from './sections-text';
import { StatusActions } from './status-actions';
import { useLanguage } from './use-language';
import { usePostmortemDraft } from './use-postmortem-draft';

const ExportDialog = whenOpened(() => import('./export-dialog').then((file) => file.ExportDialog));
const HistoryDrawer = whenOpened(() =>
  import('./history-drawer').then((file) => file.HistoryDrawer),
);

interface PostmortemViewProps {
  project: string;
  loaded: PostmortemAnswer;
  /** What was loaded, drawn to be read. */
  text: ReactNode;
  people: readonly Writer[];
  mayWrite: boolean;
}

const LOOK_AGAIN_MS = 8_000;
const MODES = [
  { value: 'write', label: 'Write' },
  { value: 'read', label: 'Preview' },
] as const;

/** One postmortem: its text to write or read, and what is known, asked and said about it. */
export function PostmortemView(props: PostmortemViewProps) {
  const { project, loaded, text, people, mayWrite } = props;
  const { id } = loaded;
  const one = useQuery({
    ...postmortemsQueries.one(project, id),
    refetchInterval: LOOK_AGAIN_MS,
  });
  const known = one.data ?? loaded;
  const writing = usePostmortemDraft(project, known);
  const { draft, conflict, change } = writing;
  const isOpen = draft.base.status === 'draft' || draft.base.status === 'in_review';
  const [mode, setMode] = useState<'write' | 'read'>(mayWrite && isOpen ? 'write' : 'read');
  const [opened, setOpened] = useState<'history' | 'export' | null>(null);
  const [about, setAbout] = useState('');
  const comment = useRef<HTMLTextAreaElement>(null);
  const wording = useLanguage(draft.sections);
  const postmortem = { ...known, ...metaOf(draft.base), sections: [...draft.sections] };
  const commentOn = (key: string) => {
    setAbout(key);
    comment.current?.focus();
  };
  return (
    <SignalPage
      title={
        <PageCrumb project={project} of="Postmortems" segment="postmortems">
          <span className="min-w-0 break-words">{draft.title}</span>
        </PageCrumb>
      }
      answer={mayWrite ? <SaveState writing={writing} /> : null}
      queries={[{ ...one, data: known }]}
      time="none"
      actions={
        <>
          {mayWrite ? (
            <Segmented label="View" value={mode} options={MODES} onChange={setMode} />
          ) : null}
          <Button onClick={() => setOpened('history')}>
            <History aria-hidden />
            History
          </Button>
          <Button onClick={() => setOpened('export')}>
            <Download aria-hidden />
            Export
          </Button>
          {mayWrite ? (
            <StatusActions
              status={draft.base.status}
              onStatus={(status) => {
                change({ status });
                if (status === 'published') setMode('read');
              }}
            />
          ) : null}
        </>
      }
    >
      <div className="grid lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          <div className="max-w-3xl px-gutter py-3">
            {mode === 'write' ? (
              <>
                <Field label="Title">
                  <Input
                    value={draft.title}
                    maxLength={200}
                    required
                    onChange={(event) => writing.setTitle(event.target.value)}
                  />
                </Field>
                <SectionsEditor
                  sections={draft.sections}
                  evidence={known.evidence}
                  comments={known.comments}
                  wording={wording}
                  onSections={writing.setSections}
                  onComment={commentOn}
                />
              </>
            ) : draft.base.revision === loaded.revision && !writing.isDirty ? (
              text
            ) : (
              <SectionsText sections={draft.sections} />
            )}
          </div>
          <ActionsSection project={project} origin={{ postmortemId: id }} mayAct={mayWrite} />
          {known.evidence.length === 0 ? null : (
            <PageSection title="Kept evidence" note="it outlives the signals">
              <EvidenceList
                project={project}
                evidence={known.evidence}
                cited={citedNumbers(draft.sections.map(({ markdown }) => markdown))}
              />
            </PageSection>
          )}
        </div>
        <aside
          aria-label="About this postmortem"
          className="border-line max-lg:border-t lg:border-l"
        >
          <AboutSection
            project={project}
            postmortem={postmortem}
            people={people}
            mayWrite={mayWrite}
            onChange={change}
          />
          {known.incident === null ? null : (
            <PageSection title="Has this happened before">
              <HappenedBefore project={project} incident={known.incident.id} />
            </PageSection>
          )}
          <CommentsSection
            project={project}
            postmortem={postmortem}
            mayWrite={mayWrite}
            about={about}
            onAbout={setAbout}
            areaRef={comment}
          />
        </aside>
      </div>
      {conflict === null ? null : <MergeDialog conflict={conflict} onSettle={writing.settle} />}
      {opened === 'history' ? (
        <HistoryDrawer project={project} id={id} onClose={() => setOpened(null)} />
      ) : null}
      {opened === 'export' ? (
        <ExportDialog
          project={project}
          id={id}
          sections={draft.sections}
          wording={wording}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </SignalPage>
  );
}

/** What the last save answered is newer than the last look. */
function metaOf({ status, owner, dueAt, overdue, revision }: PostmortemText) {
  return { status, owner, dueAt, overdue, revision };
}
