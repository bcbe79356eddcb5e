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

export const keyRefSchema = z.object({ kid: z.string("required").min(1, "required").max(64, "required") });

/** The name of the key is typed once more: nothing else on the page reaches so far. */
export const compromiseSchema = keyRefSchema
  .extend({ confirm: z.string("required").trim() })
  .refine(({ kid, confirm }) => kid === confirm, { path: ["confirm"], message: "confirmKey" });
