import type { SubjectRef } from "@/lib/auth/commands/open-session";
import { findStaffByEmail } from "@/lib/auth/commands/sign-in";
import { linkSubject } from "@/lib/auth/oidc";
import { clock } from "@/lib/clock";
import { askedResident } from "./asked-resident";
import { readOptions, Usage } from "./usage";

/** Links an identity provider's account to one here. Issuer and subject are compared as the provider spells them. */
export async function linkOidc(args: string[]): Promise<string> {
  const { issuer, subject, staff, flags } = readOptions(args, ["issuer", "subject", "staff"], ["resident"]);
  if (!issuer || !/^https?:\/\//.test(issuer)) throw new Usage("--issuer is not an address with http(s)://.");
  if (!subject) throw new Usage("--subject is missing.");
  if ((staff === undefined) === !flags.has("resident")) throw new Usage("Give either --staff or --resident.");
  const account =
    staff === undefined ? { kind: "RESIDENT" as const, id: await askedResident() } : await askedStaff(staff);
  if (!(await linkSubject(issuer, subject, account, clock.now()))) {
    throw new Usage("That subject of that issuer is linked to an account already.");
  }
  return `Linked ${subject} of ${issuer}.`;
}

async function askedStaff(email: string): Promise<SubjectRef> {
  const found = await findStaffByEmail(email.trim().toLowerCase());
  if (found === null) throw new Usage(`There is no active account ${email}.`);
  return { kind: "STAFF", id: found.staffId };
}
