"use client";

import { errorTexts } from "@/components/layout/error-texts";
import "./globals.css";

/** When even the document's layout failed: both languages, for the reader's is not known. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <main className="mx-auto max-w-page px-4 py-12 sm:px-6">
          {(["zh", "en"] as const).map((locale) => (
            <div key={locale} lang={locale === "zh" ? "zh-CN" : "en"} className="prose mb-10">
              <h1 className="text-2xl">{errorTexts[locale].title}</h1>
              <p>{errorTexts[locale].lead}</p>
              <button
                type="button"
                onClick={retry}
                className="min-h-11 rounded-md bg-ink px-5 font-semibold text-paper"
              >
                {errorTexts[locale].retry}
              </button>
            </div>
          ))}
        </main>
      </body>
    </html>
  );
}
