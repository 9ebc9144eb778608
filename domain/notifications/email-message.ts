import type { OutgoingNotice } from './notice';
import { factsOf, paragraphsOf, subjectOf } from './notice-words';

export interface EmailMessage {
  subject: string;
  text: string;
  html: string;
  /** The same at every try, so that a mail server can drop the repeat. */
  messageId: string;
  /** The head of the thread, which no message has: mail readers group by it. */
  references: string;
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
/** One line: a line break in a subject would begin another header. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 400);

/** A message in plain text and in HTML. `host` is what stands after the @ of its ids. */
export function emailMessage(notice: OutgoingNotice, host: string): EmailMessage {
  const { id, payload, url } = notice;
  const subject = oneLine(subjectOf(notice));
  const paragraphs = paragraphsOf(notice);
  const facts = factsOf(notice);
  const links = [
    { name: 'Open in Candor', url },
    { name: 'Runbook', url: payload.runbookUrl },
  ].flatMap((link) => (link.url === null ? [] : [{ name: link.name, url: link.url }]));
  const text = [
    subject,
    ...paragraphs,
    facts.map(({ name, value }) => `${name}: ${value}`).join('\n'),
    links.map((link) => `${link.name}: ${link.url}`).join('\n'),
  ];
  const rows = facts.map(
    ({ name, value }) =>
      `<tr><td style="padding:2px 16px 2px 0;color:#666">${escapeHtml(name)}</td><td>${escapeHtml(value)}</td></tr>`,
  );
  const anchors = links.map(
    (link) => `<a href="${escapeHtml(link.url)}" style="margin-right:16px">${link.name}</a>`,
  );
  return {
    subject,
    text: `${text.filter((part) => part !== '').join('\n\n')}\n`,
    html: [
      `<div style="font:14px/1.5 sans-serif"><p style="font-size:16px"><b>${escapeHtml(subject)}</b></p>`,
      ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
      `<table>${rows.join('')}</table><p>${anchors.join('')}</p></div>`,
    ].join('\n'),
    messageId: `<${id}@${host}>`,
    references: `<${payload.thread.replace(/[^a-zA-Z0-9.-]/g, '.')}@${host}>`,
  };
}
