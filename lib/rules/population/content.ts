/**
 * What of one signature a measure looks at in one epoch: which kinds count in which city, whose record began first,
 * and what `notDuring` finds (docs/rules-semantics.md §3).
 */
import { type Assessment, isInScope } from "../assessment";
import type { CompiledMeasure } from "../compile-measure";
import { cityOn } from "../ledger";
import { engineDay } from "./calendar";
import type { Places } from "./places";
import { type Form, formOf, OPENS_GROUP, type SignatureData } from "./signatures";

/** A kind that counts in a city, or, as a blocker, interferes there. */
export interface Counting {
  place: number;
  /** The kind's position among the measure's kinds, or among those of `notDuring`. */
  kind: number;
  /** Of records that began on one day the same; the lower, the earlier. */
  group: number;
}

export interface Content {
  counting: readonly Counting[];
  blocking: readonly Counting[];
}

interface Role {
  counting: Counting | null;
  blocking: Counting | null;
}

export class ContentReader {
  private readonly roles: (Role | undefined)[] = [];

  constructor(
    private readonly assessment: Assessment,
    private readonly measure: CompiledMeasure,
    private readonly signatures: SignatureData,
    private readonly places: Places,
    /** A day of the epoch. */
    private readonly day: number,
  ) {}

  contentOf(signature: number): Content {
    const { starts, entries } = this.signatures;
    const counting: Counting[] = [];
    const blocking: Counting[] = [];
    let group = -1;
    for (let at = starts[signature] as number; at < (starts[signature + 1] as number); at += 1) {
      const entry = entries[at] as number;
      if ((entry & OPENS_GROUP) !== 0) group += 1;
      const role = this.roleOf(formOf(entry));
      if (role.counting !== null) addOnce(counting, role.counting, group);
      if (role.blocking !== null) addOnce(blocking, role.blocking, 0);
    }
    return { counting, blocking };
  }

  private roleOf(form: number): Role {
    const known = this.roles[form];
    if (known !== undefined) return known;
    const role = this.readRole(this.signatures.forms[form] as Form);
    this.roles[form] = role;
    return role;
  }

  private readRole({ kind, city, tags }: Form): Role {
    const { assessment, measure } = this;
    const { compiled, ruleSet, destination } = assessment;
    const day = engineDay(this.day);
    const code = cityOn(compiled, city, day);
    const member = code === destination ? undefined : compiled.members.get(code);
    const counts =
      !tags.some((tag) => ruleSet.excludeTags.has(tag)) &&
      day >= ruleSet.countsFrom &&
      (member === undefined || (day >= member.from && day <= member.until));
    const place = this.places.idOf(code);
    const as = (position: number) => (counts && position >= 0 ? { place, kind: position, group: 0 } : null);
    return {
      counting: isInScope(assessment, measure.scope, code) ? as(measure.kinds.indexOf(kind)) : null,
      blocking: as(measure.notDuring.indexOf(kind)),
    };
  }
}

function addOnce(list: Counting[], one: Counting, group: number): void {
  if (list.some((other) => other.place === one.place && other.kind === one.kind)) return;
  list.push({ ...one, group });
}
