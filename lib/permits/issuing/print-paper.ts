import type { Moment } from "@/lib/action";
import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import { dayOf } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { env, isDemonstration } from "@/lib/env";
import { fitsQr } from "@/lib/permits/credential";
import { findCity } from "@/lib/places/queries";
import type { PlaceName } from "@/lib/places/types";
import { permitCard } from "@/lib/print/permit-card";
import { permitCertificate } from "@/lib/print/permit-certificate";
import { authorityOf } from "./authority";
import { type Paper, paperFor } from "./issue-paper";

export const PAPERS = ["CERTIFICATE", "CARD"] as const;
export type PaperKind = (typeof PAPERS)[number];

/** A permit on paper, as PDF. What the register does not have stands there as a dash. */
export async function printedPaper(
  actor: ResidentActor | DeskActor,
  kind: PaperKind,
  permitNumber: string,
  at: Moment,
): Promise<Uint8Array> {
  const paper = await paperFor(actor, permitNumber, at);
  if (!fitsQr(paper.qrText, "CARD")) throw new Error(`the code of ${permitNumber} does not fit a card`);
  const city = await withActor(actor, (tx) => findCity(tx, paper.permit.cityCode));
  const name = city?.name ?? { zh: paper.permit.cityCode, en: paper.permit.cityCode };
  return kind === "CARD" ? cardOf(paper, name, at) : certificateOf(paper, name, at);
}

const checkAddress = (): string => `${new URL(env().NEXTAUTH_URL).origin}/check`;

/** The end of a day belongs to that day. */
const lastDay = ({ expiresAt }: Paper): string => dayOf(new Date(expiresAt.getTime() - 1000));

function cardOf(paper: Paper, city: PlaceName, { today }: Moment): Promise<Uint8Array> {
  return permitCard({
    number: paper.permit.number,
    name: paper.person.name,
    authority: authorityOf(city),
    endorsedUntil: lastDay(paper),
    photo: null,
    qrText: paper.qrText,
    where: checkAddress(),
    printedOn: today,
    specimen: isDemonstration,
  });
}

function certificateOf(paper: Paper, city: PlaceName, { today }: Moment): Promise<Uint8Array> {
  const { permit, person } = paper;
  const none = "—";
  return permitCertificate({
    number: permit.number,
    name: person.name,
    sex: person.sex ?? "FEMALE",
    ethnicity: null,
    birthOn: person.bornOn ?? none,
    idNumber: person.idNumber ?? none,
    photo: null,
    registeredAddress: person.registeredAddress ?? none,
    residenceAddress: permit.address,
    authority: authorityOf(city),
    issuedOn: permit.issuedOn,
    endorsedUntil: lastDay(paper),
    seal: { carved: `${city.zh}居住证`, label: authorityOf(city).zh },
    qrText: paper.qrText,
    check: { code: null, where: checkAddress() },
    printedOn: today,
    specimen: isDemonstration,
  });
}
