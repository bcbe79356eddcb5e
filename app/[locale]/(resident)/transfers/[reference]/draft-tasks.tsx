import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { TaskList } from "@/components/ui/task-list";
import { missingSections } from "@/lib/transfers/completeness";
import { casePath, type OwnCase } from "../load";

/** An application in work: its parts, what is missing, and the way to submitting it. */
export function DraftTasks({ own, documents }: { own: OwnCase; documents: number }) {
  const t = useTranslations("transfer.draft");
  const { transfer, definitions } = own;
  const missing = missingSections(transfer.answers);
  const asked = Object.keys(definitions).length;
  const told = Object.keys(definitions).filter((name) =>
    Object.hasOwn(transfer.answers.attributes ?? {}, name),
  ).length;
  const status = (done: boolean) =>
    done ? (
      <StatusTag tone="counts">{t("done")}</StatusTag>
    ) : (
      <StatusTag tone="action">{t("todo")}</StatusTag>
    );
  const path = (part: string) => casePath(transfer.reference, part);
  return (
    <>
      <p className="max-w-prose">{t("lead")}</p>
      <p className="mt-2 max-w-prose font-semibold">
        {missing.length === 0 ? t("complete") : t("missing", { count: missing.length })}
      </p>
      <TaskList
        tasks={[
          ...(asked === 0
            ? []
            : [
                {
                  key: "about",
                  title: t("about"),
                  href: path("/about"),
                  hint: t("aboutHint"),
                  status:
                    told > 0 ? (
                      <StatusTag tone="counts">{t("told", { told, asked })}</StatusTag>
                    ) : (
                      <StatusTag tone="part">{t("open")}</StatusTag>
                    ),
                },
              ]),
          {
            key: "address",
            title: t("address"),
            href: path("/address"),
            hint: t("addressHint"),
            status: status(!missing.includes("landing")),
          },
          {
            key: "contact",
            title: t("contact"),
            href: path("/contact"),
            hint: t("contactHint"),
            status: status(!missing.includes("contact")),
          },
          {
            key: "papers",
            title: t("papers"),
            href: path("/papers"),
            hint: t("papersHint"),
            status:
              documents > 0 ? (
                <StatusTag tone="counts">{t("uploaded", { count: documents })}</StatusTag>
              ) : (
                <StatusTag>{t("optional")}</StatusTag>
              ),
          },
          {
            key: "check",
            title: t("check"),
            href: path("/check"),
            hint: t("checkHint"),
            status: <StatusTag>{missing.length === 0 ? t("ready") : t("notReady")}</StatusTag>,
          },
        ]}
      />
      <p className="mt-8">
        <Link href={path("/withdraw")}>{t("discard")}</Link>
      </p>
    </>
  );
}
