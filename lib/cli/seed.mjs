import { inCheckout } from "./checkout.mjs";
import { runProgram } from "./run-program.mjs";

/**
 * Brings cities, tiers and zones in: production needs them as much as the demonstration does.
 * @param {{ env: NodeJS.ProcessEnv, ownerUrl: string, signal?: AbortSignal }} options
 */
export async function seedPlaces({ env, ownerUrl, signal }) {
  await runProgram([process.execPath, "--import", "tsx", inCheckout("prisma", "seed.ts"), "--places"], {
    what: "Bringing in cities and zones",
    env: { ...env, DATABASE_OWNER_URL: ownerUrl },
    signal,
  });
}

/**
 * Fills the demonstration. The seed itself sees what is there already and refuses outside the demonstration.
 * @param {{ env: NodeJS.ProcessEnv, ownerUrl: string, signal?: AbortSignal }} options
 */
export async function seed({ env, ownerUrl, signal }) {
  await runProgram([process.execPath, "--import", "tsx", inCheckout("prisma", "seed.ts")], {
    what: "Filling the demonstration",
    env: { ...env, DATABASE_OWNER_URL: ownerUrl },
    signal,
  });
}
