import type { Tx } from "@/lib/db/types";
import { unseal } from "@/lib/residents/identity";
import { parseName } from "@/lib/residents/names";
import { findResident } from "@/lib/residents/queries";
import type { Resident } from "@/lib/residents/types";
import type { Statement } from "../credential";

/** The person, where the statement names exactly them: by name and by ID number. Null otherwise. */
export async function isAbout(
  tx: Tx,
  residentId: string,
  named: Statement["person"],
): Promise<Resident | null> {
  const person = await findResident(tx, residentId);
  if (person === null) return null;
  const known = { name: person.name, idNumber: await idNumberOf(tx, residentId) };
  const asWritten = (name: string) => {
    const parsed = parseName(name, person.idKind);
    return parsed.ok ? parsed.name : name.normalize("NFC");
  };
  const isSame = known.idNumber === named.idNumber && asWritten(known.name) === asWritten(named.name);
  return isSame ? person : null;
}

/** In clear, for the person's own statement alone; what it was used for is in the log. */
export async function idNumberOf(tx: Tx, residentId: string): Promise<string> {
  const { idNumberSealed } = await tx.resident.findUniqueOrThrow({
    where: { residentId },
    select: { idNumberSealed: true },
  });
  return unseal(idNumberSealed, residentId);
}
