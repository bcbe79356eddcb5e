import { type DeskActor, systemActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { checkBatch } from "./check";
import { endorseBatch } from "./endorse";
import { closeWithoutOfficer } from "./officer-gone";

interface Open {
  cityCode: string;
  id: string;
  state: "CHECKING" | "CONFIRMED";
  officerId: string;
}

/**
 * Works through the lists that wait: checks what came in and endorses what was confirmed, in the name of the officer
 * who did either. Stops between two pieces of work when told to; whatever is left goes on with the next call, in this
 * process or another. Returns how many lines it worked on.
 */
export async function runBatches({ until = () => false }: { until?: () => boolean } = {}): Promise<number> {
  let worked = 0;
  const failed: unknown[] = [];
  for (const open of await listOpen()) {
    if (until()) break;
    try {
      worked += await workOn(open, until);
    } catch (error) {
      // One list that fails holds up no other; it is tried again in the next round.
      failed.push(error);
    }
  }
  if (failed.length > 0) throw failed[0];
  return worked;
}

async function workOn(open: Open, until: () => boolean): Promise<number> {
  const officer = await findOfficer(open);
  if (!officer.isActive) return closeWithoutOfficer(officer.actor, open.id);
  return open.state === "CHECKING"
    ? checkBatch(officer.actor, open.id, until)
    : endorseBatch(officer.actor, open.id, until);
}

function listOpen(): Promise<Open[]> {
  return withActor(systemActor("SYSTEM_SCHEDULER"), async (tx) => {
    const rows = await tx.$queryRaw<
      { city_code: string; id: string; state: Open["state"]; officer_id: string }[]
    >`SELECT city_code, id, state, officer_id FROM app_batches_open()`;
    return rows.map((row) => ({
      cityCode: row.city_code,
      id: row.id,
      state: row.state,
      officerId: row.officer_id,
    }));
  });
}

/** The officer as they are on the staff today; who was switched off since then does nothing more here. */
async function findOfficer({
  cityCode,
  id,
  officerId,
}: Open): Promise<{ actor: DeskActor; isActive: boolean }> {
  const staff = await withActor(systemActor("SYSTEM_STAFF"), (tx) =>
    tx.staff.findUnique({
      where: { id: officerId },
      select: { name: true, role: true, status: true, cityCode: true, residentId: true },
    }),
  );
  const role = staff?.role === "SUPERVISOR" ? "SUPERVISOR" : "CLERK";
  return {
    actor: {
      kind: "STAFF",
      role,
      id: officerId,
      name: staff?.name ?? "",
      // No session is behind it: what stands in its place is the list it works on.
      sessionId: id,
      city: cityCode,
      residentId: staff?.residentId ?? null,
    },
    isActive: staff?.status === "ACTIVE" && staff.role === role && staff.cityCode === cityCode,
  };
}
