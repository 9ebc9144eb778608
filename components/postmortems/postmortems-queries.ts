import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson, withQuery } from '@/components/layout/fetch-json';
import type {
  Discussion,
  discussionSchema,
  PostmortemAnswer,
  postmortemListSchema,
  postmortemNewsSchema,
  postmortemSchema,
  revisionListSchema,
  SavedPostmortem,
  savedPostmortemSchema,
  templateListSchema,
} from '@/domain/postmortems/postmortem-answers';
import type { ShownPostmortems } from '@/domain/postmortems/postmortems-view';
import type {
  ChangePostmortemInput,
  CommentInput,
  CreatePostmortemInput,
  TemplateInput,
} from '@/domain/postmortems/schemas';

const LIST = '/api/ui/postmortems';
const TEMPLATES = '/api/ui/postmortem-templates';
export const MOST_POSTMORTEMS = 200;

export const postmortemsQueries = {
  all: (project: string) => ['postmortems', project] as const,

  list: (project: string, show: ShownPostmortems) =>
    queryOptions({
      queryKey: [...postmortemsQueries.all(project), 'list', show],
      queryFn: ({ signal }) =>
        fetchJson<typeof postmortemListSchema>(LIST, {
          query: { project, limit: MOST_POSTMORTEMS, ...filterOf(show) },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),

  ofIncident: (project: string, incident: string) =>
    queryOptions({
      queryKey: [...postmortemsQueries.all(project), 'of-incident', incident],
      queryFn: ({ signal }) =>
        fetchJson<typeof postmortemListSchema>(LIST, {
          query: { project, incident, limit: 1 },
          signal,
        }),
    }),

  one: (project: string, id: string) =>
    queryOptions({
      queryKey: [...postmortemsQueries.all(project), 'one', id],
      /** Looked at again, only what is new is asked for. */
      queryFn: async ({ client, queryKey, signal }): Promise<PostmortemAnswer> => {
        const known = client.getQueryData<PostmortemAnswer>(queryKey);
        if (known === undefined)
          return fetchJson<typeof postmortemSchema>(pathOf(id), { query: { project }, signal });
        const { changed, reviewers, comments } = await fetchJson<typeof postmortemNewsSchema>(
          `${pathOf(id)}/news`,
          { query: { project, revision: known.revision }, signal },
        );
        // What was saved meanwhile is newer.
        const latest = client.getQueryData<PostmortemAnswer>(queryKey) ?? known;
        const isNewer = changed !== null && changed.revision > latest.revision;
        return { ...latest, ...(isNewer ? changed : {}), reviewers, comments };
      },
    }),

  revisions: (project: string, id: string) =>
    queryOptions({
      queryKey: [...postmortemsQueries.all(project), 'revisions', id],
      queryFn: ({ signal }) =>
        fetchJson<typeof revisionListSchema>(`${pathOf(id)}/revisions`, {
          query: { project },
          signal,
        }),
      staleTime: 0,
    }),

  templates: (project: string) =>
    queryOptions({
      queryKey: ['postmortem-templates', project],
      queryFn: ({ signal }) =>
        fetchJson<typeof templateListSchema>(TEMPLATES, { query: { project }, signal }),
    }),
};

/** What the address of the list says, as the API filters. */
export function filterOf(show: ShownPostmortems) {
  if (show === 'all') return {};
  return show === 'overdue' ? ({ overdue: 'true' } as const) : { status: show };
}

export function beginPostmortem(
  project: string,
  body: CreatePostmortemInput,
): Promise<PostmortemAnswer> {
  return fetchJson<typeof postmortemSchema>(LIST, { query: { project }, body });
}

export function savePostmortem(
  project: string,
  id: string,
  body: ChangePostmortemInput,
): Promise<SavedPostmortem> {
  return fetchJson<typeof savedPostmortemSchema>(pathOf(id), {
    method: 'PATCH',
    query: { project },
    body,
  });
}

export function addComment(project: string, id: string, body: CommentInput): Promise<Discussion> {
  return fetchJson<typeof discussionSchema>(`${pathOf(id)}/comments`, { query: { project }, body });
}

export function settleComment(
  project: string,
  id: string,
  { commentId, resolved }: { commentId: string; resolved: boolean },
): Promise<Discussion> {
  const path = `${pathOf(id)}/comments/${encodeURIComponent(commentId)}`;
  return fetchJson<typeof discussionSchema>(path, {
    method: 'PATCH',
    query: { project },
    body: { resolved },
  });
}

export function askReviewers(
  project: string,
  id: string,
  reviewerIds: readonly string[],
): Promise<Discussion> {
  return fetchJson<typeof discussionSchema>(`${pathOf(id)}/reviewers`, {
    method: 'PUT',
    query: { project },
    body: { reviewerIds },
  });
}

export function giveVerdict(
  project: string,
  id: string,
  state: 'approved' | 'changes',
): Promise<Discussion> {
  return fetchJson<typeof discussionSchema>(`${pathOf(id)}/verdict`, {
    query: { project },
    body: { state },
  });
}

export function saveTemplate(
  project: string,
  id: string | null,
  body: TemplateInput,
): Promise<unknown> {
  return id === null
    ? fetchJson<{ id: string }>(TEMPLATES, { query: { project }, body })
    : fetchJson(`${TEMPLATES}/${encodeURIComponent(id)}`, {
        method: 'PUT',
        query: { project },
        body,
      });
}

export function removeTemplate(project: string, id: string): Promise<undefined> {
  return fetchJson(`${TEMPLATES}/${encodeURIComponent(id)}`, {
    method: 'DELETE',
    query: { project },
  });
}

/** Where its text can be had as a file. */
export function exportPaths(project: string, id: string) {
  return {
    markdown: withQuery(`${pathOf(id)}/export`, { project }),
    json: withQuery(pathOf(id), { project }),
  };
}

function pathOf(id: string): string {
  return `${LIST}/${encodeURIComponent(id)}`;
}
