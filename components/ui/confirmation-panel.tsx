import type { ReactNode } from "react";

type Props = {
  title: ReactNode;
  reference?: { label: string; value: string };
  /** What happens next, by when, and what the reader has to do: the most important part of the page. */
  next: { title: string; body: ReactNode };
};

/** Something was done and recorded. The page's `h1` is in it. */
export function ConfirmationPanel({ title, reference, next }: Props) {
  return (
    <>
      <div className="print-exact mb-8 max-w-3xl border border-celadon-deep bg-celadon-pale px-6 py-8 text-celadon-deep">
        <h1 className="text-2xl sm:text-3xl">{title}</h1>
        {reference !== undefined && (
          <p className="mt-4">
            {reference.label}
            <br />
            <strong className="text-xl tracking-wide">{reference.value}</strong>
          </p>
        )}
      </div>
      <section className="prose">
        <h2 className="mt-0">{next.title}</h2>
        {next.body}
      </section>
    </>
  );
}
