import type { Day } from "@/lib/clock";
import { toDayOrNull } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import type { PlaceName } from "./types";

/** A province and every place in it, for choosing one; places that no longer exist say until when they did. */
export interface ProvincePlaces {
  name: PlaceName;
  places: { code: string; name: PlaceName; validUntil: Day | null }[];
}

/** All places of the register by province. Abolished ones too: people lived there, and their records say so. */
export async function listPlacesByProvince(tx: Tx): Promise<ProvincePlaces[]> {
  const rows = await tx.city.findMany({
    select: {
      code: true,
      zh: true,
      en: true,
      provinceZh: true,
      provinceEn: true,
      provinceCode: true,
      validUntil: true,
    },
    orderBy: [{ provinceCode: "asc" }, { code: "asc" }],
  });
  const provinces = new Map<string, ProvincePlaces>();
  for (const row of rows) {
    const known = provinces.get(row.provinceCode) ?? {
      name: { zh: row.provinceZh, en: row.provinceEn },
      places: [],
    };
    known.places.push({
      code: row.code,
      name: { zh: row.zh, en: row.en },
      validUntil: toDayOrNull(row.validUntil),
    });
    provinces.set(row.provinceCode, known);
  }
  return [...provinces.values()];
}
