import { createHash } from "node:crypto";
import type { PreparedBundle } from "@/lib/policy/bundle";
import { countingCityOfPlace } from "@/lib/residents/named-records";

/** What a zone makes of places: the city that a record's years count in. Worked out once for each place and city. */
export class CountingPlaces {
  /** The same where the members and the cities that are gone are the same: columns of another do not count. */
  readonly stamp: string;
  private readonly known = new Map<string, string>();

  constructor(private readonly bundle: Pick<PreparedBundle, "document" | "compiled">) {
    const { cities, zone } = bundle.document;
    const members = zone.members.map(({ code }) => code).sort();
    const gone = cities.filter(({ successor }) => successor != null).map(({ code }) => code);
    this.stamp = createHash("sha256")
      .update(JSON.stringify([zone.id, members, gone.sort()]))
      .digest("hex");
  }

  cityOf(placeCode: string, cityCode: string): string {
    const key = `${placeCode} ${cityCode}`;
    const known = this.known.get(key) ?? countingCityOfPlace(this.bundle, { placeCode, cityCode });
    this.known.set(key, known);
    return known;
  }
}
