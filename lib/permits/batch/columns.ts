import { text } from "@/lib/tables/cells/text";
import { required, type Values } from "@/lib/tables/columns";
import type { OpenOptions } from "@/lib/tables/open-table";
import { permitNumberSchema } from "../numbers";
import { MOST_LINES } from "./types";

/** What a list of an employer's staff has to say of each person. */
export const STAFF_COLUMNS = {
  permitNumber: required(
    {
      zh: ["居住证号", "居住证编号", "居住证号码", "证号"],
      en: ["Permit number", "Residence permit number", "Residence permit", "Permit no"],
    },
    text({ max: 60 }),
  ),
  personName: required({ zh: ["姓名", "员工姓名", "持证人"], en: ["Name", "Full name"] }, text({ max: 60 })),
};
export type StaffColumns = typeof STAFF_COLUMNS;

/** How such a list is read: the same permit twice is the same person twice. */
export function listOptions(path: string): OpenOptions<StaffColumns> {
  return {
    path,
    columns: STAFF_COLUMNS,
    limits: { rows: MOST_LINES },
    duplicateKey: ({ permitNumber }: Values<StaffColumns>) => plainNumber(permitNumber),
  };
}

/** A permit's number as typed, as far as it can be made one; for comparing. */
export function plainNumber(typed: string): string {
  const read = permitNumberSchema.safeParse(typed);
  return read.success ? read.data : typed.toUpperCase().replace(/\s/g, "");
}

/** Names compare without spaces and in Unicode's composed form: `欧阳 修` is written in both ways. */
export function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\s·•‧]/g, "")
    .toUpperCase();
}
