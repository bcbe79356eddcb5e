import type { DeskActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { cityNames } from "@/lib/places/queries";
import { countWaiting, listClosed, listQueue } from "@/lib/transfers/queue";
import { colleagueNames } from "@/lib/transfers/staff-names";
import { CASE_KINDS, type View, WAITING_FOR } from "./view";

/** One page of the queue, with the names that it carries only as codes and ids, and what waits in the other views. */
export async function loadQueue(tx: Tx, actor: DeskActor, view: View) {
  const filter = {
    waitingFor: WAITING_FOR[view.tab],
    kinds: view.kind === null ? CASE_KINDS : [view.kind],
    mine: view.mine,
    ...(view.after === null ? {} : { after: view.after }),
  };
  const { items, hasMore } = await (view.tab === "done" ? listClosed : listQueue)(tx, actor, filter);
  const codes = items.flatMap((item) => [item.cityCode, item.otherCity ?? item.cityCode]);
  return {
    items,
    hasMore,
    cities: await cityNames(tx, [actor.city, ...codes]),
    staff: await colleagueNames(tx, actor),
    counts: await countWaiting(tx, actor),
    today: clock.today(),
  };
}
