import { z } from "zod";
import { publicJwk } from "@/lib/permits/credential";
import { permitNumberSchema } from "../numbers";

/** What a phone sends when it asks for the permit. */
export const phoneRequestSchema = z.object({
  permitNumber: permitNumberSchema,
  jwk: publicJwk,
  proof: z.string().max(2000),
  deviceName: z
    .string()
    .transform((text) => text.replace(/\p{C}/gu, "").trim().slice(0, 60))
    .pipe(z.string().min(1, "required")),
});
export type PhoneRequest = z.output<typeof phoneRequestSchema>;

export const credentialRefSchema = z.object({
  permitNumber: permitNumberSchema,
  credentialId: z.uuid("required"),
});
