'use client';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { projectPath } from '@/components/layout/navigation';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { RuleAnswer } from '@/domain/alerting/rule-answers';
import { counted } from '@/domain/quantities/counted';
import { AlertTabs } from './alert-tabs';
import { RuleItem } from './rule-item';
import { changeRule, deleteRule, rulesQueries } from './rules-queries';

interface RulesViewProps {
  project: string;
  mayChange: boolean;
}

/** What is watched, and when it is worth waking somebody. */
export function RulesView({ project, mayChange }: RulesViewProps) {
  const list = useQuery(rulesQueries.list(project));
  const [doomed, setDoomed] = useState<RuleAnswer | null>(null);
  const refresh = rulesQueries.all(project);
  const turn = useChange({
    change: ({ id, isEnabled }: { id: string; isEnabled: boolean }) =>
      changeRule(project, id, { isEnabled }),
    refresh,
    failed: 'It could not be switched.',
    done: ({ isEnabled }) => (isEnabled ? 'Switched on' : 'Switched off; what it had open is over'),
  });
  const remove = useChange({
    change: ({ id }: RuleAnswer) => deleteRule(project, id),
    refresh,
    failed: 'It could not be deleted.',
    done: ({ name }) => `${name} is deleted`,
    onDone: () => setDoomed(null),
  });
  const { data } = list;
  return (
    <SignalPage
      title="Alert rules"
      answer={data === undefined ? null : answerOf(data.items)}
      queries={[list]}
      time="none"
      actions={
        mayChange ? (
          <Button asChild variant="primary">
            <Link href={projectPath(project, 'alerts/rules/new')}>
              <Plus aria-hidden />
              New rule
            </Link>
          </Button>
        ) : null
      }
      toolbar={<AlertTabs project={project} current="alerts/rules" />}
    >
      <QueryContent query={list} loading="Loading the rules">
        {({ items }) => (
          <>
            <ul aria-label="Rules" className="divide-y divide-line">
              {items.map((rule) => (
                <RuleItem
                  key={rule.id}
                  project={project}
                  rule={rule}
                  mayChange={mayChange}
                  onSwitch={(isEnabled) => turn.mutate({ id: rule.id, isEnabled })}
                  onDelete={() => setDoomed(rule)}
                />
              ))}
            </ul>
            <p className="px-gutter py-2 text-small text-muted">
              As code: GET /api/v1/rules?format=yaml, and PUT it back.
            </p>
          </>
        )}
      </QueryContent>
      {doomed === null ? null : (
        <Dialog
          open
          onOpenChange={() => setDoomed(null)}
          title={`Delete ${doomed.name}?`}
          description="What it has open is over with it; its alerts stay as what happened."
          footer={
            <>
              <Button onClick={() => setDoomed(null)}>Cancel</Button>
              <Button
                variant="danger"
                pending={remove.isPending}
                onClick={() => remove.mutate(doomed)}
              >
                Delete
              </Button>
            </>
          }
        />
      )}
    </SignalPage>
  );
}

function answerOf(rules: readonly RuleAnswer[]): string {
  const on = rules.filter(({ isEnabled }) => isEnabled).length;
  const broken = rules.filter(({ lastError }) => lastError !== null).length;
  const told = `${on} of ${counted(rules.length, 'rule')} ${on === 1 ? 'is' : 'are'} on`;
  return broken === 0 ? told : `${told}; ${broken} cannot be evaluated`;
}
