import { Banner } from '@/components/ui/banner';

/** Said wherever somebody expects e-mail and none can be sent. */
export function MailServerBanner({ isThere }: { isThere: boolean | undefined }) {
  return isThere === false ? (
    <Banner tone="degraded">
      No e-mail can be sent: whoever runs Candor sets SMTP_HOST and SMTP_FROM.
    </Banner>
  ) : null;
}
