import { describe, expect, it } from 'vitest';
import { describeActions } from './describe-actions';
import { changeActionSchema, createActionSchema } from './schemas';

describe('an action that is written', () => {
  it('needs only what is to be changed', () => {
    expect(createActionSchema.parse({ title: ' Set a timeout ' })).toEqual({
      title: 'Set a timeout',
      kind: 'prevent',
      priority: 'medium',
      ownerId: null,
      dueOn: null,
      incidentId: null,
      postmortemId: null,
      check: null,
    });
  });

  it('is turned down with what to send instead', () => {
    const problem = (body: object) =>
      createActionSchema.safeParse({ title: 'x', ...body }).error?.issues[0]?.message;
    expect(problem({ kind: 'blame' })).toBe('must be one of prevent, detect, mitigate, learn');
    expect(problem({ dueOn: 'soon' })).toBe('must be a day, such as 2026-03-31');
    expect(problem({ check: { kind: 'queue_empty', queue: 'q', days: 0 } })).toBe(
      'must be at least 1',
    );
  });

  it('is declined only with a reason', () => {
    expect(changeActionSchema.safeParse({ status: 'declined' }).error?.issues[0]?.message).toBe(
      'must say why it is declined',
    );
    expect(changeActionSchema.safeParse({ status: 'declined', reason: 'Retired' }).success).toBe(
      true,
    );
  });
});

describe('the answer of the page', () => {
  it('says how many are open, overdue and nobody’s', () => {
    const owner = { id: '1', name: 'Ada' };
    expect(describeActions([])).toBe('No action is open');
    expect(
      describeActions([
        { isOverdue: true, dueOn: '2026-03-02', owner },
        { isOverdue: true, dueOn: '2026-03-01', owner: null },
        { isOverdue: false, dueOn: null, owner },
      ]),
    ).toBe('3 actions are open; 2 overdue, the oldest since 2026-03-01; 1 without an owner');
  });
});
