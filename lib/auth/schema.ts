import { z } from "zod";
import { parseIdNumber } from "@/lib/residents/id-number";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "./password-length";
import { STAFF_ROLES } from "./types";

/** What may come in. Messages are keys under `auth.problems`, those of the staff pages under `errors.fields`. */

const typedPassword = z
  .string({ error: "required" })
  .min(1, "required")
  .max(LONGEST_PASSWORD, "passwordLong");

/** Read before anything is looked up: what is wrong with a number is said, whoever's it is. `today`: YYYY-MM-DD. */
export function residentSignInSchema(today: string) {
  return z.object({
    idNumber: z
      .string({ error: "idNumber.EMPTY" })
      .max(100, "idNumber.LENGTH")
      .transform((text, context) => {
        const read = parseIdNumber(text, today);
        if (read.ok) return read.number;
        context.addIssue({ code: "custom", message: `idNumber.${read.reason}` });
        return z.NEVER;
      }),
    password: typedPassword,
  });
}

export const emailSchema = z
  .string({ error: "required" })
  .trim()
  .min(1, "required")
  .max(254, "email")
  .toLowerCase()
  .pipe(z.email("email"));

export const staffSignInSchema = z
  .object({
    email: emailSchema,
    password: typedPassword,
    // Empty at the first sign-in, before a generator is bound.
    oneTimeCode: z.string().max(20, "oneTimeCode").default(""),
  })
  .transform(({ oneTimeCode, ...rest }) => ({ ...rest, code: oneTimeCode }));

const newPassword = {
  password: z
    .string({ error: "required" })
    .min(1, "required")
    .min(SHORTEST_PASSWORD, "passwordShort")
    .max(LONGEST_PASSWORD, "passwordLong")
    // "aaaaaaaaaaaa" and "abababababab" have the length and nothing else.
    .refine((text) => new Set(text).size >= 5, "passwordPlain"),
  passwordAgain: z.string({ error: "required" }),
};

const twiceTheSame = (typed: { password: string; passwordAgain: string }) =>
  typed.password === typed.passwordAgain;
const DIFFERENT = { path: ["passwordAgain"], message: "passwordAgain" };

export const setUpSchema = z
  .object({
    ...newPassword,
    oneTimeCode: z
      .string({ error: "required" })
      .trim()
      .regex(/^\d{3}\s?\d{3}$/, "oneTimeCode"),
  })
  .refine(twiceTheSame, DIFFERENT)
  .transform(({ password, oneTimeCode }) => ({ password, code: oneTimeCode }));

export const changePasswordSchema = z
  .object({ currentPassword: typedPassword, ...newPassword })
  .refine(twiceTheSame, DIFFERENT)
  .transform(({ currentPassword, password }) => ({ current: currentPassword, password }));

/** Roles a city administrator hands out. */
export const CITY_ROLES = ["CLERK", "SUPERVISOR", "CITY_ADMIN"] as const;

/** Staff may have Latin names; what no name holds is refused: control characters, emoji, angle brackets. */
const staffName = z
  .string({ error: "required" })
  .trim()
  .min(1, "required")
  .max(60, "staffName")
  .regex(/^[\p{L}\p{M}\p{N}·'’., -]+$/u, "staffName");

export const addStaffSchema = z.object({
  name: staffName,
  email: emailSchema,
  role: z.enum(CITY_ROLES, "staffRole"),
});

/** With the holder's ID number, which finds their own file and is not kept; read in the act, which knows the day. */
export const addStaffFormSchema = addStaffSchema.extend({
  idNumber: z.string().trim().max(100, "idNumber").default(""),
});

export const staffRefSchema = z.object({
  staffId: z.uuid("required"),
  seenVersion: z.coerce.number().int("required").max(2_147_483_647, "required"),
});

/** As the command line takes it: every role. */
export const addAnyStaffSchema = addStaffSchema.extend({ role: z.enum(STAFF_ROLES, "staffRole") });
