import { z } from "zod";

/** What may come in about notices. */
export const readNoticeSchema = z.object({ residentId: z.uuid("invalid"), notice: z.uuid("invalid") });
export const readAllSchema = z.object({
  /** The latest notice that was shown: what came since is not read yet. */
  upTo: z.uuid("invalid"),
});
