import { useTranslations } from "next-intl";
import { z } from "zod";
import { OBJECTION_REASONS, REFUSAL_REASONS } from "@/lib/transfers/types";

const kept = z.object({
  grounds: z.array(z.string()).catch([]),
  note: z.string().nullable().catch(null),
});

/** The grounds and the note kept with a decision or an event; what is not there is empty. */
export function readReasons(reasons: unknown): { grounds: string[]; note: string | null } {
  const read = kept.safeParse(reasons);
  return read.success ? read.data : { grounds: [], note: null };
}

export function hasReasons(reasons: unknown): boolean {
  const { grounds, note } = readReasons(reasons);
  return grounds.length > 0 || note !== null;
}

/** Grounds and note in words; a dash where there are none. */
export function Reasons({ reasons }: { reasons: unknown }) {
  const { grounds, note } = readReasons(reasons);
  const text = useGroundText();
  if (grounds.length === 0 && note === null) return <span className="text-ink-soft">–</span>;
  return (
    <>
      {grounds.length > 0 && (
        <ul className="list-disc pl-5">
          {grounds.map((ground) => (
            <li key={ground}>{text(ground)}</li>
          ))}
        </ul>
      )}
      {note !== null && <p className="whitespace-pre-line">{note}</p>}
    </>
  );
}

/** A ground of a refusal or an objection in words. */
export function useGroundText(): (ground: string) => string {
  const refusal = useTranslations("decision.refusalReasons");
  const objection = useTranslations("decision.objectionReasons");
  return (ground) => {
    const refused = REFUSAL_REASONS.find((one) => one === ground);
    if (refused !== undefined) return refusal(refused);
    const objected = OBJECTION_REASONS.find((one) => one === ground);
    return objected === undefined ? ground : objection(objected);
  };
}
