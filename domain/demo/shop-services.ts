import type { ServiceName } from './shop';

interface DescribedService {
  ownerTeam: string;
  tier: number;
  description: string;
}

/** What the shop's people say of its services; the catalogue begins with it. */
export const SHOP_SERVICES: Readonly<Record<ServiceName, DescribedService>> = {
  storefront: { ownerTeam: 'Storefront', tier: 1, description: 'Pages that customers see' },
  catalog: { ownerTeam: 'Catalogue', tier: 2, description: 'Products, prices and stock' },
  search: { ownerTeam: 'Catalogue', tier: 2, description: 'Finds products' },
  cart: { ownerTeam: 'Checkout', tier: 1, description: 'What a customer is about to buy' },
  checkout: { ownerTeam: 'Checkout', tier: 1, description: 'Turns a cart into an order' },
  payments: { ownerTeam: 'Payments', tier: 1, description: 'Takes the money, through a provider' },
  fulfilment: { ownerTeam: 'Logistics', tier: 2, description: 'Has orders packed and sent' },
  notifications: { ownerTeam: 'Logistics', tier: 3, description: 'Mails and messages' },
  recommendations: { ownerTeam: 'Catalogue', tier: 3, description: 'What else one might like' },
  'nightly-batch': { ownerTeam: 'Platform', tier: 4, description: 'Reports, exports, clean-up' },
};

/** Where the shop keeps what to do when a service is in trouble, and its code. */
export function shopAddresses(service: ServiceName): { runbookUrl: string; repositoryUrl: string } {
  return {
    runbookUrl: `https://wiki.example.com/runbooks/${service}`,
    repositoryUrl: `https://git.example.com/shop/${service}`,
  };
}
