// npm run admin -- …: makes the first accounts and mends what no page can. It acts as the application's role, so
// row-level security holds for it too; lib/cli/with-database.mjs gives it the environment and the database.

import { isRefusal } from "@/lib/errors";
import { messagesOf } from "@/lib/i18n/messages";
import { linkOidc } from "./admin/oidc";
import { addAccount, listAccounts, resetAccount, setStatus } from "./admin/staff";
import { Usage } from "./admin/usage";

const USAGE = `npm run admin -- staff add --email E-MAIL --name NAME --role ROLE [--city CODE | --zone ID]
                                  CLERK, SUPERVISOR, CITY_ADMIN need --city; POLICY_ADMIN, PLANNER need --zone;
                                  AUDITOR needs neither. Prints the temporary password once.
npm run admin -- staff list
npm run admin -- staff disable --email E-MAIL
npm run admin -- staff enable --email E-MAIL
npm run admin -- staff reset --email E-MAIL
                                  a new temporary password; the code generator is bound anew at the next sign-in
npm run admin -- oidc link --issuer URL --subject SUBJECT --staff E-MAIL
npm run admin -- oidc link --issuer URL --subject SUBJECT --resident
                                  reads the ID number from standard input, never from the command line`;

/** Wrong use and refusals. A defect ends with 1 and its stack. */
const EXIT_REFUSED = 2;

const COMMANDS: Record<string, (args: string[]) => Promise<string>> = {
  "staff add": addAccount,
  "staff list": listAccounts,
  "staff disable": (args) => setStatus(args, "DISABLED"),
  "staff enable": (args) => setStatus(args, "ACTIVE"),
  "staff reset": resetAccount,
  "oidc link": linkOidc,
};

async function main(args: string[]): Promise<number> {
  const command = COMMANDS[args.slice(0, 2).join(" ")];
  if (command === undefined) {
    console.error(USAGE);
    return EXIT_REFUSED;
  }
  try {
    console.log(await command(args.slice(2)));
    return 0;
  } catch (error) {
    if (error instanceof Usage) console.error(`hutong: ${error.message}`);
    else if (isRefusal(error)) console.error(`hutong: ${refusalText(error.code)}`);
    else throw error;
    return EXIT_REFUSED;
  }
}

function refusalText(code: string): string {
  const errors = messagesOf("en").errors;
  const text = typeof errors === "object" ? errors[code] : undefined;
  return typeof text === "string" ? text : code;
}

// The database connections would keep the process open.
process.exit(await main(process.argv.slice(2)));
