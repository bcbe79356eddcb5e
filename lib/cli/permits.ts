/** Signed permits on the command line: docs/permits-cli.md. */
import { buffer } from "node:stream/consumers";
import { OPEN_POLICY, verifyPresentation } from "@/lib/permits/credential";
import { InputError, write } from "./documents";
import { type Asked, readArguments, USAGE } from "./permits/arguments";
import { demo } from "./permits/demo";
import { statusListsOf, trustListOf } from "./permits/lists";
import { run } from "./program";

const VALID = 0;
const NOT_VALID = 1;
const UNREAD = 2;

async function main(args: string[]): Promise<number> {
  const asked = readArguments(args);
  switch (asked.command) {
    case "help":
      await write(USAGE);
      return VALID;
    case "demo":
      await demo(asked.out, asked.at);
      return VALID;
    case "verify":
      return verify(asked);
  }
}

async function verify({
  trust,
  statuses,
  operator,
  audience,
  nonce,
  at: now,
}: Asked & { command: "verify" }) {
  const trustList = await trustListOf(trust, operator);
  const statusLists = await statusListsOf(statuses, trustList);
  const text = (await buffer(process.stdin)).toString("utf8");
  if (text.trim() === "") throw new InputError("Standard input: found nothing, expected a permit or a card");
  const policy = { audience: audience ?? OPEN_POLICY.audience, nonce };
  const verdict = await verifyPresentation(text, { trustList, statusLists, now, policy });
  await write(JSON.stringify(verdict, null, 2));
  return verdict.answer === "VALID" ? VALID : NOT_VALID;
}

// A reader that has seen enough has not seen that a permit is valid.
await run({ name: "permits", main, whenUnread: UNREAD });
