"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 3000;

type Props = {
  done: number;
  total: number;
  label: string;
  hint: string;
  refresh: { href: string; text: string };
};

/** How far the work is; the page asks for itself anew. Without JavaScript the link does the same. */
export function WorkProgress({ done, total, label, hint, refresh }: Props) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <div className="my-6 max-w-prose border border-line bg-sheet px-5 py-4">
      <p role="status" className="font-semibold tabular-nums">
        {label}
      </p>
      <progress
        value={done}
        max={Math.max(total, 1)}
        aria-label={label}
        className="mt-2 h-3 w-full accent-ink"
      />
      <p className="mt-2 text-sm text-ink-soft">{hint}</p>
      <p className="text-sm">
        <a className="link inline-block py-1" href={refresh.href}>
          {refresh.text}
        </a>
      </p>
    </div>
  );
}
