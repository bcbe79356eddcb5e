import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "@/lib/env";
import { sessionCookie } from "./cookie";

const NAME = "hutong-temporary-password";
const SALT = "hutong-temporary-password";
/** Time to write it down or to hand it over. */
const MINUTES = 5;

const schema = z.object({ staffId: z.uuid(), password: z.string() });

/**
 * Carries a temporary password from the act to the page that shows it: encrypted, in the administrator's browser
 * alone, so that it is kept nowhere on the server, not even as the remembered outcome of the form.
 */
export async function keepForNextPage(staffId: string, password: string): Promise<void> {
  const secret = env().NEXTAUTH_SECRET;
  const token = await encode({ token: { staffId, password }, secret, salt: SALT, maxAge: MINUTES * 60 });
  (await cookies()).set(NAME, token, { ...sessionCookie().options, maxAge: MINUTES * 60 });
}

/** The temporary password just made for this account, or null when there is none to show any more. */
export async function readForThisPage(staffId: string): Promise<string | null> {
  const token = (await cookies()).get(NAME)?.value;
  if (!token) return null;
  try {
    const read = schema.safeParse(await decode({ token, secret: env().NEXTAUTH_SECRET, salt: SALT }));
    return read.success && read.data.staffId === staffId ? read.data.password : null;
  } catch {
    return null;
  }
}
