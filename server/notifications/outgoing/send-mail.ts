import { createTransport, type Transporter } from 'nodemailer';
import type { EmailMessage } from '@/domain/notifications/email-message';
import { env } from '@/server/env';
import { SendFailure } from './send-failure';

const MOST_WAIT_MS = 10_000;

let transport: { settings: string; transporter: Transporter } | undefined;

function transporterOf(host: string): Transporter {
  const { SMTP_PORT: port, SMTP_SECURE: secure, SMTP_USER: user, SMTP_PASSWORD: pass } = env();
  const settings = [host, port, secure, user, pass].join('\n');
  if (transport?.settings === settings) return transport.transporter;
  transport?.transporter.close();
  const transporter = createTransport({
    host,
    port,
    secure,
    ...(user === undefined ? {} : { auth: { user, pass: pass ?? '' } }),
    connectionTimeout: MOST_WAIT_MS,
    greetingTimeout: MOST_WAIT_MS,
    socketTimeout: MOST_WAIT_MS,
    dnsTimeout: MOST_WAIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport = { settings, transporter };
  return transporter;
}

/** The host that stands in message ids: that of the sender's address. */
export function mailHost(): string {
  return /@([a-z0-9.-]+)>?$/i.exec(env().SMTP_FROM ?? '')?.[1] ?? 'candor.local';
}

export function hasMailServer(): boolean {
  return env().SMTP_HOST !== undefined;
}

/** Sends one message through the installation's mail server. @throws SendFailure */
export async function sendMail(to: readonly string[], message: EmailMessage): Promise<void> {
  const { SMTP_HOST: host, SMTP_FROM: from } = env();
  if (host === undefined || from === undefined) throw new Error('There is no mail server.');
  const { subject, text, html, messageId, references } = message;
  try {
    await transporterOf(host).sendMail({
      from,
      to: [...to],
      subject,
      text,
      html,
      messageId,
      references,
      inReplyTo: references,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (error) {
    throw failureOf(host, error);
  }
}

function failureOf(host: string, error: unknown): SendFailure {
  const { code, command, responseCode, response, message } = error as {
    code?: string;
    command?: string;
    responseCode?: number;
    response?: string;
    message: string;
  };
  const said = (response ?? message).replace(/\s+/g, ' ').slice(0, 200);
  // 5xx is for good, 4xx for now; a refused sign-in is for whoever runs Candor to mend, so it is tried again.
  const isFinal = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH';
  const mayHaveArrived = command === 'DATA' && responseCode === undefined;
  return new SendFailure(`The mail server ${host} did not take it: ${said}`, {
    isFinal,
    mayHaveArrived,
  });
}
