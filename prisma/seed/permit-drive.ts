import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import type { Dice } from "@/lib/demo/dice";
import * as commands from "@/lib/permits/commands";
import { listSiteVisits, openApplication } from "@/lib/permits/queries";
import type { ApplicationAnswers, ApplicationKind, PermitPaper, VisitFinding } from "@/lib/permits/types";
import type { Moment } from "./case-schedule";
import type { ApplicationAct } from "./permit-plans";

export type DrivenApplication = {
  readonly resident: ResidentActor;
  readonly clerk: DeskActor;
  readonly kind: ApplicationKind;
  readonly place: string;
  readonly permit: string | undefined;
  readonly answers: ApplicationAnswers;
};

type Seen = { reference: string; seenVersion: number };
type Drive = (tx: Tx, driven: DrivenApplication, seen: Seen, at: Moment, dice: Dice) => Promise<unknown>;
type Step = { readonly by: "resident" | "clerk"; readonly does: Drive };

// The texts an office would write; data of the demonstration, not of the product's pages.
const PAPERS: readonly (readonly PermitPaper[])[] = [
  ["ADDRESS_PROOF"],
  ["ADDRESS_PROOF", "PHOTO"],
  ["JOB_PROOF"],
];
const TOO_SOON = "居住登记尚未满半年，满半年后可再次申请。";
const NOT_THERE = "经两次上门核实，申请人未在所填地址居住。";
const NOT_NEEDED = "所办事项为居住登记，登记后即可办理，无需申领居住证。";
const NOT_COMPETENT = "现居住地址不在本市行政区域内，请向居住地公安机关提出申请。";

const byResident = (does: Drive): Step => ({ by: "resident", does });
const byClerk = (does: Drive): Step => ({ by: "clerk", does });

const STEPS: Readonly<Record<Exclude<ApplicationAct, "START">, Step>> = {
  SAVE: byResident((tx, { resident, answers }, seen, at) =>
    commands.saveApplication(tx, resident, { ...seen, ...answers }, at),
  ),
  SUBMIT: byResident((tx, { resident }, seen, at) =>
    commands.submitApplication(tx, resident, { ...seen, declaredTrue: "yes" }, at),
  ),
  ASK: byClerk((tx, { clerk }, seen, at, dice) =>
    commands.requestPapers(
      tx,
      clerk,
      { ...seen, items: [...dice.pick(PAPERS)], note: "请一次补齐后提交。" },
      at,
    ),
  ),
  SUPPLEMENT: byResident((tx, { resident }, seen, at) =>
    commands.supplementApplication(tx, resident, { ...seen, note: "已补齐。" }, at),
  ),
  ACCEPT: byClerk((tx, { clerk }, seen, at) => commands.acceptApplication(tx, clerk, seen, at)),
  ASK_VISIT: byClerk((tx, { clerk }, seen, at) => commands.askVisit(tx, clerk, seen, at)),
  FIND_THERE: byClerk((tx, driven, seen, at) => find(tx, driven, seen, "LIVES_THERE", at)),
  FIND_NOBODY: byClerk((tx, driven, seen, at) => find(tx, driven, seen, "NOT_LIVING_THERE", at)),
  GRANT: byClerk((tx, { clerk }, seen, at) =>
    commands.grantApplication(tx, clerk, { ...seen, note: null }, at),
  ),
  REFUSE_TOO_SOON: byClerk((tx, { clerk }, seen, at) =>
    commands.refuseApplication(tx, clerk, { ...seen, grounds: ["NOT_ELIGIBLE"], note: TOO_SOON }, at),
  ),
  REFUSE_NOT_THERE: byClerk((tx, { clerk }, seen, at) =>
    commands.refuseApplication(tx, clerk, { ...seen, grounds: ["NOT_LIVING_THERE"], note: NOT_THERE }, at),
  ),
  NOT_NEEDED: byClerk((tx, { clerk }, seen, at) =>
    commands.findNotNeeded(tx, clerk, { ...seen, note: NOT_NEEDED }, at),
  ),
  NOT_COMPETENT: byClerk((tx, { clerk }, seen, at) =>
    commands.findNotCompetent(tx, clerk, { ...seen, note: NOT_COMPETENT }, at),
  ),
  WITHDRAW: byResident((tx, { resident }, seen, at) => commands.withdrawApplication(tx, resident, seen, at)),
};

/** A visit is a task beside the application, whose version it leaves as it is. */
const BESIDE: ReadonlySet<ApplicationAct> = new Set(["ASK_VISIT", "FIND_THERE", "FIND_NOBODY"]);

/** Takes one application through its acts with the product's own commands, each at its moment. */
export async function driveApplication(
  dice: Dice,
  driven: DrivenApplication,
  acts: readonly ApplicationAct[],
  moments: readonly Moment[],
): Promise<void> {
  let reference = "";
  let seenVersion = 1;
  for (const [index, act] of acts.entries()) {
    const at = moments[index];
    if (at === undefined) throw new RangeError(`no moment for ${act}`);
    if (act === "START") {
      const { resident, kind, place, permit } = driven;
      const input = { residentId: resident.id, kind, place, permit };
      reference = await withActor(resident, (tx) => commands.startApplication(tx, resident, input, at));
      continue;
    }
    const { by, does } = STEPS[act];
    await withActor(driven[by], (tx) => does(tx, driven, { reference, seenVersion }, at, dice));
    if (!BESIDE.has(act)) seenVersion += 1;
  }
}

async function find(
  tx: Tx,
  { clerk }: DrivenApplication,
  { reference }: Seen,
  finding: VisitFinding,
  at: Moment,
): Promise<void> {
  const application = await openApplication(tx, clerk, reference, at.now);
  const visits = application === null ? [] : await listSiteVisits(tx, application);
  const visit = visits.find((one) => one.finding === null)?.id ?? "";
  await commands.reportVisit(tx, clerk, { reference, visit, visitedOn: at.today, finding, note: null }, at);
}
