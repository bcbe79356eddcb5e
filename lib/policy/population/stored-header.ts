import { z } from "zod";
import { RECORD_STATUSES } from "@/lib/rules";

const number = z.string().regex(/^\d+$/);
const index = z.number().int().nonnegative();
const tags = z.array(z.string());

/** What a stored snapshot says of itself; the columns follow it. */
export const storedHeaderSchema = z.object({
  zoneId: z.string(),
  places: z.string(),
  origin: z.string(),
  since: number,
  latest: z.object({ resident: z.string(), record: z.string().nullable(), xid: number }).nullable(),
  people: index,
  /** Items of each column. */
  lengths: z.record(z.string(), index),
  forms: z.array(z.object({ kind: z.string(), city: z.string(), tags })),
  whole: z.array(
    z.object({
      index,
      person: z.object({ birthDate: z.string().nullable().optional() }),
      records: z.array(
        z.object({
          id: z.string(),
          kind: z.string(),
          city: z.string(),
          start: z.string(),
          end: z.string().nullable().optional(),
          status: z.enum(RECORD_STATUSES),
          tags: tags.nullable().optional(),
        }),
      ),
    }),
  ),
});

export type StoredHeader = z.infer<typeof storedHeaderSchema>;
