import pg from 'pg';
import type { RuleInput } from '@/domain/alerting/schemas';
import { createChannelSchema } from '@/domain/notifications/schemas';
import { installDefaultRules } from '@/server/alerting/install-default-rules';
import { ruleData } from '@/server/alerting/rule-row';
import { systemContext } from '@/server/context';
import { db } from '@/server/db/client';
import { createChannel } from '@/server/notifications/create-channel';

type Rule = RuleInput & { key: string };

/** Gives a project the rules that each begins with, these besides, and one channel that hears of everything. */
export async function fillProject(
  projectId: string,
  { rules, webhook }: { rules: readonly Rule[]; webhook: string },
): Promise<void> {
  await db().$transaction((tx) => installDefaultRules(tx, projectId));
  await db().alertRule.createMany({
    data: rules.map((rule) => ({ ...ruleData(rule), projectId, key: rule.key })),
  });
  const ctx = { ...systemContext('Bench'), projectId, role: null, scopes: [] };
  const input = createChannelSchema.parse({ kind: 'webhook', name: 'Bench', address: webhook });
  await createChannel({ ctx, input });
}

/** What the bench asks of the database, past the product. */
export class AlertStore {
  private constructor(private readonly client: pg.Client) {}

  static async open(url: string): Promise<AlertStore> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return new AlertStore(client);
  }

  /** Makes the rules of these projects due now, then again after so long; those of all others are switched off. */
  async activate(projectIds: readonly string[], intervalSeconds: number): Promise<number> {
    await this.client.query('UPDATE alert_rule SET is_enabled = project_id = ANY($1)', [
      projectIds,
    ]);
    const { rowCount } = await this.client.query(
      'UPDATE alert_rule SET due_at = candor_now(), interval_seconds = $2 WHERE project_id = ANY($1)',
      [projectIds, intervalSeconds],
    );
    return rowCount ?? 0;
  }

  /** How often rules have been judged since the beginning. */
  async evaluations(): Promise<number> {
    const { rows } = await this.client.query<{ sum: number }>(
      'SELECT sum(fence)::float8 AS sum FROM alert_rule WHERE is_enabled',
    );
    return rows[0]?.sum ?? 0;
  }

  /** Seconds that the newest turn of the worker took which ended after a moment and left no rule due; null before that. */
  async turnAfter(moment: Date): Promise<number | null> {
    const { rows } = await this.client.query<{ seconds: number }>(
      `SELECT extract(epoch FROM last_finished_at - last_started_at)::float8 AS seconds FROM worker_job
       WHERE name = 'evaluate-rules' AND last_started_at >= $1 AND last_finished_at >= last_started_at
         AND NOT EXISTS (SELECT FROM alert_rule WHERE is_enabled AND evaluated_at < $1)`,
      [moment],
    );
    return rows[0]?.seconds ?? null;
  }

  async errors(): Promise<string[]> {
    const { rows } = await this.client.query<{ text: string }>(
      `SELECT DISTINCT left(key || ': ' || last_error, 200) AS text FROM alert_rule WHERE last_error IS NOT NULL
       UNION ALL SELECT name || ': ' || last_error FROM worker_job WHERE last_error IS NOT NULL`,
    );
    return rows.map(({ text }) => text);
  }

  async now(): Promise<Date> {
    const { rows } = await this.client.query<{ now: Date }>('SELECT candor_now() AS now');
    return rows[0]?.now ?? new Date();
  }

  end(): Promise<void> {
    return this.client.end();
  }
}
