import type { SignedInActor } from "@/lib/auth/types";
import { dayOf } from "@/lib/clock";
import { isRefusal } from "@/lib/errors";
import { permitNumberSchema } from "../numbers";
import { nowPublished } from "./now";
import { type PaperKind, printedPaper } from "./print-paper";

/**
 * The paper as a download, for the holder, a guardian, or the desk of the city that issued it. Whoever else asks, and
 * for a permit that is not in force, there is nothing here.
 */
export async function paperAnswer(
  actor: SignedInActor | null,
  kind: PaperKind,
  number: string,
): Promise<Response> {
  const code = permitNumberSchema.safeParse(textOf(number));
  const may = actor?.role === "RESIDENT" || actor?.role === "CLERK" || actor?.role === "SUPERVISOR";
  if (!code.success || !may) return nothing();
  const now = await nowPublished();
  try {
    const bytes = await printedPaper(actor, kind, code.data, { now, today: dayOf(now) });
    const file = `${kind.toLowerCase()}-${code.data.replace(/[^0-9A-Z-]/g, "_")}.pdf`;
    return new Response(Buffer.from(bytes), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `inline; filename="${file}"`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    if (isRefusal(error, "NOT_FOUND") || isRefusal(error, "WRONG_STATE")) return nothing();
    throw error;
  }
}

/** The check character may be one of `*~$=`, which arrive escaped. */
function textOf(number: string): string {
  try {
    return decodeURIComponent(number);
  } catch {
    return "";
  }
}

const nothing = (): Response => new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
