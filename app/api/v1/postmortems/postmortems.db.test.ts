import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { actionDetailSchema } from '@/domain/actions/action-answers';
import { checkSection } from '@/domain/postmortems/check-sections';
import {
  postmortemListSchema,
  postmortemSchema,
  readPostmortemSchema,
  staleAnswerSchema,
} from '@/domain/postmortems/postmortem-answers';
import { makeApiKey, makeMember, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db, inProject } from '@/server/db/client';
import { changePostmortem } from '@/server/postmortems/change-postmortem';
import { createTemplate } from '@/server/postmortems/change-templates';
import { createPostmortem } from '@/server/postmortems/create-postmortem';
import { addComment, askReviewers, giveVerdict } from '@/server/postmortems/discuss-postmortem';
import { listRevisions } from '@/server/postmortems/list-revisions';
import { readPostmortemNews } from '@/server/postmortems/read-postmortems';
import { POST as ACTIONS } from '../actions/route';
import { POST as DEAD_LETTERS } from '../queues/dead-letters/route';
import { GET as ONE, PATCH } from './[id]/route';
import { GET, POST } from './route';

await createTestDatabase();
let project: Awaited<ReturnType<typeof makeProject>>;
let authorization = '';

beforeEach(async () => {
  project = await makeProject('Shop');
  ({ authorization } = await makeApiKey(project, ['ingest', 'read', 'write']));
});
afterAll(closeConnections);

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

async function makeIncident(severity = 'SEV2'): Promise<string> {
  const { id } = await db().incident.create({
    data: {
      projectId: project.id,
      number: 1,
      title: 'Orders are late',
      severity,
      status: 'resolved',
      services: ['orders'],
      startedAt: minutesAgo(90),
      detectedAt: minutesAgo(85),
      acknowledgedAt: minutesAgo(84),
      mitigatedAt: minutesAgo(60),
      resolvedAt: minutesAgo(30),
      declaredBy: 'Ada',
      roles: { create: [{ role: 'commander', name: 'Ada', assignedBy: 'Ada' }] },
      events: {
        create: [
          { kind: 'note', text: 'The <b>worker</b> is stuck', by: 'Ada', at: minutesAgo(80) },
        ],
      },
    },
  });
  return id;
}

interface Sent {
  id?: string;
  search?: string;
  body?: unknown;
  text?: string;
}

async function call(handler: typeof ONE, sent: Sent = {}) {
  const { body, text = body === undefined ? undefined : JSON.stringify(body) } = sent;
  const request = new Request(`http://candor.test/api/v1/postmortems${sent.search ?? ''}`, {
    method: text === undefined ? 'GET' : 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    ...(text === undefined ? {} : { body: text }),
  });
  return handler(request, { params: Promise.resolve({ id: sent.id ?? '' }) });
}
const json = async (handler: typeof ONE, sent: Sent = {}) => {
  const response = await call(handler, sent);
  return { status: response.status, body: await response.json() };
};
const begin = async (body: object) => (await json(POST, { body })).body;
const markdown = '# Orders were late\n\n## Summary\n\nLate.\n\n## Impact\n\nSome.';

