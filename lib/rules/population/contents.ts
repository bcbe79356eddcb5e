/** A person's days as one lane reads them: runs with the same content in the same epoch. */
import type { Lane } from "./lane";
import type { PersonCursor } from "./person";

export interface Contents {
  length: number;
  from: Int32Array;
  to: Int32Array;
  content: Int32Array;
  epoch: Int32Array;
}

export function contentsCapacity(lane: Lane, segments: number): number {
  return segments + lane.starts.length + 1;
}

/** From the segment on that `firstDay` lies in; what is before it is left out. */
export function readContents(lane: Lane, person: PersonCursor, firstDay: number, into: Contents): void {
  if (lane.starts.length === 0) readOneEpoch(lane, person, firstDay, into);
  else readEpochs(lane, person, firstDay, into);
}

/** The same as below, where a day means the same in all of time: most of a preview is spent here. */
function readOneEpoch(lane: Lane, person: PersonCursor, firstDay: number, into: Contents): void {
  const table = lane.table(0);
  const { from, to, content: contents } = into;
  let at = -1;
  let contentBefore = -1;
  for (let index = person.segmentOn(firstDay); index < person.count; index += 1) {
    const signature = person.signature[index] as number;
    let content = table[signature] as number;
    if (content < 0) content = lane.content(0, signature);
    if (content !== contentBefore) {
      at += 1;
      from[at] = person.from[index] as number;
      contents[at] = content;
      contentBefore = content;
    }
    to[at] = person.to[index] as number;
  }
  into.length = at + 1;
}

function readEpochs(lane: Lane, person: PersonCursor, firstDay: number, into: Contents): void {
  const { starts } = lane;
  let length = 0;
  let contentBefore = -1;
  const first = person.segmentOn(firstDay);
  let epoch = first === person.count ? 0 : lane.epochOf(person.from[first] as number);
  let table = lane.table(epoch);
  for (let index = first; index < person.count; index += 1) {
    const signature = person.signature[index] as number;
    const to = person.to[index] as number;
    let from = person.from[index] as number;
    while (from <= to) {
      while (epoch < starts.length && (starts[epoch] as number) <= from) {
        epoch += 1;
        table = lane.table(epoch);
        // The same content in another epoch may be worth something else.
        contentBefore = -1;
      }
      const end = epoch < starts.length ? Math.min(to, (starts[epoch] as number) - 1) : to;
      let content = table[signature] as number;
      if (content < 0) content = lane.content(epoch, signature);
      if (content === contentBefore) {
        into.to[length - 1] = end;
      } else {
        into.from[length] = from;
        into.to[length] = end;
        into.content[length] = content;
        into.epoch[length] = epoch;
        length += 1;
        contentBefore = content;
      }
      from = end + 1;
    }
  }
  into.length = length;
}
