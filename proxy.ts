import { type NextRequest, NextResponse } from 'next/server';

const USUAL_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
} as const;

const ONE_YEAR_SECONDS = 365 * 24 * 3600;

/** Gives every page a content security policy with a nonce of its own. Who may see what is decided elsewhere. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Next reads the nonce for its own scripts from the policy on the request.
  headers.set('Content-Security-Policy', policy);
  // A page cannot ask for its own address; the sign-in wants to come back to it.
  headers.set('x-candor-path', request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  for (const [name, value] of Object.entries(USUAL_HEADERS)) response.headers.set(name, value);
  if (isHttps(request)) {
    response.headers.set('Strict-Transport-Security', `max-age=${ONE_YEAR_SECONDS}`);
  }
  return response;
}

/**
 * Style attributes are allowed because the server's markup carries sizes in them (charts, virtual lists);
 * style elements are not, unless they carry the nonce. Development needs eval for React's stack traces
 * and injects its styles without a nonce.
 */
function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function isHttps(request: NextRequest): boolean {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim();
  return (forwarded ?? request.nextUrl.protocol.replace(':', '')) === 'https';
}

export const config = {
  matcher: [
    // Pages only: assets are immutable files, and the interfaces set their own headers in their wrappers.
    {
      source:
        '/((?!api/|_next/static|_next/image|healthz|readyz|metrics|favicon.ico|candor-client.tgz).*)',
    },
  ],
};
