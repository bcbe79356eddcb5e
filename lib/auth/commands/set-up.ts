import { recordOfficeEvent } from "@/lib/audit/log";
import { withActor } from "@/lib/db/with-actor";
import { hashPassword } from "../password";
import { sealTotpSecret, totpStepOf } from "../totp";
import { systemActor } from "../types";
import { openSession } from "./open-session";
import type { AttemptContext, SignInAnswer } from "./sign-in";

/** What a person carries from their temporary password to their own: proof of the first, the new generator. */
export interface SetUp {
  staffId: string;
  email: string;
  /** The hash of the temporary password that was verified. A newer one ends this set-up. */
  passwordHash: string;
  totpSecret: string;
}

export type SetUpAnswer = SignInAnswer | { status: "WRONG_CODE" };

/** The first sign-in: own password, bound generator, then the session. */
export async function setUpStaffAccount(
  setUp: SetUp,
  typed: { password: string; code: string },
  context: AttemptContext,
): Promise<SetUpAnswer> {
  const totpStep = totpStepOf(setUp.totpSecret, typed.code, context.machineNow);
  if (totpStep === null) return { status: "WRONG_CODE" };
  const passwordHash = await hashPassword(typed.password);
  const sealed = sealTotpSecret(setUp.totpSecret, setUp.staffId);
  const actor = systemActor("SYSTEM_SIGN_IN");
  const done = await withActor(actor, async (tx) => {
    const [row] = await tx.$queryRaw<{ done: boolean }[]>`
      SELECT app_staff_enrol(${setUp.staffId}::uuid, ${setUp.passwordHash}, ${passwordHash}, ${sealed}, ${context.machineNow}::timestamptz) AS done`;
    if (row?.done !== true) return false;
    await recordOfficeEvent(tx, actor, context.now, {
      action: "STAFF_SET_UP",
      subjectKind: "STAFF",
      subjectId: setUp.staffId,
    });
    return true;
  });
  if (!done) return { status: "REFUSED" };
  const opened = await openSession(
    { kind: "STAFF", id: setUp.staffId },
    { method: "PASSWORD", replaces: context.replaces, totpStep },
    context,
  );
  return opened === null ? { status: "REFUSED" } : { status: "SIGNED_IN", ...opened };
}
