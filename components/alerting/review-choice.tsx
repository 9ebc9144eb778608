'use client';
import { useShortcut } from '@/components/layout/use-shortcut';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import type { AlertAnswer, Review } from '@/domain/alerting/alert-answers';
import type { useAlertAction } from './use-alert-action';

interface ReviewChoiceProps {
  alert: Pick<AlertAnswer, 'id' | 'review' | 'reviewedBy'>;
  mayAct: boolean;
  acting: ReturnType<typeof useAlertAction>;
}

/** Whether the alert was worth it, with one key; that is what a rule's precision is counted from. */
export function ReviewChoice({
  alert: { id, review, reviewedBy },
  mayAct,
  acting,
}: ReviewChoiceProps) {
  const mark = (word: Review) => acting.mutate({ id, input: { action: 'review', review: word } });
  useShortcut('Alert', mayAct ? '1' : null, 'Mark as actionable', () => mark('actionable'));
  useShortcut('Alert', mayAct ? '2' : null, 'Mark as noise', () => mark('noise'));
  useShortcut('Alert', mayAct ? '3' : null, 'Mark as duplicate', () => mark('duplicate'));
  if (!mayAct) return <p className="text-muted">{review ?? 'Nobody has said yet.'}</p>;
  const choice = (word: Review, label: string, keys: string) => (
    <Button aria-pressed={review === word} onClick={() => mark(word)}>
      {label}
      <Kbd keys={keys} />
    </Button>
  );
  return (
    <div className="flex flex-wrap items-center gap-2">
      {choice('actionable', 'Actionable', '1')}
      {choice('noise', 'Noise', '2')}
      {choice('duplicate', 'Duplicate', '3')}
      <span className="text-muted">
        {review === null ? 'Nobody has said yet' : `Marked as ${review} by ${reviewedBy}`}
      </span>
    </div>
  );
}
