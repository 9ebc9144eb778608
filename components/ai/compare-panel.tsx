'use client';
import { CircleHelp, TrendingDown, TrendingUp } from 'lucide-react';
import { PageSection } from '@/components/layout/page-section';
import { Banner } from '@/components/ui/banner';
import { Nothing } from '@/components/ui/nothing';
import { RateValue } from '@/components/ui/rate-value';
import { Select } from '@/components/ui/select';
import type { AcceptanceComparison, AcceptanceGroup } from '@/domain/ai/acceptance-report';
import { describeComparison } from '@/domain/ai/describe-acceptance';
import type { Feedback } from '@/domain/ai/ledger';
import type { AiField } from '@/domain/ai/rollup-key';
import { FIELD_WORDS, keyText } from './field-words';
import { StrataTable } from './strata-table';

interface ComparePanelProps {
  groups: readonly AcceptanceGroup[];
  groupBy: AiField;
  feedback: Feedback;
  comparison: AcceptanceComparison | undefined;
  chosen: { a: string; b: string };
  onChoose: (chosen: Partial<{ a: string; b: string }>) => void;
}

const LOOKS = {
  better: { icon: TrendingUp, look: 'text-healthy' },
  worse: { icon: TrendingDown, look: 'text-failing' },
  inconclusive: { icon: CircleHelp, look: 'text-unknown' },
};

/** Two of the groups against each other, with the same kind of feedback on both sides. */
export function ComparePanel(props: ComparePanelProps) {
  const { groups, groupBy, feedback, comparison, chosen, onChoose } = props;
  const { one, many } = FIELD_WORDS[groupBy];
  const names = groups.flatMap(({ key }) => (key === null || key.includes(',') ? [] : [key]));
  const options = (label: string, value: string) => [
    { value: '', label },
    ...(value === '' || names.includes(value) ? names : [value, ...names]).map((name) => ({
      value: name,
      label: keyText(name),
    })),
  ];
  return (
    <PageSection
      title={`Compare two ${many}`}
      actions={
        <div className="flex flex-wrap items-center gap-2">
          <Select
            aria-label={`${one} before`}
            value={chosen.a}
            options={options('Choose the one before', chosen.a)}
            onChange={(event) => onChoose({ a: event.currentTarget.value })}
          />
          <span className="text-muted">against</span>
          <Select
            aria-label={`${one} after`}
            value={chosen.b}
            options={options('Choose the one after', chosen.b)}
            onChange={(event) => onChoose({ b: event.currentTarget.value })}
          />
        </div>
      }
    >
      {comparison === undefined ? (
        <Nothing kind="none">
          {chosen.a !== '' && chosen.a === chosen.b
            ? 'Choose two different ones.'
            : `Choose two ${many} to see whether one is better, worse, or how much more it takes to tell.`}
        </Nothing>
      ) : (
        <Compared
          comparison={comparison}
          feedback={feedback}
          sides={[comparison.a, comparison.b].map((key) => ({
            key,
            group: groups.find((group) => group.key === key),
          }))}
        />
      )}
    </PageSection>
  );
}

interface ComparedProps {
  comparison: AcceptanceComparison;
  feedback: Feedback;
  sides: readonly { key: string; group: AcceptanceGroup | undefined }[];
}

function Compared({ comparison, feedback, sides }: ComparedProps) {
  const { verdict, text, warning } = describeComparison(comparison, feedback);
  const { icon: Icon, look } = LOOKS[verdict];
  return (
    <div className="flex flex-col gap-3">
      <p className="flex items-start gap-2" role="status">
        <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${look}`} />
        {text}
      </p>
      {warning === null ? null : <Banner tone="degraded">{warning}</Banner>}
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {sides.map(({ key, group }) => (
          <div key={key} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <dt className="font-medium">{keyText(key)}</dt>
            <dd className="flex flex-wrap items-center gap-x-4 gap-y-1">
              {group === undefined ? (
                <span className="text-muted">nothing in this time</span>
              ) : (
                <>
                  <span className="inline-flex items-center gap-2">
                    <span className="text-muted">as it was</span>
                    <RateValue rate={group[feedback].strict} />
                  </span>
                  <span className="inline-flex items-center gap-2">
                    <span className="text-muted">or edited</span>
                    <RateValue rate={group[feedback].useful} />
                  </span>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {comparison[feedback].strata.length > 0 ? (
        <StrataTable comparison={comparison} strata={comparison[feedback].strata} />
      ) : null}
    </div>
  );
}
