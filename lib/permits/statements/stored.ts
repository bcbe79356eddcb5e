import { z } from "zod";
import type { Prisma } from "@/lib/generated/prisma/client";
import { statedRecord } from "../credential/statement-of-years";
import { BECAUSE, OUTCOMES, type Settled } from "./types";

/** What `statement_import.outcome` holds. */
const stored = z.object({
  issuedAt: z.iso.datetime(),
  records: z.array(
    z.object({
      record: statedRecord,
      outcome: z.enum(OUTCOMES),
      because: z.enum(BECAUSE).nullable(),
      recordId: z.uuid().nullable(),
    }),
  ),
});

export function readOutcome(json: unknown): { issuedAt: Date; records: Settled[] } {
  const { issuedAt, records } = stored.parse(json);
  return { issuedAt: new Date(issuedAt), records };
}

export function outcomeOf(issuedAt: Date, records: readonly Settled[]): Prisma.InputJsonObject {
  return { issuedAt: issuedAt.toISOString(), records: records.map((one) => ({ ...one })) };
}
