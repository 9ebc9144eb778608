import type pg from 'pg';
import { TALLY_FIELDS } from '@/domain/ai/ai-tally';
import { keeps, ROLLUP_CUTS, TENANT_CUTS } from '@/domain/ai/rollup-cut';
import { AI_FIELDS } from '@/domain/ai/rollup-key';
import { TENANT_HOURS_MS } from '@/domain/ai/rollup-pieces';
import { QuantileSketch } from '@/domain/statistics/quantile-sketch';
import { encodeSketch } from '@/domain/statistics/sketch-bytes';
import { columnOf } from '@/server/db/sql/ai-rollups';
import { DAY_MS, isoDay, midnightsOf, type SignalHistory } from './signal-history';

const INFERENCES_A_DAY = 55_556;
const FEATURES = 12;
const TENANTS = 200;
const SKETCH_SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096];
const SKETCHES_OF_A_SIZE = 8;

/** What the fold counts of a row, as `addToTally` does; all others are nought here. */
const COUNTED: Record<string, string> = {
  n: '*',
  unseen: 'NOT shown AND explicit_verdict IS NULL AND implicit_verdict IS NULL',
  explicitAccepted: "explicit_verdict = 'accepted'",
  explicitEdited: "explicit_verdict = 'edited'",
  explicitRejected: "explicit_verdict = 'rejected'",
  explicitIgnored: 'shown AND explicit_verdict IS NULL AND passed_over',
  implicitIgnored: 'shown AND implicit_verdict IS NULL AND passed_over',
  refused: "outcome = 'refused'",
  errors: "outcome = 'error'",
  fallback: "outcome = 'fallback'",
  empty: "outcome = 'empty'",
  unsure: 'unsure',
  unsureKnown: 'unsure IS NOT NULL',
  retrievals: 'retrieved_chunks IS NOT NULL',
  inputKnown: 'input_tokens IS NOT NULL',
  outputKnown: 'output_tokens IS NOT NULL',
  priced: 'cost_usd IS NOT NULL',
};
const SUMMED = [
  'retrievedChunks',
  'droppedChunks',
  'inputTokens',
  'outputTokens',
  'cachedReadTokens',
  'costUsd',
];

const TALLY = TALLY_FIELDS.map((field) => {
  const counted = COUNTED[field];
  const column = columnOf(field);
  if (counted === '*') return `count(*) AS ${column}`;
  if (counted !== undefined) return `count(*) FILTER (WHERE ${counted}) AS ${column}`;
  return SUMMED.includes(field) ? `coalesce(sum(${column}), 0) AS ${column}` : `0 AS ${column}`;
});

/** Inferences of twelve features, each with two models and two versions of its prompt at a time, and their roll-ups. */
export async function fillInferences(client: pg.Client, history: SignalHistory): Promise<void> {
  await makeSketches(client);
  for (const midnight of midnightsOf(history)) await fillDay(client, history, midnight);
  await fillCuts(client, history.projectId);
  await client.query(
    `INSERT INTO ai_value (project_id, field, value, last_seen_at)
     SELECT $1::uuid, field, value, max(bucket) FROM ai_rollup_day, LATERAL (VALUES ('feature', feature), ('model', model),
       ('promptName', prompt_name), ('promptVersion', prompt_version), ('tenant', tenant), ('service', service)) AS v(field, value)
     WHERE project_id = $1::uuid AND by_tenant GROUP BY 1, 2, 3`,
    [history.projectId],
  );
  await client.query(
    `INSERT INTO ai_evaluation_day (project_id, bucket, name, run, n, passed, failed, first_at, last_at)
     SELECT $1::uuid, ($2::timestamptz)::date - day, 'evaluation-' || e, 'run-' || day, 100, 90, 10,
       $2::timestamptz - day * interval '1 day', $2::timestamptz - day * interval '1 day'
     FROM generate_series(0, $3::int - 1) AS day, generate_series(1, 5) AS e`,
    [history.projectId, new Date(history.nowMs), history.days],
  );
  await client.query('DROP TABLE made_sketch');
}

/** As the fold would have made them, from the whole roll-ups: their sums, and sketches of their size. */
async function fillCuts(client: pg.Client, projectId: string): Promise<void> {
  const labels = AI_FIELDS.map(columnOf);
  const sums = TALLY_FIELDS.map(columnOf);
  for (const unit of ['hour', 'day'] as const) {
    for (const cut of ROLLUP_CUTS) {
      const kept = AI_FIELDS.filter((field) => keeps(cut, field)).map(columnOf);
      const of = labels.map((label) => (kept.includes(label) ? label : "''"));
      await client.query(
        `INSERT INTO ai_rollup_cut_${unit} (project_id, cut, bucket, ${[...labels, ...sums].join(', ')}, latency, first_token, retrieval)
         SELECT $1::uuid, $2, bucket, ${[...labels, ...sums].map((column) => `g.${column}`).join(', ')}, l.bytes, l.bytes, r.bytes
         FROM (
           SELECT bucket, ${of.map((label, n) => `${label} AS ${labels[n]}`).join(', ')},
             ${sums.map((sum) => `sum(${sum}) AS ${sum}`).join(', ')}, sum(n) % ${SKETCHES_OF_A_SIZE} AS pick
           FROM ai_rollup_${unit} WHERE project_id = $1::uuid AND by_tenant = $3 GROUP BY ${['bucket', ...kept].join(', ')}
         ) g ${sketchOf('l', 'g.n')} ${sketchOf('r', 'g.retrievals')}
         ORDER BY bucket, ${labels.map((label) => `g.${label}`).join(', ')}`,
        [projectId, cut, TENANT_CUTS.includes(cut)],
      );
    }
  }
}

