import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { LETTER_KINDS, letterPath, letterStanding } from "./letter-kinds";
import type { CaseData } from "./load";

/** What can be printed in this case so far. */
export function CaseLetters({ data }: { data: CaseData }) {
  const t = useTranslations("decision.letter.kinds");
  const words = useTranslations("desk.case.letters");
  const there = LETTER_KINDS.flatMap((kind) => {
    const standing = letterStanding(kind, data);
    return standing === null ? [] : [{ kind, standing }];
  });
  if (there.length === 0) return null;
  return (
    <p className="text-sm">
      <span className="font-semibold">{words("title")}</span>
      {there.map(({ kind, standing }) => (
        <Link key={kind} href={letterPath(data.transfer.reference, kind)} className="ml-4">
          {t(kind)}
          {standing === "DRAFT" && <> · {words("preview")}</>}
        </Link>
      ))}
    </p>
  );
}
