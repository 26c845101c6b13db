type Options = { nonce: string; isDevelopment: boolean; identityProvider: string | undefined };

/**
 * Scripts run by nonce only. Styles may be inline, because positioning of menus and dialogs writes style attributes.
 * React's development build needs eval. A form may lead to the identity provider, when there is one.
 */
export function contentSecurityPolicy({ nonce, isDevelopment, identityProvider }: Options): string {
  const issuer =
    identityProvider !== undefined && URL.canParse(identityProvider) ? ` ${new URL(identityProvider).origin}` : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self'${issuer}`,
    "frame-ancestors 'none'",
  ].join("; ");
}
