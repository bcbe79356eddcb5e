import { isRefusal } from "@/lib/errors";
import { messagesOf } from "@/lib/i18n/messages";
import { linkOidc } from "./oidc";
import { addAccount, listAccounts, resetAccount, setStatus } from "./staff";
import { Usage } from "./usage";

const USAGE = `npm run admin -- staff add --email E-MAIL --name NAME --role ROLE [--city CODE | --zone ID] [--resident]
                                  CLERK, SUPERVISOR, CITY_ADMIN need --city; POLICY_ADMIN, PLANNER need --zone;
                                  AUDITOR needs neither. Prints the temporary password once. With --resident, reads
                                  the holder's ID number from standard input: nobody decides their household's case
npm run admin -- staff list
npm run admin -- staff disable --email E-MAIL
npm run admin -- staff enable --email E-MAIL
npm run admin -- staff reset --email E-MAIL
                                  a new temporary password; the code generator is bound anew at the next sign-in
npm run admin -- oidc link --issuer URL --subject SUBJECT --staff E-MAIL
npm run admin -- oidc link --issuer URL --subject SUBJECT --resident
                                  reads the ID number from standard input, never from the command line`;

const COMMANDS: Record<string, (args: string[]) => Promise<string>> = {
  "staff add": addAccount,
  "staff list": listAccounts,
  "staff disable": (args) => setStatus(args, "DISABLED"),
  "staff enable": (args) => setStatus(args, "ACTIVE"),
  "staff reset": resetAccount,
  "oidc link": linkOidc,
};

/** Carries out one command line; `refused` is why it was not done, or how the program is used. */
export async function runAdmin(args: string[]): Promise<{ done: string } | { refused: string }> {
  const command = COMMANDS[args.slice(0, 2).join(" ")];
  if (command === undefined) return { refused: USAGE };
  try {
    return { done: await command(args.slice(2)) };
  } catch (error) {
    if (error instanceof Usage) return { refused: `hutong: ${error.message}` };
    if (isRefusal(error)) return { refused: `hutong: ${refusalText(error.code)}` };
    throw error;
  }
}

function refusalText(code: string): string {
  const errors = messagesOf("en").errors;
  const text = typeof errors === "object" ? errors[code] : undefined;
  return typeof text === "string" ? text : code;
}
