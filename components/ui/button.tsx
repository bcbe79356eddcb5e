import type { ComponentProps, ReactNode } from "react";
import { Link } from "./link";

/**
 * `primary`: the one next step of the page. `decision`: an act with legal effect, in vermilion.
 * `secondary`: any other. `quiet`: looks like a link, acts like a button.
 */
export type ButtonLook = "primary" | "decision" | "secondary" | "quiet";

const SHAPE =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-md py-2 text-center leading-snug aria-disabled:cursor-progress aria-disabled:opacity-70";

const LOOKS: Record<ButtonLook, string> = {
  primary: "bg-ink px-5 font-semibold text-paper hover:bg-dai-deep",
  decision: "bg-seal px-5 font-semibold text-paper hover:bg-seal-deep",
  secondary: "border border-ink bg-sheet px-5 font-semibold text-ink hover:bg-paper-deep",
  quiet: "link",
};

export function buttonClasses(look: ButtonLook = "primary", extra = ""): string {
  return `${SHAPE} ${LOOKS[look]} ${extra}`.trim();
}

export type ButtonProps = Omit<ComponentProps<"button">, "className"> & { look?: ButtonLook };

/** A plain button; the one that sends a form is `SubmitButton` of components/form. */
export function Button({ look = "primary", type = "button", ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={buttonClasses(look)} />;
}

/** A link that starts something: the next page of a journey. */
export function LinkButton(props: { href: string; look?: ButtonLook; children: ReactNode }) {
  return (
    <Link href={props.href} look="plain" className={buttonClasses(props.look)}>
      {props.children}
    </Link>
  );
}

/** Buttons and links at the foot of a form or a page. */
export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="no-print mt-8 flex flex-wrap items-center gap-x-5 gap-y-3">{children}</div>;
}
