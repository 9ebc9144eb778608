export const CONTACT_KINDS = ['email', 'push', 'slack', 'webhook'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

interface ContactMeaning {
  name: string;
  /** What to have at hand, in the words of whoever adds one. */
  needs: string;
  addressLabel: string;
  address: string;
}

export const CONTACT_MEANINGS: Record<ContactKind, ContactMeaning> = {
  email: {
    name: 'E-mail',
    needs: 'One address. A code is sent there, which you then enter.',
    addressLabel: 'Address',
    address: 'you@example.com',
  },
  push: {
    name: 'This browser',
    needs:
      'Notifications of the browser that you hold: the phone by your bed, this computer. When you press Add, the browser asks whether Candor may show notifications: allow it. A first one then shows a code, which you enter.',
    addressLabel: '',
    address: 'https://push.example.com/…',
  },
  slack: {
    name: 'Slack',
    needs:
      'An incoming webhook that posts to you alone (Slack, Mattermost, Rocket.Chat). A code is posted there, which you then enter.',
    addressLabel: 'Webhook address',
    address: 'https://hooks.slack.com/services/T000/B000/XXXX',
  },
  webhook: {
    name: 'Webhook',
    needs:
      'An address of yours, such as a push gateway. Each request is signed as Standard Webhooks says. A code is sent there, which you then enter.',
    addressLabel: 'Address',
    address: 'https://example.com/page-me',
  },
};

export const CODE_MINUTES = 15;
export const MOST_CODE_TRIES = 5;

/** How long a method may wait after the one before it, in minutes; 0: it is told with it. */
export const WAIT_MINUTES = [0, 1, 2, 3, 5, 10, 15, 30] as const;

/** When each of somebody's methods is told, in minutes after they are paged: the first at once, whatever it says. */
export function waitsOf(waitMinutes: readonly number[]): number[] {
  let after = 0;
  return waitMinutes.map((minutes, at) => {
    if (at > 0) after += minutes;
    return after;
  });
}
