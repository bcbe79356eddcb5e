/**
 * The Content-Security-Policy around a nonce. Scripts run only when the server that rendered the page put them
 * there; nothing is ever loaded from another host.
 */
export type PolicySettings = {
  development: boolean;
  /**
   * Chromium applies `form-action` to where a form's answer redirects, too, so the sign-in form may only lead
   * to a configured identity provider if that provider is named here.
   */
  identityProvider: string | undefined;
};

/** The policy for one answer, as a function of its nonce. */
export function contentSecurityPolicy(settings: PolicySettings): (nonce: string) => string {
  const { development, identityProvider } = settings;
  const provider = identityProvider === undefined ? "" : ` ${new URL(identityProvider).origin}`;
  // The reader of QR codes is WebAssembly; the development server evaluates its own modules.
  const evaluation = development ? "'unsafe-eval'" : "'wasm-unsafe-eval'";
  const styles = development
    ? "style-src 'self' 'unsafe-inline'"
    : // React writes style attributes on the server; an attribute can neither load nor run anything.
      "style-src 'self'; style-src-attr 'unsafe-inline'";
  const rest = [
    styles,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // What keeps the page on which permits are checked: public/check-worker.js.
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self'${provider}`,
    "frame-ancestors 'none'",
  ].join("; ");
  return (nonce) =>
    `default-src 'self'; script-src 'self' 'strict-dynamic' 'nonce-${nonce}' ${evaluation}; ${rest}`;
}
