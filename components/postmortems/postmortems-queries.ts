import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { fetchJson, withQuery } from '@/components/layout/fetch-json';
import {
  type PostmortemAnswer,
  postmortemListSchema,
  postmortemSchema,
  revisionListSchema,
  type SavedPostmortem,
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
        fetchJson(LIST, postmortemListSchema, {
          query: { project, limit: MOST_POSTMORTEMS, ...filterOf(show) },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),

  ofIncident: (project: string, incident: string) =>
    queryOptions({
      queryKey: [...postmortemsQueries.all(project), 'of-incident', incident],
      queryFn: ({ signal }) =>
        fetchJson(LIST, postmortemListSchema, { query: { project, incident, limit: 1 }, signal }),
    }),

  one: (project: string, id: string) =>
    queryOptions({
      queryKey: [...postmortemsQueries.all(project), 'one', id],
      queryFn: ({ signal }) =>
        fetchJson(pathOf(id), postmortemSchema, { query: { project }, signal }),
    }),

  revisions: (project: string, id: string) =>
    queryOptions({
      queryKey: [...postmortemsQueries.all(project), 'revisions', id],
      queryFn: ({ signal }) =>
        fetchJson(`${pathOf(id)}/revisions`, revisionListSchema, { query: { project }, signal }),
      staleTime: 0,
    }),

  templates: (project: string) =>
    queryOptions({
      queryKey: ['postmortem-templates', project],
      queryFn: ({ signal }) =>
        fetchJson(TEMPLATES, templateListSchema, { query: { project }, signal }),
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
  return fetchJson(LIST, postmortemSchema, { query: { project }, body });
}

export function savePostmortem(
  project: string,
  id: string,
  body: ChangePostmortemInput,
): Promise<SavedPostmortem> {
  return fetchJson(pathOf(id), savedPostmortemSchema, {
    method: 'PATCH',
    query: { project },
    body,
  });
}

export function addComment(
  project: string,
  id: string,
  body: CommentInput,
): Promise<PostmortemAnswer> {
  return fetchJson(`${pathOf(id)}/comments`, postmortemSchema, { query: { project }, body });
}

export function settleComment(
  project: string,
  id: string,
  { commentId, resolved }: { commentId: string; resolved: boolean },
): Promise<PostmortemAnswer> {
  const path = `${pathOf(id)}/comments/${encodeURIComponent(commentId)}`;
  return fetchJson(path, postmortemSchema, {
    method: 'PATCH',
    query: { project },
    body: { resolved },
  });
}

export function askReviewers(
  project: string,
  id: string,
  reviewerIds: readonly string[],
): Promise<PostmortemAnswer> {
  return fetchJson(`${pathOf(id)}/reviewers`, postmortemSchema, {
    method: 'PUT',
    query: { project },
    body: { reviewerIds },
  });
}

export function giveVerdict(
  project: string,
  id: string,
  state: 'approved' | 'changes',
): Promise<PostmortemAnswer> {
  return fetchJson(`${pathOf(id)}/verdict`, postmortemSchema, {
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
    ? fetchJson(TEMPLATES, z.object({ id: z.string() }), { query: { project }, body })
    : fetchJson(`${TEMPLATES}/${encodeURIComponent(id)}`, z.undefined(), {
        method: 'PUT',
        query: { project },
        body,
      });
}

export function removeTemplate(project: string, id: string): Promise<undefined> {
  return fetchJson(`${TEMPLATES}/${encodeURIComponent(id)}`, z.undefined(), {
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
