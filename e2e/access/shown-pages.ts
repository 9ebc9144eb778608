import { expect, type Page } from '@playwright/test';
import type { FilledProject } from './read-ids';

/** What a page has to say in a filled project. */
export interface Shown {
  /** The query with which it is opened. */
  search?: string;
  /** Of what it shows, and there before any script has run. */
  sees: string;
  /** Selects what is drawn as the rest is, and is taken away before a page so long is looked at for minutes. */
  alike?: string;
  /** Brings up what is not there at first. */
  open?: (page: Page) => Promise<void>;
}

/** By address, what each page shows of a filled project, wherever it does not lead elsewhere by itself. */
export const SHOWN: Record<string, Shown> = {
  '/sign-in': { sees: 'Sign in' },
  '/reference': { sees: '/api/v1/logs', alike: 'main > section:nth-of-type(n + 3)' },
  '/invite/[token]': { sees: 'invit' },
  '/account': { sees: 'owner@example.com' },
  '/account/reach': { sees: 'owner@example.com' },
  '/organisation': { sees: 'Demo shop' },
  '/p/[project]': { sees: 'payments' },
  '/p/[project]/not-allowed': { sees: 'role', search: '?needs=admin' },
  '/p/[project]/services': { sees: 'payments' },
  '/p/[project]/services/[service]': {
    sees: 'payments',
    async open(page) {
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  '/p/[project]/alerts': { sees: 'Critical' },
  '/p/[project]/alerts/[id]': { sees: 'What happened' },
  '/p/[project]/alerts/rules': { sees: 'Dead letters' },
  '/p/[project]/alerts/rules/new': { sees: 'New rule' },
  '/p/[project]/alerts/rules/[id]': { sees: 'Change' },
  '/p/[project]/alerts/silences': { sees: 'The gift finder moves' },
  '/p/[project]/alerts/quality': { sees: 'Dead letters' },
  '/p/[project]/incidents': { sees: 'Orders are taken' },
  '/p/[project]/incidents/[id]': { sees: 'Orders are taken' },
  '/p/[project]/incidents/times': { sees: 'Median' },
  '/p/[project]/actions': { sees: 'Show the pool' },
  '/p/[project]/learning': { sees: 'prevent' },
  '/p/[project]/logs': {
    sees: 'payments',
    async open(page) {
      const line = page
        .getByRole('table', { name: /Log lines/ })
        .locator('tbody tr')
        .first();
      const details = page.getByRole('complementary', { name: 'Details of the line' });
      // The list takes its rows anew for each width of the screen; a click may meet one that goes.
      await expect(async () => {
        await line.click();
        await expect(details).toBeVisible({ timeout: 3_000 });
      }).toPass();
      const box = page.getByRole('combobox', { name: 'Search log lines' });
      await box.fill('level:eror');
      await box.press('Enter');
      await expect(page.getByText('There is no level "eror"')).toBeVisible();
    },
  },
  '/p/[project]/trails': { sees: 'payments' },
  '/p/[project]/trails/[id]': { sees: 'given up after' },
  '/p/[project]/breakers': { sees: 'northbank' },
  '/p/[project]/breakers/[id]': { sees: 'northbank' },
  '/p/[project]/ai': { sees: 'gift-finder' },
  '/p/[project]/ai/behaviour': { sees: 'gift-finder' },
  '/p/[project]/ai/evaluations': { sees: 'No evaluation' },
  '/p/[project]/ai/ledger': { sees: 'gift-finder' },
  '/p/[project]/ai/settings': { sees: 'gift-finder' },
  '/p/[project]/metrics': { sees: 'orders' },
  '/p/[project]/heartbeats': { sees: 'On time' },
  // A job of the demo that nobody simulates here is soon missed.
  '/p/[project]/heartbeats/[slug]': { sees: 'Grace' },
  '/p/[project]/on-call': { sees: 'Shop on-call' },
  '/p/[project]/postmortems': { sees: 'Orders are taken' },
  '/p/[project]/postmortems/[id]': { sees: 'Orders are taken' },
  '/p/[project]/postmortems/[id]/print': { sees: 'Orders are taken' },
  '/p/[project]/postmortems/templates': { sees: 'Of the payments team' },
  '/p/[project]/delivery': {
    sees: 'payments',
    async open(page) {
      const list = page.getByRole('table', { name: 'Deployments', exact: true });
      await list.locator('tbody tr').first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  '/p/[project]/queues': { sees: 'payments.capture.dlq' },
  '/p/[project]/queues/[queue]': {
    sees: '.dlq',
    async open(page) {
      const groups = page.getByRole('table', { name: 'Groups' });
      await groups.locator('tbody').getByRole('button').first().click();
      await expect(page.getByRole('list', { name: 'Letters' })).toBeVisible();
    },
  },
  '/p/[project]/connect': { sees: 'Make a webhook endpoint', search: '?signal=delivery' },
  '/p/[project]/ingest': {
    sees: 'Accepted',
    async open(page) {
      await page.getByRole('list', { name: 'Latest records' }).getByRole('button').first().click();
      await expect(page.getByText('As received')).toBeVisible();
    },
  },
  '/p/[project]/settings': { sees: 'Demo shop' },
  '/p/[project]/settings/members': { sees: 'owner@example.com' },
  '/p/[project]/settings/api-keys': { sees: 'Demo simulator' },
  '/p/[project]/settings/status': { sees: 'Jobs of the worker' },
  '/p/[project]/settings/webhooks': { sees: 'shop/checkout' },
  '/p/[project]/settings/audit': { sees: 'Demo simulator' },
  '/p/[project]/settings/collectors': { sees: 'Edge proxies' },
  '/p/[project]/settings/channels': { sees: 'Ops room' },
};

/** The address of a page in a project that has one of everything. */
export function fillAddress(address: string, project: FilledProject): string {
  const ids: Record<string, string> = {
    trails: project.trailId,
    alerts: project.alertId,
    rules: project.ruleId,
    breakers: project.breakerId,
    incidents: project.incident,
    postmortems: project.postmortemId,
    queues: project.queueId,
    services: project.service,
    heartbeats: project.heartbeat,
    p: project.slug,
    invite: 'nobody-was-given-this',
  };
  return address.replaceAll(
    /([a-z]+)\/\[[a-z]+\]/g,
    (_, parent: string) => `${parent}/${encodeURIComponent(ids[parent] ?? '')}`,
  );
}
