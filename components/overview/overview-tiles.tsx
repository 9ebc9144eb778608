import { StatRow, StatTile } from '@/components/ui/stat-tile';
import { VersusNormal } from '@/components/ui/versus-normal';
import type { OverviewTile, TileKey } from '@/domain/overview/overview-answer';
import type { Unit } from '@/domain/quantities/format-quantity';
import { HealthIcon } from './health-icon';
import { tileHref } from './overview-links';

interface TileLook {
  label: string;
  unit?: Unit;
  worse?: 'more' | 'less';
  /** Where it and its usual both lie under it, a difference says nothing. */
  least?: number;
  unknownBecause: string;
}

const looks: Record<TileKey, TileLook> = {
  work: {
    label: 'Work done',
    unit: 'per_minute',
    worse: 'less',
    unknownBecause: 'No queue has told how many messages were worked off',
  },
  errors: {
    label: 'Error lines',
    unit: 'per_minute',
    worse: 'more',
    unknownBecause: 'No log line has arrived lately',
  },
  backlog: {
    label: 'Backlog',
    worse: 'more',
    least: 10,
    unknownBecause: 'No queue has told its depth',
  },
  deadLetters: {
    label: 'Dead letters',
    worse: 'more',
    unknownBecause: 'No dead-letter queue and no dead letter has been told of',
  },
  breakers: { label: 'Breakers open', unknownBecause: 'No breaker has been told of' },
  ai: {
    label: 'AI failures',
    unit: 'ratio',
    worse: 'more',
    unknownBecause: 'No model was asked lately',
  },
  delivery: { label: 'Deployed, 24 h', unknownBecause: 'Nothing was deployed in the last week' },
  heartbeats: { label: 'Jobs on time', unknownBecause: 'No job has been heard of' },
};

/** Is the work getting done: a figure a signal, beside what it usually is, and the way to its page. */
export function OverviewTiles({
  project,
  tiles,
}: {
  project: string;
  tiles: readonly OverviewTile[];
}) {
  return (
    <StatRow label="Is the work getting done" columns={8}>
      {tiles.map(({ key, value, usual, n, words, health }) => {
        const { label, unit, worse, least, unknownBecause } = looks[key];
        return (
          <StatTile
            key={key}
            label={label}
            href={tileHref(project, key)}
            value={value}
            unit={unit}
            n={n ?? undefined}
            unknownBecause={unknownBecause}
            comparison={
              <span className="block">
                <HealthIcon health={health} className="mr-1 inline size-3.5 align-[-0.2em]" />
                {words === null ? (
                  <VersusNormal
                    value={value}
                    normal={usual}
                    unit={unit}
                    // What is within chance is not coloured as if it were trouble.
                    worse={health === 'healthy' ? undefined : worse}
                    least={least}
                  />
                ) : (
                  words
                )}
              </span>
            }
          />
        );
      })}
    </StatRow>
  );
}
