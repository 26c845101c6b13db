type Options = { nonce: string; isDevelopment: boolean };

/**
 * Scripts run by nonce only. Styles may be inline, because positioning of menus and dialogs writes style attributes.
 * React's development build needs eval.
 */
export function contentSecurityPolicy({ nonce, isDevelopment }: Options): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
