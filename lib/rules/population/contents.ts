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

export function readContents(lane: Lane, person: PersonCursor, into: Contents): void {
  const { starts } = lane;
  let epoch = 0;
  let length = 0;
  let contentBefore = -1;
  for (let index = 0; index < person.count; index += 1) {
    const signature = person.signature[index] as number;
    const to = person.to[index] as number;
    let from = person.from[index] as number;
    while (epoch < starts.length && (starts[epoch] as number) <= from) epoch += 1;
    while (from <= to) {
      const end = epoch < starts.length ? Math.min(to, (starts[epoch] as number) - 1) : to;
      const content = lane.content(epoch, signature);
      if (content === contentBefore && into.epoch[length - 1] === epoch) {
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
      if (from <= to) epoch += 1;
    }
  }
  into.length = length;
}
