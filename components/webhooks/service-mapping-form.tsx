'use client';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import type { ListedWebhook } from '@/domain/webhooks/webhook-list';
import { webhookQueries } from './webhook-queries';
import { webhookRequests } from './webhook-requests';

interface Row {
  key: number;
  repository: string;
  environment: string;
  service: string;
}

interface ServiceMappingFormProps {
  project: string;
  webhook: ListedWebhook;
}

/** Which services a repository is; without a row it is one of its own name. */
export function ServiceMappingForm({ project, webhook }: ServiceMappingFormProps) {
  const [rows, setRows] = useState<readonly Row[]>(() =>
    webhook.services.map((one, key) => ({ ...one, key, environment: one.environment ?? '' })),
  );
  const save = useChange({
    change: () =>
      webhookRequests.change(project, webhook.id, {
        services: rows
          .filter(({ repository, service }) => repository.trim() !== '' && service.trim() !== '')
          .map(({ repository, environment, service }) => ({
            repository,
            environment: environment || null,
            service,
          })),
      }),
    refresh: webhookQueries.all(project),
    done: () => 'The services are saved; they count from the next delivery on',
    failed: 'The services could not be saved',
  });
  const set = (key: number, change: Partial<Row>) =>
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...change } : row)));
  const add = () =>
    setRows((now) => [
      ...now,
      {
        key: Math.max(-1, ...now.map(({ key }) => key)) + 1,
        repository: '',
        environment: '',
        service: '',
      },
    ]);
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <p className="text-muted">
        A repository is a service of its own name. Name others here; several rows of one repository
        make a deployment of each.
      </p>
      {rows.map((row) => (
        <fieldset key={row.key} className="flex flex-wrap items-center gap-2">
          <legend className="sr-only">Service of a repository</legend>
          <span className="min-w-40 flex-1">
            <Input
              aria-label="Repository"
              placeholder="acme/shop"
              maxLength={255}
              value={row.repository}
              onChange={(event) => set(row.key, { repository: event.target.value })}
            />
          </span>
          <span className="w-40">
            <Input
              aria-label="Environment, any when empty"
              placeholder="any environment"
              maxLength={255}
              value={row.environment}
              onChange={(event) => set(row.key, { environment: event.target.value })}
            />
          </span>
          <span className="text-muted">is</span>
          <span className="min-w-32 flex-1">
            <Input
              aria-label="Service"
              placeholder="checkout"
              maxLength={255}
              value={row.service}
              onChange={(event) => set(row.key, { service: event.target.value })}
            />
          </span>
          <IconButton
            icon={X}
            label="Remove this row"
            onClick={() => setRows((now) => now.filter(({ key }) => key !== row.key))}
          />
        </fieldset>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button onClick={add}>
          <Plus aria-hidden />
          Add a row
        </Button>
        <Button type="submit" variant="primary" pending={save.isPending}>
          Save services
        </Button>
      </div>
    </form>
  );
}
