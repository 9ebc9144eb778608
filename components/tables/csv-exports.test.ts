import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { chartCsv } from '@/components/charts/chart-csv';
import { AUDIT_CSV_HEADER, auditCsvRow } from '@/domain/access/audit-csv';
import { rowsCsv } from './rows-file';

const FORMULA = '=HYPERLINK("https://example.com")';
const SAFE = `"'=HYPERLINK(""https://example.com"")"`;

const sources = ['app', 'components', 'domain', 'server']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join(folder, file),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file))
  .filter((file) => !file.includes('.test.') && !file.includes('/generated/'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

test('every file that writes CSV leaves cells to the one helper that takes formulas their force', () => {
  const writers = sources.filter(({ text }) => text.includes('csvText(')).map(({ file }) => file);
  expect(writers.sort()).toEqual([
    'components/charts/chart-csv.ts',
    'components/tables/rows-file.ts',
    'domain/access/audit-csv.ts',
    'domain/alerting/baseline/judge-csv.ts',
    'domain/exports/csv-text.ts',
    'server/logs/export-logs.ts',
  ]);
  const quoting = sources.filter(({ text }) => text.includes(`replaceAll('"', '""')`));
  expect(quoting.map(({ file }) => file)).toEqual(['domain/exports/csv-text.ts']);
});

test('what is offered as CSV is named here, so that a new export is looked at', () => {
  const offers = sources.filter(({ text }) => text.includes('text/csv')).map(({ file }) => file);
  expect(offers.sort()).toEqual([
    'app/api/ui/access/audit/export/route.ts',
    'app/api/ui/logs/export/route.ts',
    'components/charts/chart-menu.tsx',
    'components/logs/download-lines.ts',
    'components/tables/export-rows.tsx',
  ]);
});

test('a formula in the name of a series, a row or an audited thing stays a text', () => {
  const series = { key: 'a', label: FORMULA, color: 'red', values: [1] };
  expect(
    chartCsv({ window: { fromMs: 0, toMs: 10 }, times: [0], stepMs: 10, series: [series] }),
  ).toContain(SAFE);
  expect(rowsCsv([FORMULA], [{ key: 'a', label: 'A', value: (row) => row }])).toContain(SAFE);
  const row = auditCsvRow({
    id: 'a',
    at: '2026-03-01T10:00:00.000Z',
    actorKind: 'user',
    actorName: FORMULA,
    action: 'project.rename',
    subject: FORMULA,
    details: {},
    requestId: null,
  });
  expect(row).toBe(`2026-03-01T10:00:00.000Z,user,${SAFE},project.rename,${SAFE},{},\r\n`);
  expect(AUDIT_CSV_HEADER).toBe('time,actor kind,actor,action,subject,details,request id\r\n');
});
