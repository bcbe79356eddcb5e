import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "@/lib/env";
import type { SetUp } from "./commands/set-up";
import { sessionCookie } from "./cookie";

const NAME = "hutong-set-up";
/** Time enough to find the telephone and install an app. */
const MINUTES = 30;
/** Another key than the session's: neither cookie can stand in for the other. */
const SALT = "hutong-set-up";

const schema = z.object({
  staffId: z.uuid(),
  email: z.string(),
  passwordHash: z.string(),
  totpSecret: z.string(),
});

/** Carries the first sign-in from the temporary password to the page where the account is set up, encrypted. */
export async function keepSetUp(setUp: SetUp): Promise<void> {
  const token = await encode({
    token: { ...setUp },
    secret: env().NEXTAUTH_SECRET,
    salt: SALT,
    maxAge: MINUTES * 60,
  });
  (await cookies()).set(NAME, token, { ...sessionCookie().options, maxAge: MINUTES * 60 });
}

/** The set-up this browser is in, or null when there is none or its time is over. */
export async function readSetUp(): Promise<SetUp | null> {
  const token = (await cookies()).get(NAME)?.value;
  if (!token) return null;
  try {
    const read = schema.safeParse(await decode({ token, secret: env().NEXTAUTH_SECRET, salt: SALT }));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export async function forgetSetUp(): Promise<void> {
  (await cookies()).delete(NAME);
}
