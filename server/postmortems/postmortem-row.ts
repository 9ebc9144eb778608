import { z } from 'zod';
import { isOverdue } from '@/domain/postmortems/due-date';
import { evidenceSchema } from '@/domain/postmortems/evidence';
import type {
  Discussion,
  PostmortemAnswer,
  PostmortemItem,
  PostmortemText,
} from '@/domain/postmortems/postmortem-answers';
import type { PostmortemStatus } from '@/domain/postmortems/postmortem-status';
import { type Section, sectionSchema } from '@/domain/postmortems/section';
import type { Prisma } from '../db/generated/client';
import { isoOrNull } from '../db/iso-or-null';

const INCIDENT = { select: { id: true, number: true, title: true, severity: true } } as const;

/** What a list shows: all but the text. */
export const ITEM = {
  id: true,
  incidentId: true,
  title: true,
  status: true,
  ownerId: true,
  ownerName: true,
  dueAt: true,
  revision: true,
  createdAt: true,
  updatedAt: true,
  updatedBy: true,
  publishedAt: true,
  incident: INCIDENT,
} as const satisfies Prisma.PostmortemSelect;

export const DISCUSSION = {
  revision: true,
  reviewers: { orderBy: { name: 'asc' } },
  comments: { orderBy: [{ at: 'asc' }, { id: 'asc' }], take: 500 },
} as const satisfies Prisma.PostmortemSelect;

export const TEXT = {
  ...ITEM,
  ...DISCUSSION,
  templateKey: true,
  sections: true,
  actions: { orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }], take: 200 },
} as const satisfies Prisma.PostmortemSelect;

export const DETAIL = {
  ...TEXT,
  evidence: { orderBy: { number: 'asc' } },
} as const satisfies Prisma.PostmortemSelect;

type ItemRow = Prisma.PostmortemGetPayload<{ select: typeof ITEM }>;
type DiscussionRow = Prisma.PostmortemGetPayload<{ select: typeof DISCUSSION }>;
type TextRow = Prisma.PostmortemGetPayload<{ select: typeof TEXT }>;
type DetailRow = Prisma.PostmortemGetPayload<{ select: typeof DETAIL }>;

export function itemOf(row: ItemRow, nowMs: number): PostmortemItem {
  const dueAt = isoOrNull(row.dueAt);
  return {
    id: row.id,
    incidentId: row.incidentId,
    title: row.title,
    status: row.status as PostmortemStatus,
    owner: row.ownerId === null ? null : { id: row.ownerId, name: row.ownerName ?? 'unknown' },
    incident: row.incident,
    dueAt,
    overdue: isOverdue({ status: row.status, dueAt }, nowMs),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedBy,
    publishedAt: isoOrNull(row.publishedAt),
    revision: row.revision,
  };
}

export function detailOf(row: DetailRow, nowMs: number): PostmortemAnswer {
  return {
    ...textOf(row, nowMs),
    evidence: row.evidence.map(({ frozenAt, ...one }) =>
      evidenceSchema.parse({ ...one, frozenAt: frozenAt.toISOString() }),
    ),
  };
}

export function textOf(row: TextRow, nowMs: number): PostmortemText {
  return {
    ...itemOf(row, nowMs),
    ...discussionOf(row),
    template: row.templateKey,
    sections: readSections(row.sections),
    actions: row.actions.map(({ id, title, status, ownerName, dueOn }) => ({
      id,
      title,
      status,
      owner: ownerName,
      dueAt: isoOrNull(dueOn),
    })),
  };
}

export function discussionOf(row: DiscussionRow): Discussion {
  return {
    revision: row.revision,
    reviewers: row.reviewers.map(({ userId, name, state, revision, at }) => ({
      id: userId,
      name,
      state: state as PostmortemAnswer['reviewers'][number]['state'],
      revision,
      at: isoOrNull(at),
    })),
    comments: row.comments.map(({ id, sectionKey, text, by, at, resolvedAt, resolvedBy }) => ({
      id,
      sectionKey,
      text,
      by,
      at: at.toISOString(),
      resolvedAt: isoOrNull(resolvedAt),
      resolvedBy,
    })),
  };
}

const stored = z.array(sectionSchema);

export function readSections(json: Prisma.JsonValue): Section[] {
  return stored.parse(json);
}
