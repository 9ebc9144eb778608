'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { changeRule, rulesQueries } from '@/components/alerting/rules-queries';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import type {
  RuleQuality,
  Suggestion as Suggested,
} from '@/domain/alerting/quality/quality-answer';
import { qualityQueries } from './quality-queries';

interface SuggestionProps {
  project: string;
  rule: RuleQuality;
  mayChange: boolean;
}

/** A milder form of a noisy rule, tried on the past when it is asked for. */
export function Suggestion({ project, rule, mayChange }: SuggestionProps) {
  const [isAsked, setAsked] = useState(false);
  const query = useQuery({ ...qualityQueries.suggestion(project, rule.id), enabled: isAsked });
  const apply = useChange({
    change: (patch: Record<string, unknown>) => changeRule(project, rule.id, patch),
    refresh: rulesQueries.all(project),
    failed: 'The rule could not be changed.',
    done: () => `${rule.name} is changed`,
  });
  if (!isAsked || query.data === undefined)
    return (
      <span className="flex items-center gap-2">
        <Button
          pending={isAsked && query.isFetching}
          aria-label={`Suggest a change of ${rule.name}`}
          onClick={() => (isAsked ? query.refetch() : setAsked(true))}
        >
          Suggest a change
        </Button>
        {query.error === null ? null : (
          <span role="alert" className="text-small text-critical">
            {query.error.message}
          </span>
        )}
      </span>
    );
  const { now, suggested, because, days } = query.data;
  return (
    <span role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
      {suggested === null ? (
        <span className="text-muted">{because}</span>
      ) : (
        <>
          <span>
            <span className="font-medium">{suggested.words}</span> would have fired{' '}
            {told(suggested)} in {days} days{now === null ? '' : `; as it is, ${told(now)}`}
          </span>
          {mayChange && !apply.isSuccess ? (
            <Button pending={apply.isPending} onClick={() => apply.mutate(suggested.patch)}>
              Change it so
            </Button>
          ) : null}
        </>
      )}
    </span>
  );
}

function told({ count, during }: Pick<NonNullable<Suggested['now']>, 'count' | 'during'>): string {
  const times = count === 1 ? 'once' : `${count} times`;
  return during === null ? times : `${times}, ${during} during incidents`;
}
