import type { Transition } from './notice';

interface Present {
  /** firing, acknowledged, resolved. */
  state: string;
  /** Who acknowledged it. */
  by: string | null;
  /** Whether this target may have had word that it began. */
  wasTold: boolean;
}

const PAGES: readonly Transition[] = ['fired', 'still_firing', 'escalated'];

/** Why a notice of an alert is not to be sent as things stand now; null: it is. Nobody is paged for what is over. */
export function whyNotNow(transition: Transition, alert: Present | null): string | null {
  if (alert === null) return 'The alert is gone: its rule was deleted.';
  if (PAGES.includes(transition)) {
    if (alert.state === 'resolved') return 'It was over before this was sent.';
    if (alert.state === 'acknowledged')
      return `${alert.by ?? 'Somebody'} had acknowledged it before this was sent.`;
    return null;
  }
  if (transition === 'acknowledged') {
    if (alert.state !== 'acknowledged') return 'It was acknowledged no longer when this was due.';
    return alert.wasTold ? null : 'They had not been told that it began.';
  }
  if (transition === 'resolved')
    return alert.wasTold ? null : 'They had not been told that it began.';
  return null;
}
