import { useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button";
import type { DeskActor } from "@/lib/auth/types";
import { isClosed } from "@/lib/transfers/lifecycle";
import { Due } from "../../due";
import { Assignment } from "./case-assignment";
import type { CaseData } from "./load";
import { CONTENTS } from "./section";

/** Beside the facts: until when, who has it, and the way to the parts of the page. */
export function CaseAside({ data, actor, back }: { data: CaseData; actor: DeskActor; back: string }) {
  const t = useTranslations("desk");
  const { transfer, item, today } = data;
  const ours = item?.waitingFor === "CLERK" || item?.waitingFor === "SUPERVISOR";
  const open = !isClosed(transfer.state);
  return (
    <div className="no-print my-6 space-y-5 border-t-4 border-ink pt-4">
      {open && transfer.dueOn !== null && (
        <div>
          <p className="text-sm text-ink-soft">{t("case.summary.due")}</p>
          <Due dueOn={transfer.dueOn} today={today} ours={ours} />
        </div>
      )}
      {item !== null && (
        <Assignment {...data} item={item} actor={actor} back={back} what={transfer.reference} />
      )}
      {open && ours && (
        <a href="#act" className={buttonClasses("primary", "w-full")}>
          {t("case.toDecision")}
        </a>
      )}
      <nav aria-label={t("case.contents")} className="text-sm">
        <p className="text-ink-soft">{t("case.contents")}</p>
        <ul className="flex flex-wrap gap-x-5 lg:block">
          {CONTENTS.map((id) => (
            <li key={id}>
              <a className="link inline-block py-0.5" href={`#${id}`}>
                {t(`case.nav.${id}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
