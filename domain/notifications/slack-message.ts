import type { OutgoingNotice } from './notice';
import { factsOf, paragraphsOf, subjectOf } from './notice-words';

const MOST_HEADER = 150;
const MOST_TEXT = 2_900;
const MOST_FIELDS = 10;

/** Slack reads &, < and > as markup of its own, so that "<!channel>" in a log line would wake everybody. */
export function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const cut = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** The body of an incoming webhook: blocks, and a text for what shows no blocks (a phone's lock screen). */
export function slackMessage(notice: OutgoingNotice): object {
  const subject = subjectOf(notice);
  const paragraphs = paragraphsOf(notice);
  const { url, payload } = notice;
  const buttons = [
    { text: 'Open in Candor', url },
    { text: 'Runbook', url: payload.runbookUrl },
  ].flatMap((button) =>
    button.url === null
      ? []
      : [{ type: 'button', text: { type: 'plain_text', text: button.text }, url: button.url }],
  );
  return {
    text: escapeSlack(cut(subject, MOST_TEXT)),
    blocks: [
      // Plain text is not read as markup, so it is not escaped.
      {
        type: 'header',
        text: { type: 'plain_text', text: cut(subject, MOST_HEADER), emoji: false },
      },
      ...(paragraphs.length === 0 ? [] : [section(cut(paragraphs.join('\n'), MOST_TEXT))]),
      {
        type: 'section',
        fields: factsOf(notice)
          .slice(0, MOST_FIELDS)
          .map(({ name, value }) => plain(cut(`${name}: ${value}`, 1_900))),
      },
      ...(buttons.length === 0 ? [] : [{ type: 'actions', elements: buttons }]),
    ],
  };
}

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const section = (text: string) => ({ type: 'section', text: plain(text) });
