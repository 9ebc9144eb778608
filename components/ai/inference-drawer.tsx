'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { trailPath } from '@/components/trails/trail-links';
import { CopyButton } from '@/components/ui/copy-button';
import { DefinitionList } from '@/components/ui/definition-list';
import { Drawer } from '@/components/ui/drawer';
import { Nothing } from '@/components/ui/nothing';
import { NumberValue } from '@/components/ui/number-value';
import { StateBadge } from '@/components/ui/state-badge';
import { Time } from '@/components/ui/time';
import type { InferenceDetail } from '@/domain/ai/inference-view';
import { quantityText } from '@/domain/quantities/format-quantity';
import { aiQueries } from './ai-queries';
import { inferenceFields } from './inference-fields';
import { LEDGER_WORDS } from './state-words';

interface InferenceDrawerProps {
  project: string;
  /** Empty: closed. */
  id: string;
  onClose: () => void;
}

/** One inference beside the ledger: what it was, what people made of it, where it belongs. */
export function InferenceDrawer({ project, id, onClose }: InferenceDrawerProps) {
  const query = useQuery({ ...aiQueries.inference(project, id), enabled: id !== '' });
  return (
    <Drawer
      open={id !== ''}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      modal={false}
      title={<span className="font-mono">{id}</span>}
      actions={<CopyButton text={id} label="Copy id" />}
    >
      <QueryContent query={query} loading="Loading the inference">
        {(detail) => <Inference project={project} detail={detail} />}
      </QueryContent>
    </Drawer>
  );
}

function Inference({ project, detail }: { project: string; detail: InferenceDetail }) {
  const { inference, limitSeconds, verdicts, evaluations } = detail;
  const { word, state } = LEDGER_WORDS[inference.state];
  return (
    <>
      <div className="flex flex-wrap items-center gap-3 border-line border-b px-gutter py-3">
        <StateBadge state={state} word={word} />
        <span className="text-muted">
          {inference.state === 'pending'
            ? `Counts as ignored after ${quantityText(limitSeconds, 's')} without a verdict.`
            : null}
        </span>
        {inference.traceId === null ? null : (
          <Link
            href={trailPath(project, inference.traceId)}
            className="ml-auto text-accent hover:underline"
          >
            Open its trail
          </Link>
        )}
      </div>
      <PageSection title="Verdicts" note="The latest of each kind counts, by its own time.">
        {verdicts.length === 0 ? (
          <Nothing kind="none">Nobody has said anything of it.</Nothing>
        ) : (
          <ol className="flex flex-col gap-1" aria-label="Verdicts">
            {verdicts.map((verdict) => (
              <li
                key={`${verdict.time} ${verdict.verdict} ${verdict.explicit}`}
                className="flex flex-wrap items-center gap-x-3"
              >
                <StateBadge
                  state={LEDGER_WORDS[verdict.verdict].state}
                  word={LEDGER_WORDS[verdict.verdict].word}
                />
                <span className="text-muted">
                  {verdict.explicit ? 'somebody said so' : 'read from what they did'}
                </span>
                {verdict.editRatio === null ? null : (
                  <span className="text-muted">
                    <NumberValue value={verdict.editRatio} unit="ratio" /> changed
                  </span>
                )}
                {verdict.isStanding ? <span className="font-medium">counts</span> : null}
                <span className="ml-auto text-muted">
                  <Time at={Date.parse(verdict.time)} />
                </span>
              </li>
            ))}
          </ol>
        )}
      </PageSection>
      <PageSection title="Evaluations">
        {evaluations.length === 0 ? (
          <Nothing kind="none">No evaluation names it.</Nothing>
        ) : (
          <ol className="flex flex-col gap-2" aria-label="Evaluations">
            {evaluations.map((evaluation) => (
              <li key={`${evaluation.name} ${evaluation.run} ${evaluation.time}`}>
                <p className="flex flex-wrap items-center gap-x-3">
                  <span className="font-medium">{evaluation.name}</span>
                  {evaluation.label}
                  <span>
                    score <NumberValue value={evaluation.score} unknownBecause="It has no score" />
                  </span>
                  {evaluation.run === null ? null : (
                    <span className="text-muted">run {evaluation.run}</span>
                  )}
                  <span className="ml-auto text-muted">
                    <Time at={Date.parse(evaluation.time)} />
                  </span>
                </p>
                {evaluation.explanation === null ? null : (
                  <p className="text-muted">{evaluation.explanation}</p>
                )}
              </li>
            ))}
          </ol>
        )}
      </PageSection>
      <PageSection title="What it was">
        <DefinitionList items={inferenceFields(inference)} />
      </PageSection>
    </>
  );
}
