import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import type { Dice } from "@/lib/demo/dice";
import {
  acceptTransfer,
  approveTransfer,
  confirmOrigin,
  confirmRefusal,
  objectToTransfer,
  proposeApproval,
  proposeRefusal,
  requestCorrection,
  saveAbout,
  saveContact,
  saveLanding,
  startTransfer,
  submitTransfer,
  supplementTransfer,
  withdrawTransfer,
} from "@/lib/transfers/commands";
import type { CaseAct } from "./case-plans";
import type { Moment } from "./case-schedule";

export type Players = {
  readonly resident: ResidentActor;
  readonly clerk: DeskActor;
  readonly supervisor: DeskActor;
  readonly originClerk: DeskActor;
};

export type DrivenCase = {
  readonly destination: string;
  readonly zone: string;
  readonly landing: string;
  /** Answers to what the rules ask, as the form sends them. */
  readonly about: Readonly<Record<string, string>>;
};

type Seen = { reference: string; seenVersion: number };
type Act = (players: Players, seen: Seen, about: DrivenCase, at: Moment, dice: Dice) => Promise<unknown>;

const OBJECTION = "该人在我市另有一笔登记待注销，请核实后再办。";
const REFUSAL = "按受理之日的规则计算，折算后的年限尚未达到要求，详见计算过程。";

const ACTS: Readonly<Record<Exclude<CaseAct, "START">, Act>> = {
  ABOUT: ({ resident }, seen, { about }, at) =>
    withActor(resident, (tx) => saveAbout(tx, resident, { ...seen, ...about }, at)),
  LANDING: ({ resident }, seen, { landing }, at, dice) => {
    const rented = dice.chance(0.6);
    const place = {
      landingKind: rented ? ("RENTED_HOME" as const) : ("OWN_HOME" as const),
      address: landing,
    };
    return withActor(resident, (tx) =>
      saveLanding(tx, resident, { ...seen, ...place, holder: rented ? "房屋所有权人" : null }, at),
    );
  },
  CONTACT: ({ resident }, seen, _about, at, dice) => {
    // 170 numbers of virtual operators were never given to a real subscriber of this range.
    const phone = `1700000${String(dice.int(0, 9999)).padStart(4, "0")}`;
    return withActor(resident, (tx) => saveContact(tx, resident, { ...seen, phone }, at));
  },
  SUBMIT: ({ resident }, seen, _about, at) =>
    withActor(resident, (tx) => submitTransfer(tx, resident, { ...seen, declaredTrue: "yes" }, at)),
  ASK: ({ clerk }, seen, _about, at, dice) => {
    const items = dice.chance(0.5)
      ? (["LANDING_PROOF"] as const)
      : (["LANDING_PROOF", "HOLDER_CONSENT"] as const);
    const note = "请上传盖章的租赁备案证明；出租人同意书需本人签名。";
    return withActor(clerk, (tx) => requestCorrection(tx, clerk, { ...seen, items: [...items], note }, at));
  },
  SUPPLEMENT: ({ resident }, seen, _about, at) =>
    withActor(resident, (tx) => supplementTransfer(tx, resident, { ...seen, note: "已补齐。" }, at)),
  ACCEPT: ({ clerk }, seen, _about, at) => withActor(clerk, (tx) => acceptTransfer(tx, clerk, seen, at)),
  PROPOSE_APPROVAL: ({ clerk }, seen, _about, at) =>
    withActor(clerk, (tx) => proposeApproval(tx, clerk, { ...seen, note: null }, at)),
  APPROVE: ({ supervisor }, seen, _about, at) =>
    withActor(supervisor, (tx) => approveTransfer(tx, supervisor, seen, at)),
  PROPOSE_REFUSAL: ({ clerk }, seen, _about, at) =>
    withActor(clerk, (tx) =>
      proposeRefusal(tx, clerk, { ...seen, grounds: ["NOT_ELIGIBLE"], note: REFUSAL }, at),
    ),
  CONFIRM_REFUSAL: ({ supervisor }, seen, _about, at) =>
    withActor(supervisor, (tx) => confirmRefusal(tx, supervisor, seen, at)),
  OBJECT: ({ originClerk }, seen, _about, at) =>
    withActor(originClerk, (tx) =>
      objectToTransfer(
        tx,
        originClerk,
        { ...seen, grounds: ["DUPLICATE_REGISTRATION"], note: OBJECTION },
        at,
      ),
    ),
  CONFIRM_ORIGIN: ({ originClerk }, seen, _about, at) =>
    withActor(originClerk, (tx) => confirmOrigin(tx, originClerk, seen, at)),
  WITHDRAW: ({ resident }, seen, _about, at) =>
    withActor(resident, (tx) => withdrawTransfer(tx, resident, seen, at)),
};

/** Takes one case through its acts with the product's own commands, each at its moment. */
export async function driveCase(
  dice: Dice,
  players: Players,
  about: DrivenCase,
  acts: readonly CaseAct[],
  moments: readonly Moment[],
): Promise<void> {
  let reference = "";
  let seenVersion = 1;
  for (const [index, act] of acts.entries()) {
    const at = moments[index];
    if (at === undefined) throw new RangeError(`no moment for ${act}`);
    if (act === "START") {
      const { resident } = players;
      const input = { residentId: resident.id, destination: about.destination, zone: about.zone };
      reference = await withActor(resident, (tx) => startTransfer(tx, resident, input, at));
      continue;
    }
    await ACTS[act](players, { reference, seenVersion }, about, at, dice);
    // Every step counts the case's version on by one.
    seenVersion += 1;
  }
}