/** Sketches of several sizes, so that a roll-up has one as large as the fold would have made it. */
async function makeSketches(client: pg.Client): Promise<void> {
  await client.query(
    'CREATE TEMP TABLE made_sketch (size int, pick int, bytes bytea, PRIMARY KEY (size, pick))',
  );
  for (const size of SKETCH_SIZES) {
    for (let pick = 0; pick < SKETCHES_OF_A_SIZE; pick += 1) {
      const sketch = new QuantileSketch();
      for (let n = 0; n < size; n += 1) {
        const spread = Math.sin((n + 1) * (pick + 1.5)) * 1.2;
        sketch.add(800 * Math.exp(spread));
      }
      await client.query('INSERT INTO made_sketch VALUES ($1, $2, $3)', [
        size,
        pick,
        Buffer.from(encodeSketch(sketch)),
      ]);
    }
  }
}

/** The sketch of a row of so many values. */
const sketchOf = (name: string, n: string) => `LEFT JOIN made_sketch ${name}
  ON ${name}.size = least(4096, 2 ^ floor(ln(nullif(${n}, 0)) / ln(2) + 1e-9)) AND ${name}.pick = g.pick`;

async function fillDay(client: pg.Client, history: SignalHistory, midnight: number): Promise<void> {
  const { projectId, nowMs } = history;
  const day = Math.floor(midnight / DAY_MS);
  const from = `${isoDay(midnight)}T00:00:00Z`;
  await client.query(
    `INSERT INTO ai_inference (project_id, ts, id, received_at, feature, model, provider, prompt_name, prompt_version, tenant,
       service, environment, input_tokens, output_tokens, cached_read_tokens, cost_usd, latency_ms, first_token_ms, outcome, shown,
       unsure, retrieved_chunks, dropped_chunks, retrieval_ms, trace_id, cost_basis, explicit_verdict, passed_over)
     SELECT $1::uuid, at, 'inference-' || $3::int || '-' || n, at, 'feature-' || f, 'model-' || (f + r % 2) % 6, 'openai', 'prompt-' || f,
       'v' || $3::int / 9 % 100 + r / 2 % 2, 'tenant-' || r % ${TENANTS}, 'service-' || f, 'production', 400 + r % 900, 100 + r % 300,
       CASE WHEN r % 3 = 0 THEN 200 END, (500 + r % 1200) / 1e5, 400 + r % 3000, 80 + r % 400,
       CASE WHEN r % 50 = 0 THEN 'fallback' WHEN r % 97 = 0 THEN 'error' WHEN r % 89 = 0 THEN 'refused' ELSE 'ok' END, r % 40 > 0,
       r % 9 = 0, CASE WHEN f < 4 THEN 8 END, CASE WHEN f < 4 THEN r % 3 END, CASE WHEN f < 4 THEN 20 + r % 80 END,
       md5($3::int || ' ' || n % 2000), 'price_table',
       CASE WHEN r % 40 = 0 THEN NULL WHEN r % 10 < 5 THEN 'accepted' WHEN r % 10 < 7 THEN 'edited' WHEN r % 10 < 8 THEN 'rejected' END,
       $4::timestamptz - at > interval '1 day'
     FROM generate_series(0, ${INFERENCES_A_DAY - 1}) AS n,
       LATERAL (SELECT $2::timestamptz + n * interval '1 day' / ${INFERENCES_A_DAY} AS at,
         abs(hashtextextended(n || ' ' || $3::int, 0)) % 1000000 AS r, n % ${FEATURES} AS f) x
     WHERE at < $4::timestamptz`,
    [projectId, from, day, new Date(nowMs)],
  );
  await client.query(
    `INSERT INTO ai_inference_id (project_id, id, ts) SELECT project_id, id, ts FROM ai_inference
     WHERE project_id = $1::uuid AND ts >= $2 AND ts < $2::timestamptz + interval '1 day' ORDER BY id`,
    [projectId, from],
  );
  for (const unit of ['hour', 'day'] as const) {
    for (const byTenant of [false, true]) {
      if (unit === 'hour' && byTenant && midnight < nowMs - TENANT_HOURS_MS - DAY_MS) continue;
      await rollUp(client, { projectId, from, unit, byTenant });
    }
  }
}

async function rollUp(
  client: pg.Client,
  {
    projectId,
    from,
    unit,
    byTenant,
  }: { projectId: string; from: string; unit: 'hour' | 'day'; byTenant: boolean },
): Promise<void> {
  const columns = TALLY_FIELDS.map(columnOf);
  await client.query(
    `INSERT INTO ai_rollup_${unit} (project_id, by_tenant, bucket, feature, model, prompt_name, prompt_version, tenant, service,
       ${columns.join(', ')}, latency, first_token, retrieval)
     SELECT $1::uuid, ${byTenant}, bucket, feature, model, prompt_name, prompt_version, tenant, service, ${columns.map((c) => `g.${c}`).join(', ')},
       l.bytes, l.bytes, r.bytes
     FROM (
       SELECT date_trunc('${unit}', ts, 'UTC') AS bucket, feature, model, coalesce(prompt_name, '') AS prompt_name,
         coalesce(prompt_version, '') AS prompt_version, ${byTenant ? "coalesce(tenant, '')" : "''"} AS tenant, service, ${TALLY.join(', ')},
         count(*) % ${SKETCHES_OF_A_SIZE} AS pick
       FROM ai_inference WHERE project_id = $1::uuid AND ts >= $2 AND ts < $2::timestamptz + interval '1 day' GROUP BY 1, 2, 3, 4, 5, 6, 7
     ) g ${sketchOf('l', 'g.n')} ${sketchOf('r', 'g.retrievals')}
     ORDER BY bucket, feature, model, prompt_name, prompt_version, tenant, service`,
    [projectId, from],
  );
}
