"use client";

import type { ReactNode } from "react";
import { BrandMark } from "./brand-mark";

type Props = {
  /** The product's name, and where its mark leads. */
  home: { href: string; name: string };
  title: string;
  lead: string;
  points?: readonly string[];
  links?: readonly { href: string; label: string }[];
  children?: ReactNode;
};

/**
 * A page that stands in for another: nothing found, not allowed, something broke. Next sends each of them along
 * with every page, so they are a few texts for a component of the browser, not a rendered page.
 */
export function ProblemPage({ home, title, lead, points = [], links = [], children }: Props) {
  return (
    <>
      <header className="rule-double">
        <div className="mx-auto max-w-page px-4 py-4 sm:px-6">
          <a href={home.href} className="inline-flex items-center gap-3 text-xl font-bold">
            <BrandMark />
            {home.name}
          </a>
        </div>
      </header>
      <main id="main" className="mx-auto min-h-[60vh] max-w-page px-4 py-10 sm:px-6">
        <h1 className="max-w-prose text-2xl sm:text-3xl">{title}</h1>
        <p className="mt-3 max-w-prose text-lg text-ink-soft">{lead}</p>
        {points.length + links.length > 0 && (
          <ul className="mt-6 max-w-prose list-disc space-y-1 pl-6">
            {points.map((point) => (
              <li key={point}>{point}</li>
            ))}
            {links.map(({ href, label }) => (
              <li key={href}>
                <a className="link" href={href}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        )}
        {children}
      </main>
    </>
  );
}
