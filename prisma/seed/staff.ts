import type pg from "pg";
import type { DemoStaff } from "@/lib/demo/staff";
import { copyRows } from "./copy";

export async function loadStaff(client: pg.Client, staff: readonly DemoStaff[]): Promise<void> {
  await copyRows(
    client,
    "staff",
    ["id", "email", "name", "role", "city_code", "zone_id", "status", "created_at"],
    staff.map((row) => [
      row.id,
      row.email,
      row.name,
      row.role,
      row.cityCode,
      row.zoneId,
      "ACTIVE",
      new Date(row.createdAt),
    ]),
  );
}
