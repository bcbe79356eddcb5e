import { z } from "zod";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { endSession } from "./commands/sessions";
import { findSessionActor } from "./queries";

/** Ends the session whose id a decrypted token holds, if it is still open. */
export async function endSessionOfToken(sid: unknown): Promise<void> {
  const id = z.uuid().safeParse(sid);
  if (!id.success) return;
  const machineNow = clock.machineNow();
  const actor = await findSessionActor(id.data, machineNow);
  if (actor === null) return;
  await withActor(actor, (tx) => endSession(tx, actor, id.data, { now: clock.now(), machineNow }));
}
