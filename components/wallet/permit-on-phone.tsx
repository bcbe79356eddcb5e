"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { type IssueOnServer, obtainPermit } from "@/lib/wallet/obtain";
import { findStored, type StoredPermit } from "@/lib/wallet/stored";
import type { PlaceNames } from "./choose-shown";
import { deviceNameGuess, PutOnPhone } from "./put-on-phone";
import { ShowPermit } from "./show-permit";

type Props = {
  permitNumber: string;
  /** What this phone signs to prove its key. */
  nonce: string;
  /** The signed permits that count now, by their ids. */
  live: readonly string[];
  /** Until when one that is signed now lasts; null where none may be signed. */
  endsAtMs: number | null;
  names: PlaceNames;
  clockOffsetMs: number;
  issue: IssueOnServer;
};

type Phone =
  | { at: "LOOKING" }
  | { at: "CANNOT"; why: "INSECURE" | "NO_STORE" }
  /** `isFresh`: put here since this page was made, which does not know it yet. */
  | { at: "READY"; stored: StoredPermit | null; isFresh: boolean };

/** Puts the permit on this phone, and shows it from there. */
export function PermitOnPhone({ permitNumber, nonce, live, endsAtMs, names, clockOffsetMs, issue }: Props) {
  const t = useTranslations("permit-wallet");
  const router = useRouter();
  const [phone, setPhone] = useState<Phone>({ at: "LOOKING" });
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    if (!window.isSecureContext) return setPhone({ at: "CANNOT", why: "INSECURE" });
    findStored(permitNumber).then(
      (stored) => setPhone({ at: "READY", stored, isFresh: false }),
      () => setPhone({ at: "CANNOT", why: "NO_STORE" }),
    );
  }, [permitNumber]);

  if (phone.at === "LOOKING") return <p role="status">{t("looking")}</p>;
  if (phone.at === "CANNOT") {
    return (
      <Notice kind="warning">
        <p>{t(`cannot.${phone.why}`)}</p>
      </Notice>
    );
  }
  const { stored } = phone;
  const put = async (deviceName: string) => {
    setBusy(true);
    setProblem(null);
    try {
      const got = await obtainPermit(issue, { permitNumber, nonce, deviceName }, stored);
      if ("permit" in got) {
        setPhone({ at: "READY", stored: got.permit, isFresh: true });
        router.refresh();
      } else setProblem(t.has(`problem.${got.code}`) ? t(`problem.${got.code}`) : t("problem.OTHER"));
    } catch {
      setProblem(t("problem.NETWORK"));
    }
    setBusy(false);
  };
  const holds = stored !== null && (phone.isFresh || live.includes(stored.credentialId));
  const isOld = holds && endsAtMs !== null && stored.expiresAtMs < endsAtMs;
  return (
    <>
      {problem !== null && (
        <Notice kind="error" role="alert">
          <p>{problem}</p>
        </Notice>
      )}
      {stored !== null && !holds && (
        <Notice kind="warning">
          <p>{t("noLonger")}</p>
        </Notice>
      )}
      {isOld && (
        <Notice kind="info">
          <p>{t("renewable")}</p>
        </Notice>
      )}
      {endsAtMs !== null && (stored === null || !holds || isOld) && (
        <PutOnPhone
          suggested={stored?.deviceName ?? deviceNameGuess()}
          isBusy={isBusy}
          isAgain={stored !== null}
          onPut={(name) => void put(name)}
        />
      )}
      {holds && (
        <>
          <ShowPermit key={stored.credentialId} {...{ permit: stored, names, clockOffsetMs }} />
          <p className="mt-6 max-w-prose">
            <Link href="/wallet">{t("offline")}</Link>
          </p>
        </>
      )}
    </>
  );
}