describe('a postmortem from an incident', () => {
  it('begins with what the data knows, its evidence kept, due in five working days', async () => {
    await call(DEAD_LETTERS, {
      body: [
        {
          queue: 'orders-dlq',
          service: 'orders',
          messageId: 'm',
          error: 'boom',
          at: minutesAgo(70),
        },
      ],
    });
    const incidentId = await makeIncident();
    const act = async (title: string) =>
      actionDetailSchema.parse((await json(ACTIONS, { body: { title, incidentId } })).body);
    const early = await act('Watch the worker');
    const { status, body } = await json(POST, { body: { incidentId } });
    expect(status).toBe(201);
    const made = postmortemSchema.parse(body);
    expect(made).toMatchObject({
      incidentId,
      title: 'Orders are late',
      status: 'draft',
      owner: null,
      template: 'default',
      revision: 1,
      overdue: false,
      incident: { number: 1, severity: 'SEV2' },
      actions: [{ id: early.id, title: 'Watch the worker', status: 'open' }],
    });
    expect((await act('Give it a limit')).postmortem?.id).toBe(made.id);
    const text = made.sections.map((section) => section.markdown).join('\n');
    expect(text).toContain('lasted 60 min');
    expect(text).toContain('\\<b\\>worker');
    expect(text).toContain('Commander: Ada');
    const row = made.evidence.find(({ kind }) => kind === 'row');
    expect(row?.data).toMatchObject({
      kind: 'note',
      text: 'The <b>worker</b> is stuck',
      by: 'Ada',
    });
    expect(text).toContain(`[E${row?.number}](#evidence-${row?.number})`);
    const days = (Date.parse(made.dueAt ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(4.9);
    expect(days).toBeLessThan(9.1);
    const { actions } = postmortemSchema.parse((await json(ONE, { id: made.id })).body);
    expect(actions.map(({ title }) => title).toSorted()).toEqual([
      'Give it a limit',
      'Watch the worker',
    ]);
    const listed = postmortemListSchema.parse((await json(GET)).body);
    expect(listed.items).toMatchObject([{ id: made.id, revision: 1 }]);
  });

  it('is one, however often and at however same a moment it is begun', async () => {
    const incidentId = await makeIncident('SEV4');
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => json(POST, { body: { incidentId } })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers[0]?.body.template).toBe('short');
    expect(await db().postmortemRevision.count({ where: { projectId: project.id } })).toBe(1);
  });

  it('keeps its evidence when the signals themselves are gone', async () => {
    await call(DEAD_LETTERS, {
      body: [
        {
          queue: 'orders-dlq',
          service: 'orders',
          messageId: 'm',
          error: 'boom',
          at: minutesAgo(70),
        },
      ],
    });
    const { id, evidence } = await begin({ incidentId: await makeIncident() });
    await db().deadLetterRollupMinute.deleteMany({ where: { projectId: project.id } });
    await db().incidentEvent.deleteMany({ where: { projectId: project.id } });
    expect((await json(ONE, { id })).body.evidence).toEqual(evidence);
    await expect(
      inProject(project.id, (tx) =>
        tx.postmortemEvidence.updateMany({
          where: { projectId: project.id },
          data: { caption: 'Nothing happened' },
        }),
      ),
    ).rejects.toThrow();
  });

  it('takes a template of the team’s own, and none that there is not', async () => {
    const incidentId = await makeIncident();
    const sections = [{ heading: 'Was war los?', prompt: '', markdown: '{{incident.severity}}' }];
    const { ctx } = project;
    await createTemplate({ ctx, input: { name: 'Ours', purpose: '', sections } });
    const wrong = await json(POST, { body: { incidentId, template: 'theirs' } });
    expect(wrong).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
    const made = await begin({ incidentId, template: 'Ours' });
    expect(made.sections).toEqual([
      { key: 'was-war-los', heading: 'Was war los?', prompt: '', markdown: 'SEV2' },
    ]);
    const bad = [{ heading: 'X', prompt: '', markdown: '{{weather}}' }];
    await expect(
      createTemplate({ ctx, input: { name: 'Bad', purpose: '', sections: bad } }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('a Markdown document', () => {
  it('is taken in as a postmortem and goes out as it came', async () => {
    const made = await begin({ markdown });
    expect(made).toMatchObject({ title: 'Orders were late', template: 'imported', dueAt: null });
    const response = await call(ONE, { id: `${made.id}.md` });
    expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(/orders-were-late\.md"$/);
    const text = await response.text();
    expect(text).toMatch(/^---\ntitle: Orders were late\n/);
    const again = await begin({ markdown: text });
    expect([again.title, again.sections]).toEqual([made.title, made.sections]);
  });

  it('goes out with what the editor says of its words, and without it in the document', async () => {
    const blaming =
      '# Late\n\n## Summary\n\nThe operator should have looked.\n\n## Action items\n\nBe careful.\n';
    const { id } = await begin({ markdown: blaming });
    const { body } = await json(ONE, { id });
    const { sections, findings } = readPostmortemSchema.parse(body);
    const editor = sections.flatMap((section) =>
      checkSection(section).findings.map((finding) => ({ section: section.key, ...finding })),
    );
    expect(editor.map(({ section }) => section)).toEqual(['summary', 'action-items']);
    expect(findings).toEqual(editor);
    const document = await call(ONE, { id: `${id}.md` });
    expect(document.headers.get('candor-language-findings')).toBe('2');
    const text = await document.text();
    expect(text).toContain('The operator should have looked.');
    for (const { message } of editor) expect(text).not.toContain(message);
  });

  it('holds U+FFFD where it came with half of a surrogate pair, which nothing can store', async () => {
    const half = await begin({ markdown: '# Late\n\n## Summary\n\nHalf \ud800 a pair.\n' });
    expect(JSON.stringify(half.sections)).toContain('Half \ufffd a pair.');
  });

  it('that cannot be one is refused with what is missing', async () => {
    for (const [body, path] of [
      [{}, ''],
      [{ markdown: 'Only text' }, 'markdown'],
      [{ markdown: '# Title alone' }, 'markdown'],
      [{ markdown, template: 'short' }, ''],
      [{ incidentId: 'x' }, 'incidentId'],
      [{ markdown: `${markdown}\u0000` }, ''],
    ] as const) {
      const refused = await json(POST, { body });
      expect([body, refused.status]).toEqual([body, 400]);
      expect(refused.body.error.details.map((one: { path: string }) => one.path).join()).toContain(
        path,
      );
    }
  });
});

describe('a change', () => {
  it('based on an old revision is refused with both versions, and writes nothing', async () => {
    const { id, sections } = await begin({ markdown });
    const written = (text: string) => [{ ...sections[0], markdown: text }, sections[1]];
    const first = await json(PATCH, { id, body: { revision: 1, sections: written('Mine.') } });
    expect(first).toMatchObject({ status: 200, body: { revision: 2 } });
    const late = await json(PATCH, { id, body: { revision: 1, sections: written('Theirs.') } });
    expect(late.status).toBe(409);
    const stale = staleAnswerSchema.parse(late.body);
    expect(stale.error.details).toEqual([{ path: 'revision', message: 'is 2 by now' }]);
    expect(stale.current.sections[0]?.markdown).toBe('Mine.');
    expect(stale.base).toMatchObject({ revision: 1, sections });
    expect(stale.sent).toMatchObject({ revision: 1, sections: written('Theirs.') });
    expect((await json(ONE, { id })).body.sections[0].markdown).toBe('Mine.');
  });

  it('of many at one moment is one', async () => {
    const { id } = await begin({ markdown });
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        json(PATCH, { id, body: { revision: 1, title: `Title ${n}` } }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409, 409]);
    expect((await json(ONE, { id })).body.revision).toBe(2);
  });

  it('is in the history, those of one person in one run as one', async () => {
    const { ctx: person } = await makeMember(project, 'responder');
    const ctx = { ...project.ctx, actor: person.actor };
    const { id } = await begin({ markdown });
    for (const [revision, title] of ['a', 'b', 'c'].entries())
      await changePostmortem({ ctx, id, input: { revision: revision + 1, title } });
    await json(PATCH, { id, body: { revision: 4, title: 'd' } });
    const { items } = await listRevisions(project.id, id);
    expect(items.map(({ revision, title, by }) => [revision, title, by])).toEqual([
      [5, 'd', expect.stringMatching(/^Key/)],
      [4, 'c', ctx.actor.name],
      [1, 'Orders were late', expect.stringMatching(/^Key/)],
    ]);
  });

  it('of status goes by steps, and needs an owner to be published', async () => {
    const { id } = await begin({ markdown });
    const to = async (revision: number, change: object) =>
      json(PATCH, { id, body: { revision, ...change } });
    expect((await to(1, { status: 'published' })).status).toBe(400);
    expect((await to(1, { status: 'in_review' })).status).toBe(200);
    const refused = await to(2, { status: 'published' });
    expect(refused.body.error.message).toContain('needs an owner');
    const { id: ownerId } = await makeMember(project, 'editor');
    const published = await to(2, { status: 'published', ownerId });
    expect(published.body).toMatchObject({ status: 'published', owner: { id: ownerId } });
    expect(published.body.publishedAt).not.toBeNull();
    const stranger = await to(3, { ownerId: crypto.randomUUID() });
    expect(stranger.status).toBe(404);
    const audit = await db().auditEntry.findMany({
      where: { projectId: project.id, action: 'postmortem.change' },
    });
    expect(audit).toHaveLength(2);
  });

  it('that cannot be is refused with where it is wrong', async () => {
    const { id, sections } = await begin({ markdown });
    for (const [body, path] of [
      [{ title: 'x' }, 'revision'],
      [{ revision: 1, sections: [] }, 'sections'],
      [{ revision: 1, sections: [sections[0], sections[0]] }, 'sections'],
      [{ revision: 1, status: 'lost' }, 'status'],
      [{ revision: 1, dueAt: 'soon' }, 'dueAt'],
      [{ revision: 1, dueAt: 12 }, 'dueAt'],
    ] as const) {
      const refused = await json(PATCH, { id, body });
      expect([path, refused.status]).toEqual([path, 400]);
      expect(JSON.stringify(refused.body.error.details)).toContain(path);
    }
  });
});

describe('the list', () => {
  it('has a place for each that was begun, however many were within a millisecond', async () => {
    const { id } = await begin({ markdown });
    const [row] = await db().$queryRaw<{ micros: string }[]>`
      SELECT to_char(created_at, 'US') AS micros FROM postmortem WHERE id = ${id}::uuid`;
    expect(row?.micros).toMatch(/000$/);
  });

  it('is filtered and paged, and says what is overdue', async () => {
    for (const title of ['One', 'Two', 'Three']) {
      const { id } = await begin({ markdown, title });
      if (title === 'Two')
        await json(PATCH, { id, body: { revision: 1, dueAt: minutesAgo(5).toISOString() } });
    }
    const titles = async (search: string) =>
      (await json(GET, { search })).body.items.map((item: { title: string }) => item.title);
    expect(await titles('?overdue=true')).toEqual(['Two']);
    expect(await titles('?overdue=false')).toEqual(['Three', 'One']);
    expect(await titles('?status=published')).toEqual([]);
    const first = (await json(GET, { search: '?limit=2' })).body;
    expect(await titles(`?limit=2&cursor=${first.nextCursor}`)).toEqual(['One']);
    expect((await json(GET, { search: '?cursor=x' })).status).toBe(400);
    expect((await json(GET, { search: '?status=lost' })).status).toBe(400);
  });

  it('and all that is in it stay within their project', async () => {
    const { id } = await begin({ markdown });
    const other = await makeProject('Other');
    await expect(
      inProject(other.id, (tx) => tx.postmortem.findMany({ where: { id } })),
    ).resolves.toEqual([]);
    const here = { id: other.id, slug: other.slug };
    const incidentId = await makeIncident();
    await expect(
      createPostmortem({ ctx: other.ctx, project: here, input: { incidentId } }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a review', () => {
  it('is asked for and given on the revision that was read, with comments to settle', async () => {
    const { id } = await begin({ markdown });
    const reviewer = await makeMember(project, 'responder');
    const asked = await askReviewers({ ctx: project.ctx, id }, [reviewer.id]);
    expect(asked.reviewers).toMatchObject([{ id: reviewer.id, state: 'asked', revision: null }]);
    await addComment({ ctx: project.ctx, id }, { sectionKey: 'impact', text: 'How many?' });
    const ctx = { ...project.ctx, actor: reviewer.ctx.actor };
    const given = await giveVerdict({ ctx, id }, 'approved');
    expect(given.reviewers).toMatchObject([{ state: 'approved', revision: 1 }]);
    expect(given.comments).toMatchObject([{ sectionKey: 'impact', text: 'How many?' }]);
    const { changed, ...news } = await readPostmortemNews(project.id, id, 1);
    expect([changed, news]).toEqual([null, given]);
    const older = await readPostmortemNews(project.id, id, 0);
    expect(older.changed).toMatchObject({ revision: 1, comments: given.comments });
    expect(older.changed).not.toHaveProperty('evidence');
    await expect(
      askReviewers({ ctx: project.ctx, id }, [crypto.randomUUID()]),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});
