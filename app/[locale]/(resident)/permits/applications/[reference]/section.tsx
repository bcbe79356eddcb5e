import { redirect } from "next/navigation";
import { requireActor } from "@/lib/auth/session";
import type { ResidentActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import type { Locale } from "@/lib/i18n/routing";
import { nextApplicationState } from "@/lib/permits/lifecycle";
import type { ApplicationStep } from "@/lib/permits/types";
import { loadOwnApplication, type OwnApplication } from "../../load";
import { applicationPath } from "../../paths";

export type SectionParams = Promise<{ locale: string; reference: string }>;

/**
 * The application of a page that is there for one step. Where the step is not open any more, the application's own
 * page says what is: an old tab or bookmark leads there.
 */
export async function openFor<T>(
  locale: Locale,
  params: SectionParams,
  step: ApplicationStep,
  more: (tx: Tx, own: OwnApplication, actor: ResidentActor) => Promise<T>,
): Promise<{ own: OwnApplication; more: T }> {
  const actor = await requireActor(locale, "RESIDENT");
  const { reference } = await params;
  const found = await withActor(actor, async (tx) => {
    const own = await loadOwnApplication(tx, actor, reference);
    return { own, more: await more(tx, own, actor) };
  });
  const { application } = found.own;
  if (nextApplicationState(application.state, step) === null)
    redirect(`/${locale}${applicationPath(application.reference)}`);
  return found;
}
