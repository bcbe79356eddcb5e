/** What others may know of places: cities by GB/T 2260 code, their tiers, and the zones that recognise each other. */

/** A city's size class by the residents of its urban district, largest first (State Council document 51 of 2014). */
export const TIERS = ["super", "mega", "large-1", "large-2", "medium", "small-1", "small-2"] as const;
export type Tier = (typeof TIERS)[number];

export type PlaceLevel = "municipality" | "prefecture" | "county" | "town";
export type ZoneKind = "agglomeration" | "metropolitan" | "pilot-2025";

export type PlaceName = { readonly zh: string; readonly en: string };

export type TierFrom = { readonly from: string; readonly tier: Tier; readonly basis: string };

/** Where a code's people and years went. Retroactive: the years before count there too. */
export type Successor = { readonly code: string; readonly from: string; readonly retroactive: boolean };

export type City = {
  readonly code: string;
  readonly name: PlaceName;
  readonly province: PlaceName & { readonly code: string };
  readonly level: PlaceLevel;
  readonly parentCode: string | null;
  /** In units of 10,000 people, as a decimal string; null where no figure is known. */
  readonly residents10k: string | null;
  readonly urbanResidents10k: string | null;
  readonly validFrom: string | null;
  /** The last day of the code. */
  readonly validUntil: string | null;
  readonly successor: Successor | null;
  /** By `from`, the earliest first. */
  readonly tiers: readonly TierFrom[];
  /** Where the facts come from; shown with them. */
  readonly basis: string;
};

export type ZoneMember = {
  readonly code: string;
  readonly recognisedFrom: string | null;
  readonly recognisedUntil: string | null;
};

export type Zone = {
  readonly id: string;
  readonly name: PlaceName;
  readonly kind: ZoneKind;
  /** Days a new rule set must be known before it applies. */
  readonly noticeDays: number;
  readonly members: readonly ZoneMember[];
  readonly membersBasis: string;
};

export type EvidenceKind = { readonly code: string; readonly name: PlaceName };
