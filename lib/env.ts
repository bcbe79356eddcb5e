import { z } from "zod";

const keyring = z
  .string()
  .regex(/^\d+:[A-Za-z0-9+/=]{44}(,\d+:[A-Za-z0-9+/=]{44})*$/, "expected 1:<base64 of 32 bytes>[,2:…]");

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "expected postgres://user:password@host:port/database"),
  NEXTAUTH_SECRET: z.string().min(32, "expected at least 32 characters"),
  NEXTAUTH_URL: z
    .string()
    .regex(/^https?:\/\//, "expected the address people open, with http:// or https://"),
  // The name under which cities sign, fixed by the first trust list (lib/permits/issuing/origin.ts).
  HUTONG_ISSUER_ORIGIN: z
    .string()
    .regex(/^https:\/\/[^/]+$/, "expected https:// and a host, nothing after it")
    .optional(),
  HUTONG_ID_HASH_KEYS: keyring,
  HUTONG_ID_ENCRYPTION_KEYS: keyring,
  HUTONG_DOCUMENTS: z.string().min(1, "expected the folder of uploaded papers"),
  HUTONG_DEMO: z.enum(["", "0", "1"]).default(""),
  HUTONG_DEMO_ACCOUNTS: z.string().optional(),
  HUTONG_OIDC_ISSUER: z
    .string()
    .regex(/^https?:\/\//)
    .optional(),
  HUTONG_OIDC_CLIENT_ID: z.string().optional(),
  HUTONG_OIDC_CLIENT_SECRET: z.string().optional(),
  // Reverse proxies in front that add to X-Forwarded-For; it decides which address attempts are counted under.
  HUTONG_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  HUTONG_OIDC_NAME: z.string().default("OpenID Connect"),
  // Whose statements of years are read here besides our own cities' (docs/statement-of-years.md).
  HUTONG_TRUSTED_OPERATORS: z.string().min(1).optional(),
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** The environment, parsed once. Throws one message that names every variable that is missing or wrong. */
export function env(): Env {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const lines = result.error.issues.map(({ path, message }) => {
      const name = path.join(".");
      return process.env[name] === undefined ? `${name} is not set` : `${name}: ${message}`;
    });
    throw new Error(`The environment is not complete (docs/operations.md): ${lines.join("; ")}`);
  }
  parsed = result.data;
  return parsed;
}

/**
 * Whether this build carries the demonstration. The flag is written into the build (next.config.js `env`),
 * so that a build without it has no one-click sign-in whatever the environment says later.
 */
export const isDemonstration = process.env.HUTONG_DEMO === "1";
