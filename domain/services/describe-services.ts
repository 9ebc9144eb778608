import { listed } from '../overview/describe-overview';
import { counted } from '../quantities/counted';
import { quantityText } from '../quantities/format-quantity';
import type { Health } from './health';
import type { CatalogueService } from './service-answer';

const NAMED = 2;

type Described = Pick<CatalogueService, 'service' | 'health' | 'ownerTeam'>;

/** "payments is failing; 11 of 12 services are well. Nobody owns 3." An empty text without any. */
export function describeServices(services: readonly Described[]): string {
  if (services.length === 0) return '';
  const of = (wanted: Health) => services.filter(({ health }) => health === wanted);
  const well = of('healthy').length;
  const silent = of('unknown').length;
  const parts = [
    named(of('failing'), 'failing'),
    named(of('degraded'), 'degraded'),
    `${quantityText(well)} of ${counted(services.length, 'service')} ${well === 1 ? 'is' : 'are'} well`,
    silent === 0 ? '' : `nothing tells how ${quantityText(silent)} stand${silent === 1 ? 's' : ''}`,
  ].filter((part) => part !== '');
  const unowned = services.filter(({ ownerTeam }) => ownerTeam === null).length;
  const owners =
    unowned === 0
      ? ''
      : ` Nobody owns ${unowned === services.length ? 'any of them' : quantityText(unowned)}.`;
  return `${parts.join('; ')}.${owners}`;
}

function named(services: readonly Described[], word: string): string {
  if (services.length === 0) return '';
  const more = services.length - NAMED;
  const names = services.slice(0, NAMED).map(({ service }) => service);
  const told = more > 0 ? [...names, `${more} more`] : names;
  return `${listed(told)} ${services.length === 1 ? 'is' : 'are'} ${word}`;
}
