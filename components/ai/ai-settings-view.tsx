'use client';
import { useQuery } from '@tanstack/react-query';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { DataTable } from '@/components/tables/data-table';
import { Nothing } from '@/components/ui/nothing';
import type { AiSettings } from '@/domain/ai/ai-settings';
import { counted } from '@/domain/quantities/counted';
import { quantityText } from '@/domain/quantities/format-quantity';
import { AiPage, AiTime } from './ai-page';
import { aiQueries } from './ai-queries';
import { LimitRow } from './limit-row';
import { ownPriceColumns, starterPriceColumns } from './price-columns';
import { PriceDialog, RemovePriceButton } from './price-dialogs';

interface AiSettingsViewProps {
  project: string;
  /** An editor may change what is here; a viewer reads it. */
  mayEdit: boolean;
}

export function AiSettingsView(props: AiSettingsViewProps) {
  return (
    <AiTime>
      <Settings {...props} />
    </AiTime>
  );
}

function Settings({ project, mayEdit }: AiSettingsViewProps) {
  const settings = useQuery(aiQueries.settings(project));
  return (
    <AiPage
      project={project}
      segment="ai/settings"
      filters={false}
      time="none"
      answer={settings.data ? describeSettings(settings.data) : null}
      queries={[settings]}
    >
      <QueryContent query={settings} loading="Loading limits and prices">
        {(found) => <Sections project={project} mayEdit={mayEdit} settings={found} />}
      </QueryContent>
    </AiPage>
  );
}

function describeSettings({ unpriced }: AiSettings): string {
  const inferences = unpriced.reduce((sum, one) => sum + one.inferences, 0);
  return inferences === 0
    ? 'Every inference of the last 30 days has a known cost.'
    : `The cost of ${counted(inferences, 'inference')} of the last 30 days is not known.`;
}

interface SectionsProps extends AiSettingsViewProps {
  settings: AiSettings;
}

function Sections({ project, mayEdit, settings }: SectionsProps) {
  const { features, usualLimitSeconds, prices, starterPrices, unpriced } = settings;
  return (
    <>
      <PageSection
        title="How long a verdict is waited for"
        note="An answer that was shown counts as pending until then, and as ignored after."
      >
        {features.length === 0 ? (
          <Nothing kind="none">No feature has been told of yet.</Nothing>
        ) : (
          <ul className="flex flex-col gap-2" aria-label="Features">
            {features.map(({ feature, ignoreAfterSeconds }) => (
              <LimitRow
                key={feature}
                project={project}
                feature={feature}
                seconds={ignoreAfterSeconds}
                usualSeconds={usualLimitSeconds}
                mayEdit={mayEdit}
              />
            ))}
          </ul>
        )}
      </PageSection>
      <PageSection title="Without a known cost, last 30 days">
        {unpriced.length === 0 ? (
          <Nothing kind="zero">None: every inference has a cost.</Nothing>
        ) : (
          <ul className="flex flex-col gap-1" aria-label="Without a known cost">
            {unpriced.map(({ model, inferences }) => (
              <li key={model} className="flex flex-wrap items-center gap-3">
                <span className="min-w-0 break-all font-mono">{model}</span>
                <span className="text-muted">{quantityText(inferences)} inferences</span>
                {mayEdit ? <PriceDialog project={project} model={model} /> : null}
              </li>
            ))}
          </ul>
        )}
      </PageSection>
      <PageSection
        title="Your prices"
        note="US dollars a million tokens. They outrank Candor’s; a later day takes over from that day on."
        actions={mayEdit ? <PriceDialog project={project} /> : null}
        bleed
      >
        <DataTable
          noun="prices"
          columns={ownPriceColumns}
          rows={prices}
          rowKey={({ id }) => id}
          empty={<Nothing kind="none">You have no prices of your own.</Nothing>}
        />
        {mayEdit && prices.length > 0 ? (
          <ul className="flex flex-wrap gap-2 px-gutter pt-2" aria-label="Change your prices">
            {prices.map((price) => (
              <li key={price.id} className="min-w-0 max-w-full">
                <PriceDialog project={project} price={price} />
                <RemovePriceButton project={project} price={price} />
              </li>
            ))}
          </ul>
        ) : null}
      </PageSection>
      <PageSection
        title="Prices that Candor brings along"
        note={`From the providers’ price lists, last compared with public tables on ${settings.starterCheckedOn}. Prices change: look before you rely on them.`}
        bleed
      >
        <DataTable
          noun="starter prices"
          columns={starterPriceColumns}
          rows={starterPrices}
          rowKey={({ model, from }) => `${model} ${from}`}
          sortParam="starter_sort"
          empty={<Nothing kind="none">None.</Nothing>}
        />
      </PageSection>
    </>
  );
}
