export const CHANNEL_KINDS = ['slack', 'teams', 'email', 'pagerduty', 'webhook'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export const PAGERDUTY_EVENTS = 'https://events.pagerduty.com/v2/enqueue';

interface ChannelMeaning {
  name: string;
  /** What to have at hand, in the words of whoever sets one up. */
  needs: string;
  addressLabel: string;
  address: string;
}

export const CHANNEL_MEANINGS: Record<ChannelKind, ChannelMeaning> = {
  slack: {
    name: 'Slack',
    needs:
      'An incoming webhook of Slack, or of what understands the same: Mattermost, Rocket.Chat.',
    addressLabel: 'Webhook address',
    address: 'https://hooks.slack.com/services/T000/B000/XXXX',
  },
  teams: {
    name: 'Microsoft Teams',
    needs: 'A workflow “Post to a channel when a webhook request is received”.',
    addressLabel: 'Workflow address',
    address: 'https://prod-00.westeurope.logic.azure.com/workflows/…',
  },
  email: {
    name: 'E-mail',
    needs:
      'Up to ten addresses, separated by commas. Candor sends through its mail server (SMTP_HOST).',
    addressLabel: 'Addresses',
    address: 'oncall@example.com',
  },
  pagerduty: {
    name: 'PagerDuty',
    needs:
      'A service with the integration “Events API v2”. Acknowledging and resolving are told too.',
    addressLabel: 'Events address',
    address: PAGERDUTY_EVENTS,
  },
  webhook: {
    name: 'Webhook',
    needs:
      'An address of yours. Each request is signed as Standard Webhooks says; answer with 2xx.',
    addressLabel: 'Address',
    address: 'https://example.com/candor',
  },
};
