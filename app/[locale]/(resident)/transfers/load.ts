import { notFound } from "next/navigation";
import type { ResidentActor } from "@/lib/auth/types";
import { clock, type Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { cityNames } from "@/lib/places/queries";
import type { PlaceName } from "@/lib/places/types";
import { findBundle, getKeptBundle, type PreparedBundle } from "@/lib/policy/bundle";
import { attributesOf } from "@/lib/residents/attributes-asked";
import { findResident } from "@/lib/residents/queries";
import type { Resident } from "@/lib/residents/types";
import {
  type AttributeDefinition,
  type Pathway,
  pathwaysFor,
  type RuleSet,
  ruleSetInForce,
} from "@/lib/rules";
import { findOwnTransfer } from "@/lib/transfers/queries";
import { referenceSchema } from "@/lib/transfers/schema";
import type { TransferCase } from "@/lib/transfers/types";

export interface OwnCase {
  transfer: TransferCase;
  person: Resident;
  isSelf: boolean;
  cities: ReadonlyMap<string, PlaceName>;
  /** The rules it is decided under: those kept at its acceptance, before that today's. */
  bundle: PreparedBundle;
  ruleSet: RuleSet | null;
  pathways: Pathway[];
  /** What these rules ask about the person. */
  definitions: Record<string, AttributeDefinition>;
  today: Day;
}

/** A case of the actor's own or of a ward's; any other and none alike are not found. */
export async function loadOwnCase(tx: Tx, actor: ResidentActor, reference: string): Promise<OwnCase> {
  const code = referenceSchema.safeParse(decoded(reference));
  const transfer = code.success ? await findOwnTransfer(tx, actor, code.data) : null;
  const person = transfer && (await findResident(tx, transfer.residentId));
  if (!transfer || !person) notFound();
  const bundle = transfer.bundleSha256
    ? await getKeptBundle(tx, transfer.bundleSha256)
    : await findBundle(tx, transfer.zoneId);
  if (!bundle) notFound();
  const today = clock.today();
  const day = transfer.acceptedOn ?? today;
  const ruleSet = ruleSetInForce(bundle.compiled, day);
  const pathways = pathwaysFor(bundle.compiled, transfer.destinationCity, day);
  const asked = attributesOf(pathways);
  return {
    transfer,
    person,
    isSelf: person.residentId === actor.id,
    cities: await cityNames(tx, [transfer.originCity, transfer.destinationCity]),
    ...{ bundle, ruleSet, pathways, today },
    definitions: Object.fromEntries(
      Object.entries(ruleSet?.attributes ?? {}).filter(([name]) => asked.has(name)),
    ),
  };
}

/** The check character may be one of `*~$=`, which arrive escaped. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** A case's own address; its number may end in a sign that addresses escape. */
export function casePath(reference: string, part = ""): string {
  return `/transfers/${encodeURIComponent(reference)}${part}`;
}
