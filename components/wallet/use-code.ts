"use client";

import { useEffect, useState } from "react";
import { productTime } from "@/components/check/use-now";
import { CODE_LASTS, type Code, codeOf } from "@/lib/wallet/code";
import type { Selection } from "@/lib/wallet/selection";
import type { StoredPermit } from "@/lib/wallet/stored";

type Asked = {
  permit: StoredPermit;
  selection: Selection;
  challenge: string | null;
  clockOffsetMs: number;
  first: Code;
};

/** The code that is on the screen, signed anew each minute, and how many seconds it has left. */
export function useCode({ permit, selection, challenge, clockOffsetMs, first }: Asked) {
  const [code, setCode] = useState(first);
  const [left, setLeft] = useState(CODE_LASTS);
  useEffect(() => {
    let isHere = true;
    let signedAt = first.signedAt;
    const tick = async () => {
      const now = productTime(clockOffsetMs);
      const age = (now.getTime() - signedAt.getTime()) / 1000;
      // A clock that was set back makes it as old as one that ran out.
      if (age >= CODE_LASTS || age < 0) {
        signedAt = now;
        const next = await codeOf(permit, selection, challenge, now);
        if (isHere) setCode(next);
      }
      if (isHere) setLeft(CODE_LASTS - Math.floor((now.getTime() - signedAt.getTime()) / 1000));
    };
    const look = () => void tick();
    const timer = setInterval(look, 1000);
    // A phone that slept shows an old code until its page is looked at again.
    document.addEventListener("visibilitychange", look);
    return () => {
      isHere = false;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [permit, selection, challenge, clockOffsetMs, first]);
  return { code, left };
}
