'use client';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { FormProblem, wholeProblem } from '@/components/access/form-problem';
import { PageSection } from '@/components/layout/page-section';
import { useChange } from '@/components/layout/use-change';
import { onCallQueries } from '@/components/oncall/on-call-queries';
import { Button } from '@/components/ui/button';
import { hasPast } from '@/domain/alerting/has-past';
import type { RuleAnswer } from '@/domain/alerting/rule-answers';
import type { Signal } from '@/domain/alerting/rule-query';
import { BacktestFigure } from './backtest-figure';
import { RuleConditionFields } from './rule-condition-fields';
import { draftOf, newDraft, type RuleDraft, readDraft, watchDraft } from './rule-draft';
import { ChosenField, ruleProblem, TypedField, WatchFields } from './rule-fields';
import { RuleMoreFields } from './rule-more-fields';
import { RULE_WATCHES, watchOf } from './rule-watches';
import { changeRule, createRule, rulesQueries } from './rules-queries';

interface RuleEditorProps {
  project: string;
  /** null for a new one. */
  rule: RuleAnswer | null;
  onSaved: (rule: RuleAnswer) => void;
}

/** All of a rule, and how it would have fared in the past before it is saved. */
export function RuleEditor({ project, rule, onSaved }: RuleEditorProps) {
  const [draft, setDraft] = useState<RuleDraft>(() => (rule === null ? newDraft() : draftOf(rule)));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [tried, setTried] = useState<Record<string, unknown> | null>(null);
  const onCall = useQuery(onCallQueries.present(project));
  const test = useQuery(rulesQueries.backtest(project, tried));
  const save = useChange({
    change: (body: Record<string, unknown>) =>
      rule === null ? createRule(project, body) : changeRule(project, rule.id, body),
    refresh: rulesQueries.all(project),
    done: () => 'Saved: it holds from the next evaluation on',
    onDone: onSaved,
  });
  const change = (more: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...more }));
  const read = () => {
    const found = readDraft(draft);
    setProblems(found.problems);
    return Object.keys(found.problems).length === 0 ? found.body : null;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = read();
    if (body !== null) save.mutate(body);
  };
  const attempt = () => {
    const body = read();
    if (body !== null) setTried({ ...body, name: body.name || 'New rule' });
  };
  const { fields } = watchOf(draft.watches);
  const problemOf = ruleProblem(problems, save.error);
  const shared = { draft, onChange: change, problemOf };
  return (
    <>
      <PageSection title="The rule">
        <form onSubmit={submit} noValidate className="flex max-w-3xl flex-col gap-3">
          <FormProblem problem={wholeProblem(save.error, PATHS)} />
          <div className="grid gap-3 sm:grid-cols-2">
            <TypedField
              label="Name"
              required
              className="sm:col-span-2"
              value={draft.more.name ?? ''}
              error={problemOf('name')}
              onValue={(name) => change({ more: { ...draft.more, name } })}
            />
            {draft.fixed === null ? (
              <>
                <ChosenField
                  label="Watches"
                  value={draft.watches}
                  error={problemOf('query.signal') ?? problemOf('query.measure')}
                  options={RULE_WATCHES}
                  onValue={(watches) => change(watchDraft(watches, draft.more))}
                />
                <WatchFields fields={fields} {...shared} />
                <RuleConditionFields {...shared} />
              </>
            ) : null}
            <RuleMoreFields
              {...shared}
              policies={onCall.data?.policies ?? []}
              teams={onCall.data?.teams}
            />
          </div>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" pending={save.isPending}>
              Save
            </Button>
            {mayBeTried(draft) ? (
              <Button pending={test.isFetching} onClick={attempt}>
                Try it on the last 14 days
              </Button>
            ) : (
              <p className="self-center text-muted">
                What it looks at is kept for the present alone: it cannot be tried on the past.
              </p>
            )}
          </div>
        </form>
      </PageSection>
      {tried === null || !mayBeTried(draft) ? null : (
        <PageSection title="On the past" note="the last 14 days, as the rule is written above">
          <BacktestFigure test={test} />
        </PageSection>
      )}
    </>
  );
}

function mayBeTried({ fixed, watches }: RuleDraft): boolean {
  const signal = fixed?.query.signal ?? watches.split(' ')[0];
  return hasPast(signal as Signal);
}

/** Fields that say themselves what is wrong with them. */
const PATHS = [
  'name',
  'description',
  'severity',
  'forSeconds',
  'keepFiringForSeconds',
  'intervalSeconds',
  'ackTimeoutSeconds',
  'noData',
  'ownerTeam',
  'runbookUrl',
  'escalationPolicy',
  'condition',
  ...['kind', 'op', 'value', 'recovery', 'minimumN', 'percent', 'againstSeconds'].map(
    (name) => `condition.${name}`,
  ),
  ...['recoveryPercent', 'direction', 'score', 'floor'].map((name) => `condition.${name}`),
  ...RULE_WATCHES.flatMap(({ fields }) => fields.map(({ name }) => `query.${name}`)),
];
