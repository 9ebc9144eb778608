import type { OutgoingNotice } from './notice';
import { factsOf, paragraphsOf, subjectOf } from './notice-words';

/** Teams shows Markdown in cards; what came from outside must not become a link or a heading. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~-]/g, (sign) => `\\${sign}`);
}

/** What a Teams workflow takes: one message with one Adaptive Card. */
export function teamsMessage(notice: OutgoingNotice): object {
  const { url, payload, transition } = notice;
  const isOver = transition === 'resolved' || transition === 'acknowledged';
  const color = isOver ? 'good' : payload.severity === 'critical' ? 'attention' : 'warning';
  const text = (words: string, more: object = {}) => ({
    type: 'TextBlock',
    text: escapeMarkdown(words),
    wrap: true,
    ...more,
  });
  const actions = [
    { title: 'Open in Candor', url },
    { title: 'Runbook', url: payload.runbookUrl },
  ].flatMap((action) => (action.url === null ? [] : [{ type: 'Action.OpenUrl', ...action }]));
  return {
    type: 'message',
    summary: subjectOf(notice),
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            text(subjectOf(notice), { weight: 'bolder', size: 'medium', color }),
            ...paragraphsOf(notice).map((paragraph) => text(paragraph)),
            {
              type: 'FactSet',
              facts: factsOf(notice).map(({ name, value }) => ({
                title: name,
                value: escapeMarkdown(value),
              })),
            },
          ],
          actions,
        },
      },
    ],
  };
}
