"use client";

import { useParams } from "next/navigation";
import { errorTexts } from "@/components/layout/error-texts";
import { ProblemPage } from "@/components/layout/problem-page";
import { isLocale } from "@/lib/i18n/routing";

type Props = { error: unknown; retry: () => void };

/** A defect. Nothing of the error is shown but the number under which it stands in the log. */
export default function ErrorPage({ error, retry }: Props) {
  const { locale: requested } = useParams();
  const locale = isLocale(requested) ? requested : "zh";
  const text = errorTexts[locale];
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <ProblemPage home={{ href: `/${locale}`, name: text.name }} title={text.title} lead={text.lead}>
      {digest !== null && (
        <p className="mt-4">
          {text.reference} <strong>{digest}</strong>
        </p>
      )}
      <p className="mt-6 flex flex-wrap gap-5">
        <button
          type="button"
          onClick={retry}
          className="min-h-11 rounded-md bg-ink px-5 font-semibold text-paper hover:bg-dai-deep"
        >
          {text.retry}
        </button>
        <a className="link inline-flex min-h-11 items-center" href={`/${locale}`}>
          {text.home}
        </a>
      </p>
    </ProblemPage>
  );
}
