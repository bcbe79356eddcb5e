import { useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import { type Task, TaskList } from "@/components/ui/task-list";
import { dayOf } from "@/lib/clock";
import { addDays } from "@/lib/places/days";
import { cityText, dueText, needsResident } from "../transfers/case-words";
import { casePath } from "../transfers/load";
import { kindName, type LedgerWords, placeName } from "../years/words";
import type { HomeData } from "./load";
import { permitTasks } from "./permit-tasks";

/** A rejection is news for as long; it stays readable in the ledger. */
const NEWS_DAYS = 30;

/** What waits for the resident: a draft, missing papers, a record that was not accepted. */
export function NeedsMe({ data, words }: { data: HomeData; words: LedgerWords }) {
  const t = useTranslations("resident.home");
  const transfer = useTranslations("transfer");
  const permits = useTranslations("permits");
  const nameOf = (residentId: string) =>
    data.people.wards.find((ward) => ward.residentId === residentId)?.name ?? null;
  const titled = (title: string, residentId: string) => {
    const name = nameOf(residentId);
    return name === null ? title : t("for", { title, name });
  };
  const newsFrom = addDays(data.today, -NEWS_DAYS);
  const status = <StatusTag tone="action">{t("now")}</StatusTag>;
  const permitWords = { t: permits, locale: words.locale, cities: words.cities };
  const tasks: Task[] = [
    ...permitTasks(data, permitWords).map(({ key, label, residentId, href, hint }) => ({
      ...{ key, href, hint, status },
      title: titled(t(label), residentId),
    })),
    ...data.cases
      .filter((one) => needsResident(one.state))
      .map((one) => ({
        key: one.id,
        title: titled(t(one.state === "DRAFT" ? "draft" : "correction"), one.residentId),
        href: casePath(one.reference, one.state === "DRAFT" ? "" : "/supplement"),
        hint: [
          transfer("move", {
            origin: cityText(words, one.originCity),
            destination: cityText(words, one.destinationCity),
          }),
          dueText({ ...words, t: transfer }, one, data.today),
        ]
          .filter((part) => part !== null)
          .join(words.locale === "zh" ? "。" : ". "),
        status,
      })),
    ...data.records
      .filter((record) => record.status === "REJECTED" && dayOf(record.createdAt) > newsFrom)
      .map((record) => {
        const ward = nameOf(record.residentId) === null ? "" : `?person=${record.residentId}`;
        return {
          key: record.id,
          title: titled(t("rejected"), record.residentId),
          href: `/years/${record.id}${ward}`,
          hint: `${kindName(words, record.kind)} · ${placeName(words, record)}`,
          status: <StatusTag>{words.t("status.REJECTED")}</StatusTag>,
        };
      }),
  ];
  if (tasks.length === 0) return <p className="my-4 text-ink-soft">{t("nothing")}</p>;
  return <TaskList tasks={tasks} />;
}
