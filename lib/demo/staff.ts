import type { StaffRole } from "@/lib/auth/types";
import { Dice } from "@/lib/demo/dice";
import { hanName, surnameOf } from "@/lib/demo/names";
import { instantOf, OPENING_DAY } from "@/lib/demo/platform";
import { readCities, readZones } from "@/lib/places/data";

export type DemoStaff = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly cityCode: string | null;
  readonly zoneId: string | null;
  readonly createdAt: number;
};

/** The zones whose sample rules the demonstration publishes. */
export const DEMO_ZONES = ["southern-jiangsu", "yangtze-river-delta"] as const;
/** Cities outside them where the demonstration's people also lived; their records have a clerk there too. */
const OTHER_CITIES = ["370100", "110000", "440300", "441900"];

const PER_CITY: readonly (readonly [StaffRole, number])[] = [
  ["CLERK", 2],
  ["SUPERVISOR", 2],
  ["CITY_ADMIN", 1],
];
const PER_ZONE: readonly (readonly [StaffRole, number])[] = [
  ["POLICY_ADMIN", 2],
  ["PLANNER", 1],
];

/** Everyone in the demonstration's offices; the same for the same seed. */
export function demoStaff(seed: number): DemoStaff[] {
  const cities = new Map(readCities().map((city) => [city.code, city]));
  const zones = readZones().filter((zone) => DEMO_ZONES.some((id) => id === zone.id));
  const codes = new Set([
    ...zones.flatMap((zone) => zone.members.map((member) => member.code)),
    ...OTHER_CITIES,
  ]);
  const offices = [...codes].sort().flatMap((code) => {
    const slug = slugOf(cities.get(code)?.name.en ?? code);
    return PER_CITY.flatMap(([role, count]) =>
      posts(seed, role, count, { slug, cityCode: code, zoneId: null }),
    );
  });
  const policy = zones.flatMap((zone) =>
    PER_ZONE.flatMap(([role, count]) =>
      posts(seed, role, count, { slug: zone.id, cityCode: null, zoneId: zone.id }),
    ),
  );
  return [
    ...offices,
    ...policy,
    ...posts(seed, "AUDITOR", 1, { slug: "audit", cityCode: null, zoneId: null }),
  ];
}

type Office = { readonly slug: string; readonly cityCode: string | null; readonly zoneId: string | null };

function posts(seed: number, role: StaffRole, count: number, office: Office): DemoStaff[] {
  return Array.from({ length: count }, (_, at) => {
    const dice = new Dice(seed, "staff", role, office.slug, at);
    const sex = dice.chance(0.5) ? "FEMALE" : "MALE";
    const createdAt = instantOf(OPENING_DAY, 9 * 60);
    const post = role.toLowerCase().replace("_", "-");
    return {
      id: dice.id(createdAt),
      email: `${post}-${at + 1}@${office.slug}.hutong.example`,
      name: hanName(dice, sex, dice.int(1972, 1999), surnameOf(dice)).name,
      role,
      cityCode: office.cityCode,
      zoneId: office.zoneId,
      createdAt,
    };
  });
}

function slugOf(english: string): string {
  return english
    .toLowerCase()
    .replace(/[^a-z]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** Who enters and who confirms a city's records: two different people. */
export type Desk = { readonly clerk: string; readonly verifier: string };

export function desksByCity(staff: readonly DemoStaff[]): ReadonlyMap<string, Desk> {
  const desks = new Map<string, Desk>();
  for (const clerk of staff) {
    if (clerk.role !== "CLERK" || clerk.cityCode === null || desks.has(clerk.cityCode)) continue;
    const verifier = staff.find(
      (other) => other.cityCode === clerk.cityCode && other.role === "CLERK" && other !== clerk,
    );
    desks.set(clerk.cityCode, { clerk: clerk.id, verifier: verifier?.id ?? clerk.id });
  }
  return desks;
}
