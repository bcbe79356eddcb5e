import type { DeskActor } from "@/lib/auth/types";
import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { findCityRules } from "../city-rules";
import { type LateEffect, offerEndorsement } from "../late-effect";
import { openPermit, type Permit } from "../queries";
import type { At } from "./at";
import { caughtUp } from "./catch-up";
import { joinAct } from "./join-act";

/** What the officer confirmed for one permit of a list. */
export interface ConfirmedEndorsement {
  number: string;
  act: "ENDORSED" | "RESTORED";
  /** Of a late one what it does; null on time. */
  effect: LateEffect | null;
  /** The day of the confirmation: the office's own time is nobody's lapse. */
  confirmedOn: Day;
}

/**
 * Endorses one permit of an employer's list, in the name of the officer who confirmed it. Does what was confirmed and
 * nothing else: where the act or its effect is another by now, it refuses with FACTS_CHANGED.
 */
export async function endorseInBatch(
  tx: Tx,
  actor: DeskActor,
  { number, act, effect, confirmedOn }: ConfirmedEndorsement,
  at: At,
): Promise<Permit> {
  const opened = await openPermit(tx, actor, number, at.now);
  if (opened === null) throw new AppError("NOT_FOUND");
  const { residentId, permitId } = opened;
  const open = await tx.permitApplication.count({
    where: { residentId, permitId, kind: "ENDORSEMENT", closedAt: null },
  });
  // Two endorsements at once: the one that the holder has handed in goes first.
  if (open > 0) throw new AppError("OPEN_APPLICATION_EXISTS");
  const permit = await caughtUp(tx, opened, { ...at, today: confirmedOn });
  const last = permit.acts.at(-1)?.on ?? confirmedOn;
  const rules = await findCityRules(tx, permit.cityCode);
  const offer = offerEndorsement(permit.acts, rules, last > confirmedOn ? last : confirmedOn);
  if (!offer.possible) throw new AppError(offer.because);
  if (offer.act.type !== act || offer.effect !== effect) throw new AppError("FACTS_CHANGED");
  return joinAct(tx, actor, permit, offer.act, {}, at);
}
