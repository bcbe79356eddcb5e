import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "@/lib/env";

/** What is read of the provider's ID token. */
export type Claims = { iss?: string; sub?: string };

/** The provider of the environment, or null when none is set up. */
export function oidcProvider(): OAuthConfig<Claims> | null {
  const {
    HUTONG_OIDC_ISSUER: issuer,
    HUTONG_OIDC_CLIENT_ID,
    HUTONG_OIDC_CLIENT_SECRET,
    HUTONG_OIDC_NAME,
  } = env();
  if (!issuer || !HUTONG_OIDC_CLIENT_ID || !HUTONG_OIDC_CLIENT_SECRET) return null;
  return {
    id: "oidc",
    name: HUTONG_OIDC_NAME,
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: HUTONG_OIDC_CLIENT_ID,
    clientSecret: HUTONG_OIDC_CLIENT_SECRET,
    // Nothing but the subject is needed, so nothing but the subject is asked for.
    authorization: { params: { scope: "openid" } },
    idToken: true,
    checks: ["pkce", "state"],
    profile: (claims) => ({ id: claims.sub ?? "" }),
  };
}
