'use client';
import { useQuery } from '@tanstack/react-query';
import { BellOff } from 'lucide-react';
import { useState } from 'react';
import { AlertTabs } from '@/components/alerting/alert-tabs';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useChange } from '@/components/layout/use-change';
import { useUrlState } from '@/components/layout/use-url-state';
import { Button } from '@/components/ui/button';
import { Nothing } from '@/components/ui/nothing';
import { Segmented } from '@/components/ui/segmented';
import { whenOpened } from '@/components/ui/when-opened';
import { counted } from '@/domain/quantities/counted';
import type { SilenceAnswer } from '@/domain/silences/schemas';
import { silencesViewSchema } from '@/domain/silences/silences-view';
import { SilenceItem } from './silence-item';
import { endSilence, extendSilence, silencesQueries } from './silences-queries';

const SilenceDialog = whenOpened(() =>
  import('./silence-dialog').then((file) => file.SilenceDialog),
);

interface SilencesViewProps {
  project: string;
  mayAct: boolean;
}

const SHOWN = [
  { value: 'open', label: 'Open' },
  { value: 'over', label: 'Over' },
] as const;
/** Silences begin and end by themselves. */
const LOOK_AGAIN_MS = 15_000;
const NEW = [{ label: 'service', op: '=', value: '' }] as const;

/** Who is not to be woken for what, until when, and why. */
export function SilencesView({ project, mayAct }: SilencesViewProps) {
  const [{ show }, setView] = useUrlState(silencesViewSchema);
  const list = useQuery({ ...silencesQueries.list(project, show), refetchInterval: LOOK_AGAIN_MS });
  const [isNew, setNew] = useState(false);
  const refresh = silencesQueries.all(project);
  const end = useChange({
    change: ({ id }: SilenceAnswer) => endSilence(project, id),
    refresh,
    failed: 'It could not be ended.',
    done: () => 'Ended: what still fires pages at once',
  });
  const extend = useChange({
    change: ({ silence, hours }: { silence: SilenceAnswer; hours: number }) => {
      const endsMs = Date.parse(silence.endsAt) + hours * 3_600_000;
      return extendSilence(project, silence.id, new Date(endsMs).toISOString());
    },
    refresh,
    failed: 'It could not be extended.',
    done: () => 'Extended',
  });
  return (
    <SignalPage
      title="Silences"
      answer={list.data === undefined ? null : answerOf(list.data.items, show)}
      queries={[list]}
      time="none"
      actions={
        mayAct ? (
          <Button variant="primary" onClick={() => setNew(true)}>
            <BellOff aria-hidden />
            New silence
          </Button>
        ) : null
      }
      toolbar={<AlertTabs project={project} current="alerts/silences" />}
    >
      <div className="flex flex-wrap items-center gap-3 border-line border-b px-gutter py-2">
        <Segmented
          label="Silences shown"
          value={show}
          options={SHOWN}
          onChange={(value) => setView({ show: value })}
        />
      </div>
      <QueryContent query={list} loading="Loading the silences" rows={4}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <Nothing kind="zero">
              {show === 'open'
                ? 'Nothing is silenced: whatever fires is told.'
                : 'No silence has ended yet.'}
            </Nothing>
          ) : (
            <>
              <ul aria-label="Silences" className="divide-y divide-line">
                {items.map((silence) => (
                  <SilenceItem
                    key={silence.id}
                    silence={silence}
                    mayAct={mayAct}
                    pending={end.isPending && end.variables.id === silence.id}
                    onExtend={(hours) => extend.mutate({ silence, hours })}
                    onEnd={() => end.mutate(silence)}
                  />
                ))}
              </ul>
              {nextCursor === null ? null : (
                <p className="px-gutter py-3 text-muted">
                  There are more than these {items.length}: GET /api/v1/silences lists them all,
                  page by page.
                </p>
              )}
            </>
          )
        }
      </QueryContent>
      {isNew ? (
        <SilenceDialog project={project} matchers={NEW} onClose={() => setNew(false)} />
      ) : null}
    </SignalPage>
  );
}

function answerOf(items: readonly SilenceAnswer[], show: 'open' | 'over'): string {
  if (show === 'over') return 'The latest that are over';
  const active = items.filter(({ state }) => state === 'active');
  if (items.length === 0) return 'Nothing is silenced';
  const matching = active.reduce((sum, one) => sum + one.matching, 0);
  const holds = `${active.length} of ${items.length} ${active.length === 1 ? 'holds' : 'hold'} now`;
  return matching === 0 ? holds : `${holds}, over ${counted(matching, 'open alert')}`;
}
