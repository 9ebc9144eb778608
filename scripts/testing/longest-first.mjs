import { existsSync } from 'node:fs';
import { BaseSequencer } from 'vitest/node';

/** What takes many seconds. Begun last, it would leave all cores but one to nobody. */
const LONGEST = [
  'server/notifications/faults.db.test.ts',
  'server/web/access-matrix.db.test.ts',
  'server/demo/demo.db.test.ts',
  'server/alerting/alerting-scenarios.db.test.ts',
  'server/collectors/real-brokers.db.test.ts',
  'scripts/postgres/start-embedded-postgres.db.test.ts',
  'domain/alerting/alert-machine.test.ts',
  'clients/typescript/src/exit-flush.test.ts',
  'domain/logs/query/parse-query.test.ts',
  'domain/demo/demo-events.test.ts',
];

/** The files that take longest begin first, where nothing is known yet of how long they took the last time. */
export class LongestFirst extends BaseSequencer {
  /**
   * @override
   * @param {import('vitest/node').TestSpecification[]} files
   * @returns {Promise<import('vitest/node').TestSpecification[]>}
   */
  async sort(files) {
    const gone = LONGEST.filter((file) => !existsSync(file));
    if (gone.length > 0) throw new Error(`There is no ${gone.join(', ')} to begin with.`);
    /** @param {import('vitest/node').TestSpecification} file */
    const place = ({ moduleId }) => {
      const found = LONGEST.findIndex((file) => moduleId.endsWith(`/${file}`));
      return found === -1 ? LONGEST.length : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
