import { readFileSync } from "node:fs";
import path from "node:path";
import {
  type AttributeValue,
  type Bundle,
  type CaseRecord,
  compile,
  evaluate,
  type PointsAnswer,
  parseBundle,
} from "@/lib/rules";

export const FOLDER = "public/rule-packs";
export const FIVE = ["pension", "medical", "unemployment", "injury", "maternity"];

export function packText(file: string): string {
  return readFileSync(path.join(FOLDER, file), "utf8");
}

export function pack(id: string): Bundle {
  return parseBundle(packText(`${id}.json`));
}

/** "pension 440100 2005-07-01..2015-06-30", or ".." alone for one that goes on. `five` stands for all five insurances. */
export function lived(...lines: string[]): CaseRecord[] {
  return lines.flatMap((line, index) => {
    const [kind = "", city = "", span = "", ...tags] = line.split(" ");
    const [start = "", end = ""] = span.split("..");
    return (kind === "five" ? FIVE : [kind]).map((one) => ({
      id: `${index}-${one}`,
      kind: one,
      city,
      start,
      end: end || null,
      status: "verified" as const,
      tags,
    }));
  });
}

interface Scored {
  destination: string;
  on: string;
  birthDate?: string;
  attributes?: Record<string, AttributeValue>;
  records?: CaseRecord[];
  /** Of this table and of the version in force; else of the first points requirement. */
  table?: string;
}

/** The points of one person under one pack: the answer of its points requirement. */
export function scored(id: string, { destination, on, birthDate, attributes, records, table }: Scored) {
  const document = pack(id);
  const bundle = table === undefined ? document : { ...document, ruleSets: document.ruleSets.map(askFor) };
  const answer = evaluate(
    compile(bundle),
    {
      destination,
      assessmentDate: on,
      person: { birthDate: birthDate ?? null, attributes: attributes ?? {} },
      records: records ?? [],
    },
    { firstEligibleDate: false },
  );
  const points = answer.pathways
    .flatMap(({ requirements }) => requirements)
    .find((one): one is PointsAnswer => one.type === "points");
  if (points === undefined) throw new Error(`${id} asks for no points`);
  return points;

  function askFor(ruleSet: Bundle["ruleSets"][number]) {
    const asked = { id: "asked", type: "points" as const, table: table ?? "", min: "0" };
    const pathways = ruleSet.pathways.slice(0, 1).map((one) => ({ ...one, requirements: [asked] }));
    return { ...ruleSet, pathways };
  }
}

/** What one indicator earned, after its cap. */
export function earned(points: PointsAnswer, indicator: string): string | undefined {
  return points.indicators.find(({ id }) => id === indicator)?.points;
}
