import { createStore, get, type UseStore, update } from "idb-keyval";
import { memorySlot, type Slot } from "./kept";

let opened: UseStore | undefined;

/** A value in the browser's IndexedDB; in the page's memory where the browser gives none, as in some private windows. */
export function deviceSlot(name: string): Slot {
  const memory = memorySlot();
  const store = () => {
    opened ??= createStore("hutong-check", "kept");
    return opened;
  };
  return {
    async read() {
      try {
        return (await get(name, store())) ?? (await memory.read());
      } catch {
        return memory.read();
      }
    },
    async change(step) {
      try {
        let result: { value: ReturnType<typeof step>["result"] } | undefined;
        await update(
          name,
          (before) => {
            const stepped = step(before);
            result = { value: stepped.result };
            return stepped.after;
          },
          store(),
        );
        if (result !== undefined) return result.value;
      } catch {
        // Kept in memory below.
      }
      return memory.change(step);
    },
  };
}
