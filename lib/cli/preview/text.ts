import { table } from "../bench/table";
import type { Figures, PreviewReport } from "./report";

const NUMBER = new Intl.NumberFormat("en");
const SIGNED = new Intl.NumberFormat("en", { signDisplay: "exceptZero" });

/** The report to read. */
export function textOf(report: PreviewReport): string {
  const { zone, on, until, people, touched, total, cities, askedSingly, smallFigures } = report;
  const isCompared = total.drafted !== null;
  const draft =
    touched === null ? "" : ` The draft can make a difference to ${NUMBER.format(touched)} of them.`;
  const lines = [
    `${zone} on ${on}: ${NUMBER.format(people)} people asked about ${cities.length} cities.${draft}`,
    "",
    table(
      headerOf(isCompared, until),
      [...cities, { code: "", name: "Anywhere, each person once", ...total }].map((city) => [
        `${city.code} ${city.name}`.trim(),
        ...cellsOf(city, ({ eligible }) => eligible),
        ...cellsOf(city, ({ newlyEligible }) => newlyEligible),
      ]),
    ),
  ];
  const months = monthsOf(total).map((month) => [
    month,
    ...cellsOf(total, ({ byMonth }) => byMonth[month] ?? 0),
  ]);
  if (months.length > 0)
    lines.push(
      "",
      "Newly eligible anywhere in the zone, each person once, by month (every city's months: --json):",
      table(isCompared ? ["month", "published", "draft", "difference"] : ["month", "published"], months),
    );
  const singly = Object.entries(askedSingly).map(([name, count]) => `${name} ${NUMBER.format(count)}`);
  if (singly.length > 0)
    lines.push("", `Asked one by one, because the columns cannot compute it: ${singly.join(", ")}.`);
  if (smallFigures > 0)
    lines.push(
      "",
      `${NUMBER.format(smallFigures)} figures are of fewer than ten people: not for publication.`,
    );
  return lines.join("\n");
}

interface Compared {
  published: Figures;
  drafted: Figures | null;
}

function headerOf(isCompared: boolean, until: string): string[] {
  const groups = ["now", `until ${until}`];
  return ["city", ...groups.flatMap((group) => (isCompared ? [group, "draft", "difference"] : [group]))];
}

function cellsOf({ published, drafted }: Compared, count: (figures: Figures) => number): string[] {
  const cells = [NUMBER.format(count(published))];
  if (drafted === null) return cells;
  return [...cells, NUMBER.format(count(drafted)), SIGNED.format(count(drafted) - count(published))];
}

function monthsOf({ published, drafted }: Compared): string[] {
  return [
    ...new Set([published, ...(drafted ? [drafted] : [])].flatMap(({ byMonth }) => Object.keys(byMonth))),
  ].sort();
}
