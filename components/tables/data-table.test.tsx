import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ShortcutProvider } from '@/components/layout/shortcut-provider';
import { PreferencesProvider } from '@/components/theme/preferences-provider';
import { parsePreferences } from '@/domain/preferences/preferences';
import type { Column } from './column';
import { DataTable } from './data-table';

interface Queue {
  name: string;
  depth: number | null;
}

const columns: Array<Column<Queue>> = [
  { key: 'name', label: 'Queue', value: (row) => row.name },
  { key: 'depth', label: 'Depth', unit: 'count', value: (row) => row.depth },
];

const render = (rows: Queue[] | undefined, pageRows?: number) =>
  renderToStaticMarkup(
    <PreferencesProvider initial={parsePreferences(undefined)} renderedAt={0}>
      <ShortcutProvider>
        <DataTable
          noun="queues"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.name}
          href={(row) => `/p/shop/queues/${row.name}`}
          tone={(row) => (row.depth ? 'failing' : null)}
          empty={<p>No queue yet</p>}
          initialSort="-depth"
          pageRows={pageRows}
        />
      </ShortcutProvider>
    </PreferencesProvider>,
  );

test('rows come sorted from the server, each named by its link and numbered for those who hear it', () => {
  const html = render([
    { name: 'mail', depth: null },
    { name: 'empty', depth: 0 },
    { name: 'orders', depth: 12 },
  ]);
  const links = [...html.matchAll(/href="\/p\/shop\/queues\/(\w+)"/g)].map(([, name]) => name);
  expect(links).toEqual(['orders', 'empty', 'mail']);
  expect(html).toContain('aria-sort="descending"');
  expect(html).toContain('aria-rowcount="4"');
  expect(html).toContain('3 queues');
  expect(html).toContain('unknown: Not known');
  // Tab reaches the list once, not once a row.
  expect(html.match(/tabindex="0"[^>]*><span title|tabindex="0"[^>]*data-row-link/gi)?.length).toBe(
    1,
  );
});

test('a list with pages begins with the first of its order, says of how many, and offers more', () => {
  const some = Array.from({ length: 60 }, (_, index) => ({ name: `q${index}`, depth: index }));
  const html = render(some, 25);
  const links = [...html.matchAll(/href="\/p\/shop\/queues\/(\w+)"/g)].map(([, name]) => name);
  expect(links).toHaveLength(25);
  expect(links[0]).toBe('q59');
  expect(html).toContain('25 of 60 queues shown');
  expect(html).toContain('Load more');
  expect(render(some.slice(0, 25), 25)).not.toContain('Load more');
});

test('a list on its way, an empty one and a long one look different', () => {
  expect(render(undefined)).toContain('aria-label="Loading queues"');
  expect(render([])).toContain('No queue yet');
  const many = Array.from({ length: 5_000 }, (_, index) => ({ name: `q${index}`, depth: index }));
  const html = render(many);
  expect(html).toContain('5,000 queues');
  const drawn = html.match(/data-index=/g)?.length ?? 0;
  expect(drawn).toBeGreaterThan(20);
  expect(drawn).toBeLessThan(200);
});
