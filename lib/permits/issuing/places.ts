import type { Tx } from "@/lib/db/types";
import { drawnIndices, STATUS_LIST_SIZE } from "@/lib/permits/credential";

/** A list of which half is taken refuses all of these once in four thousand million draws; a full one always. */
const DRAWS = 32;

/**
 * Takes a place of the city's status lists that nobody ever had: drawn over the whole list, drawn anew where it is
 * taken, in the next list where this one is full. The primary key decides between two who draw the same.
 */
export async function takePlace(
  tx: Tx,
  cityCode: string,
  drawn: (count: number) => number[] = (count) => drawnIndices(STATUS_LIST_SIZE, count),
): Promise<{ listNo: number; listIndex: number }> {
  for (let listNo = 1; ; listNo++) {
    for (const listIndex of drawn(DRAWS)) {
      // Without a target in its ON CONFLICT, the insert needs no sight of others' places.
      const { count } = await tx.statusEntry.createMany({
        data: { cityCode, listNo, listIndex, status: 0 },
        skipDuplicates: true,
      });
      if (count === 1) return { listNo, listIndex };
    }
  }
}
