/**
 * A person of the columns as a case of the one-person engine, for what the columns cannot compute. The records are
 * not the ones that went in, but say the same: on every day the same forms, in the same order of first start.
 */
import { dayText } from "../days";
import type { AttributeValue, CaseRecord, Person } from "../types";
import { engineDay, NO_DAY } from "./calendar";
import type { PopulationColumns } from "./columns";
import type { PersonCursor } from "./person";
import { type Form, formOf, OPENS_GROUP } from "./signatures";

export function personOf({ attributes }: PopulationColumns, { index, birthDay }: PersonCursor): Person {
  const given: Record<string, AttributeValue> = {};
  for (const { name, values, column } of attributes) {
    const value = values[(column[index] as number) - 1];
    if (value !== undefined) given[name] = value;
  }
  return {
    ...(birthDay !== NO_DAY && { birthDate: dayText(engineDay(birthDay)) }),
    attributes: given,
  };
}

/** A record that runs on a day; `group` is its place in that day's signature. */
interface Running {
  form: number;
  group: number;
  start: number;
}

export function recordsOf(columns: PopulationColumns, cursor: PersonCursor): CaseRecord[] {
  const { forms } = columns.signatures;
  const records: CaseRecord[] = [];
  const close = ({ form, start }: Running, end: number | null) => {
    const { kind, city, tags } = forms[form] as Form;
    records.push({
      id: `record ${records.length}`,
      kind,
      city,
      start: dayText(engineDay(start)),
      end: end === null ? null : dayText(engineDay(end)),
      status: "verified",
      tags: [...tags],
    });
  };
  let running: Running[] = [];
  for (let at = cursor.segmentOn(0); at < cursor.count; at += 1) {
    const from = cursor.from[at] as number;
    const before = running;
    const next = follow(forms, before, groupsOf(columns, cursor.signature[at] as number), from);
    for (const one of before) if (!next.kept.has(one)) close(one, from - 1);
    running = next.running;
  }
  for (const one of running) close(one, null);
  return records;
}

function groupsOf({ signatures }: PopulationColumns, signature: number): number[][] {
  const { starts, entries } = signatures;
  const groups: number[][] = [];
  for (let at = starts[signature] as number; at < (starts[signature + 1] as number); at += 1) {
    const entry = entries[at] as number;
    if ((entry & OPENS_GROUP) !== 0) groups.push([]);
    groups.at(-1)?.push(formOf(entry));
  }
  return groups;
}

/**
 * Which records go on, and which begin today. Groups stand in order of start, so those of later groups are looked for
 * behind those of earlier ones; whoever is not found there is new. A group of several cities began on one day: it goes
 * on from one group, or is new as a whole.
 */
function follow(
  all: readonly Form[],
  before: readonly Running[],
  groups: readonly number[][],
  today: number,
) {
  const kept = new Set<Running>();
  const running: Running[] = [];
  let behind = -1;
  groups.forEach((forms, group) => {
    const cities = new Set(forms.map((form) => all[form]?.city));
    const candidates = before.filter(
      (one) =>
        one.group > behind && (cities.size === 1 || forms.every((form) => includes(before, one.group, form))),
    );
    const found = forms.map((form) => {
      const among =
        cities.size === 1 ? candidates : candidates.filter(({ group: own }) => own === candidates[0]?.group);
      return among.find((one) => one.form === form);
    });
    forms.forEach((form, at) => {
      const old = found[at];
      if (old !== undefined) kept.add(old);
      running.push({ form, group, start: old?.start ?? today });
    });
    behind = Math.max(behind, ...found.map((old) => old?.group ?? -1));
  });
  return { kept, running };
}

function includes(running: readonly Running[], group: number, form: number): boolean {
  return running.some((one) => one.group === group && one.form === form);
}
