import type { ReactNode } from "react";

type Props = {
  /** Who issues it: a city's office. */
  issuer: ReactNode;
  title: ReactNode;
  reference?: { label: string; value: string };
  /** "To: …" */
  addressee?: ReactNode;
  children: ReactNode;
  /** The day in words, above the seal. */
  issuedOn?: ReactNode;
  seal?: ReactNode;
  /** What it is worth and where it can be checked. */
  foot?: ReactNode;
};

/** A letter or certificate, on screen as on paper: head, double rule, text, day and seal. */
export function LetterSheet(props: Props) {
  return (
    <article className="print-alone my-8 max-w-3xl border border-line bg-sheet px-6 py-10 sm:px-14 sm:py-14 print:m-0 print:max-w-none print:border-0 print:p-0">
      <header>
        <p className="text-center text-lg tracking-[0.15em]">{props.issuer}</p>
        <div className="rule-double my-3" />
        {props.reference !== undefined && (
          <p className="text-right text-sm text-ink-soft">
            {props.reference.label} <span className="text-ink">{props.reference.value}</span>
          </p>
        )}
        <h2 className="mt-8 mb-8 text-center text-2xl tracking-[0.08em]">{props.title}</h2>
      </header>
      {props.addressee !== undefined && <p className="mb-4">{props.addressee}</p>}
      <div className="prose">{props.children}</div>
      {(props.issuedOn !== undefined || props.seal !== undefined) && (
        <div className="keep-together mt-12 flex flex-col items-end gap-2">
          {/* The seal is set over the day, as on paper. */}
          <div className="relative flex min-h-36 min-w-56 items-end justify-center">
            {props.seal !== undefined && (
              <div className="absolute inset-0 flex items-start justify-center">{props.seal}</div>
            )}
            <p className="relative">{props.issuedOn}</p>
          </div>
        </div>
      )}
      {props.foot !== undefined && (
        <footer className="mt-10 border-t border-line pt-4 text-sm text-ink-soft">{props.foot}</footer>
      )}
    </article>
  );
}
