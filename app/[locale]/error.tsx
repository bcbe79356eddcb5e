"use client";

import { useParams } from "next/navigation";
import { errorTexts } from "@/components/layout/error-texts";
import { isLocale } from "@/lib/i18n/routing";

type Props = { error: unknown; retry: () => void };

/** A defect. Nothing of the error is shown but the number under which it stands in the log. */
export default function ErrorPage({ error, retry }: Props) {
  const { locale } = useParams();
  const text = errorTexts[isLocale(locale) ? locale : "zh"];
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <main className="mx-auto max-w-page px-4 py-12 sm:px-6" id="main">
      <div className="prose">
        <h1 className="text-2xl sm:text-3xl">{text.title}</h1>
        <p>{text.lead}</p>
        {digest !== null && (
          <p>
            {text.reference} <span className="font-semibold">{digest}</span>
          </p>
        )}
        <p className="flex flex-wrap gap-4">
          <button
            type="button"
            onClick={retry}
            className="min-h-11 rounded-md bg-ink px-5 font-semibold text-paper hover:bg-dai-deep"
          >
            {text.retry}
          </button>
          <a className="link inline-flex min-h-11 items-center" href={`/${isLocale(locale) ? locale : "zh"}`}>
            {text.home}
          </a>
        </p>
      </div>
    </main>
  );
}
