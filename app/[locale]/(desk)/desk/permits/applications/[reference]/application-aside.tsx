import { useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button";
import type { DeskActor } from "@/lib/auth/types";
import { Assignment } from "../../../cases/[reference]/case-assignment";
import { Due } from "../../../due";
import type { ApplicationData } from "./load";
import type { SectionId } from "./section";

type Props = { data: ApplicationData; actor: DeskActor; back: string; contents: readonly SectionId[] };

/** Beside the facts: until when, who has it, and the way to the parts of the page. */
export function ApplicationAside({ data, actor, back, contents }: Props) {
  const t = useTranslations("desk-permits");
  const { application, item, today, closed } = data;
  const ours = item?.waitingFor === "CLERK";
  return (
    <div className="no-print my-6 space-y-5 border-t-4 border-ink pt-4">
      {!closed && (
        <div>
          <p className="text-sm text-ink-soft">{t(`due.${application.state}`)}</p>
          <Due dueOn={application.dueOn} today={today} ours={ours} />
        </div>
      )}
      {item !== null && (
        <Assignment {...data} item={item} actor={actor} back={back} what={application.reference} />
      )}
      {ours && (
        <a href="#act" className={buttonClasses("primary", "w-full")}>
          {t("toSteps")}
        </a>
      )}
      <nav aria-label={t("contents")} className="text-sm">
        <p className="text-ink-soft">{t("contents")}</p>
        <ul className="flex flex-wrap gap-x-5 lg:block">
          {contents.map((id) => (
            <li key={id}>
              <a className="link inline-block py-0.5" href={`#${id}`}>
                {t(`nav.${id}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
