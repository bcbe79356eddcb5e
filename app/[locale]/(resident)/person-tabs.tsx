import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";
import type { People } from "./people";

/** Oneself and each minor one guards, as views of the same page. Nothing where there is only oneself. */
export function PersonTabs({ people, path }: { people: People; path: string }) {
  const t = useTranslations("resident");
  if (people.wards.length === 0) return null;
  return (
    <Tabs
      label={t("whose")}
      tabs={[
        { href: path, label: t("me", { name: people.self.name }), current: people.isSelf },
        ...people.wards.map((ward) => ({
          href: `${path}?person=${ward.residentId}`,
          label: ward.name,
          current: ward.residentId === people.person.residentId,
        })),
      ]}
    />
  );
}
