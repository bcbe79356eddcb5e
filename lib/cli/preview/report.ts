import type { Preview } from "@/lib/jobs/preview";
import { askedSinglyIn } from "@/lib/jobs/preview-work";
import { addMonthsClamped, type Bundle, startOfMonth } from "@/lib/rules";
import type { Tally } from "@/lib/rules/population";

/** Counts of a city, or of the zone with each person once. `byMonth` is of the months in which anybody begins to qualify. */
export interface Figures {
  eligible: number;
  newlyEligible: number;
  byMonth: Record<string, number>;
}

export interface CityReport {
  code: string;
  name: string;
  published: Figures;
  drafted: Figures | null;
  /** Eligible on the day with the draft alone, and by the published rules alone. */
  gaining: number | null;
  losing: number | null;
}

export interface PreviewReport {
  zone: string;
  on: string;
  /** How far the months go. */
  until: string;
  people: number;
  /** To whom the draft can make a difference: they alone were asked under both. */
  touched: number | null;
  total: { published: Figures; drafted: Figures | null };
  cities: CityReport[];
  /** People times cities that went through the one-person engine, by what the columns cannot compute. */
  askedSingly: Record<string, number>;
  /** Figures of one to nine people. */
  smallFigures: number;
}

const SMALL = 10;
const YEARS_AHEAD = 10;

export function reportOf({ cities: places, zone }: Bundle, preview: Preview): PreviewReport {
  const { on, destinations, published, drafted, change } = preview;
  const names = new Map(places.map(({ code, name }) => [code, name.en]));
  const cities = destinations.map((code, at) => ({
    code,
    name: names.get(code) ?? code,
    published: figuresOf(published, on, at),
    drafted: drafted && figuresOf(drafted, on, at),
    gaining: change?.newlyIn[at] ?? null,
    losing: change?.newlyOut[at] ?? null,
  }));
  const total = { published: figuresOf(published, on), drafted: drafted && figuresOf(drafted, on) };
  const all = [total, ...cities].flatMap((one) => [one.published, ...(one.drafted ? [one.drafted] : [])]);
  return {
    zone: zone.id,
    on,
    until: addMonthsClamped(on, YEARS_AHEAD * 12),
    people: published.people,
    touched: change?.asked ?? null,
    total,
    cities,
    askedSingly: askedSinglyIn(preview),
    smallFigures: all
      .flatMap(({ eligible, byMonth }) => [eligible, ...Object.values(byMonth)])
      .filter(isSmall).length,
  };
}

/** Of a city, or of the zone without one. */
function figuresOf(tally: Tally, on: string, city?: number): Figures {
  const { months } = tally;
  const counts =
    city === undefined ? tally.zoneByMonth : tally.byMonth.subarray(city * months, (city + 1) * months);
  const byMonth: Record<string, number> = {};
  counts.forEach((people, at) => {
    if (people !== 0) byMonth[addMonthsClamped(startOfMonth(on), at).slice(0, 7)] = people;
  });
  return {
    eligible: city === undefined ? tally.zoneNow : (tally.now[city] ?? 0),
    newlyEligible: counts.reduce((sum, people) => sum + people, 0),
    byMonth,
  };
}

function isSmall(people: number): boolean {
  return people > 0 && people < SMALL;
}
