import { text } from "node:stream/consumers";
import { findResidentByNumber } from "@/lib/auth/commands/sign-in";
import { clock } from "@/lib/clock";
import { parseIdNumber } from "@/lib/residents/id-number";
import { Usage } from "./usage";

/** The resident whose ID number stands on standard input: on the command line it would stay in the shell's history. */
export async function askedResident(): Promise<string> {
  const number = parseIdNumber((await text(process.stdin)).trim(), clock.today());
  const found = number.ok ? await findResidentByNumber(number.number) : null;
  if (found === null) throw new Usage("No resident has the ID number that was given on standard input.");
  return found.residentId;
}
