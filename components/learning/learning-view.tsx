'use client';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useUrlState } from '@/components/layout/use-url-state';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Nothing } from '@/components/ui/nothing';
import { Time } from '@/components/ui/time';
import type { Learning } from '@/domain/learning/learning-answer';
import { learningViewSchema } from '@/domain/learning/learning-view';
import { counted } from '@/domain/quantities/counted';
import { CompletionTable } from './completion-table';
import { FoundPostmortems } from './found-postmortems';
import { learningQueries } from './learning-queries';

/** What incidents have in common, and what came of what was to be changed. */
export function LearningView({ project }: { project: string }) {
  const [{ q }, setView] = useUrlState(learningViewSchema);
  const overall = useQuery(learningQueries.overall(project));
  const { data } = overall;
  return (
    <SignalPage
      title="Learning"
      answer={data === undefined ? null : answerOf(data)}
      queries={[overall]}
      time="none"
    >
      <search>
        <form
          key={q}
          className="flex max-w-xl gap-2 px-gutter py-3"
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            setView({ q: String(form.get('q') ?? '').trim() });
          }}
        >
          <Input
            name="q"
            type="search"
            defaultValue={q}
            maxLength={200}
            aria-label="Search all postmortems"
            placeholder="Search all postmortems"
          />
          <Button type="submit">
            <Search aria-hidden />
            Search
          </Button>
        </form>
      </search>
      {q === '' ? null : <FoundPostmortems project={project} q={q} />}
      <QueryContent query={overall} loading="Loading what was learned">
        {(learning) => (
          <>
            <Themes project={project} learning={learning} />
            <Repeats project={project} learning={learning} />
            <PageSection title="What came of the actions" bleed>
              <CompletionTable completion={learning.completion} />
            </PageSection>
          </>
        )}
      </QueryContent>
    </SignalPage>
  );
}

function answerOf({ themes, repeats, incidents, written }: Learning): string {
  if (incidents === 0 && written === 0) return 'No incident and no postmortem yet';
  const [first] = themes;
  const again =
    repeats.length === 0
      ? incidents === 1
        ? 'there was one incident, so none repeats'
        : `no alert came back among ${incidents} incidents`
      : `${repeats.length === 1 ? '1 alert was' : `${repeats.length} alerts were`} part of more than one of ${incidents} incidents`;
  return first === undefined
    ? `No postmortem names contributing factors yet; ${again}`
    : `${first.theme} stand in ${first.postmortems.length} of ${counted(written, 'postmortem')}; ${again}`;
}

function Themes({ project, learning }: { project: string; learning: Learning }) {
  const { themes, untold, written } = learning;
  return (
    <PageSection
      title="Themes of contributing factors"
      note={`found by words in ${counted(written, 'postmortem')}; one may be of several themes`}
    >
      {themes.length + untold.length === 0 ? (
        <Nothing kind="none">No postmortem has written down contributing factors yet.</Nothing>
      ) : (
        <ul aria-label="Themes" className="divide-y divide-line">
          {themes.map(({ theme, postmortems }) => (
            <li key={theme} className="py-1.5">
              <span className="font-medium">{theme}</span>{' '}
              <span className="text-muted tabular-nums">
                {postmortems.length} of {written}
              </span>
              <Postmortems project={project} postmortems={postmortems} />
            </li>
          ))}
          {untold.length === 0 ? null : (
            <li className="py-1.5">
              <span className="font-medium">Of no theme known here</span>{' '}
              <span className="text-muted tabular-nums">
                {untold.length} of {written}
              </span>
              <Postmortems project={project} postmortems={untold} />
            </li>
          )}
        </ul>
      )}
    </PageSection>
  );
}

interface PostmortemsProps {
  project: string;
  postmortems: readonly { id: string; title: string }[];
}

function Postmortems({ project, postmortems }: PostmortemsProps) {
  return (
    <span className="flex flex-wrap gap-x-3 text-small">
      {postmortems.slice(0, 6).map(({ id, title }) => (
        <Link
          key={id}
          href={projectPath(project, `postmortems/${id}`)}
          className="underline underline-offset-2"
        >
          {title}
        </Link>
      ))}
      {postmortems.length > 6 ? (
        <span className="text-muted">and {postmortems.length - 6} more</span>
      ) : null}
    </span>
  );
}

function Repeats({ project, learning }: { project: string; learning: Learning }) {
  const { repeats, incidents } = learning;
  return (
    <PageSection title="Repeat incidents" note="by alerts that were part of more than one">
      {repeats.length === 0 ? (
        <Nothing kind={incidents === 0 ? 'none' : 'zero'}>
          {incidents === 0
            ? 'No incident was declared yet.'
            : incidents === 1
              ? 'There was one incident so far.'
              : `No alert was part of more than one of ${counted(incidents, 'incident')}.`}
        </Nothing>
      ) : (
        <ul aria-label="Repeat incidents" className="divide-y divide-line">
          {repeats.map(({ fingerprint, text, incidents: times }) => (
            <li key={fingerprint} className="py-1.5">
              <span className="font-medium">{text}</span>{' '}
              <span className="text-muted">{times.length} incidents</span>
              <span className="flex flex-wrap gap-x-3 text-small">
                {times.map(({ number, title, startedAt }) => (
                  <span key={number}>
                    <Link
                      href={projectPath(project, `incidents/${number}`)}
                      className="underline underline-offset-2"
                    >
                      INC-{number} {title}
                    </Link>{' '}
                    <Time at={startedAt} style="relative" className="text-muted" />
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </PageSection>
  );
}
