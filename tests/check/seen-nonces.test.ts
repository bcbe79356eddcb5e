import { expect, test } from "vitest";
import { memorySlot } from "@/lib/check/kept";
import { NONCE_LIFE_MS, takeNonce } from "@/lib/check/seen-nonces";

const NOW = new Date("2026-11-23T02:00:00Z");
const later = (ms: number) => new Date(NOW.getTime() + ms);

test("a nonce is taken once within its life, and the second time tells when the first was", async () => {
  const slot = memorySlot();
  expect(await takeNonce(slot, "a", NOW)).toBeNull();
  expect(await takeNonce(slot, "a", later(NONCE_LIFE_MS - 1))).toEqual(NOW);
  expect(await takeNonce(slot, "b", later(1))).toBeNull();
});

test("it is forgotten once no proof that bears it could count, and nothing but nonces and times is kept", async () => {
  const slot = memorySlot();
  await takeNonce(slot, "a", NOW);
  await takeNonce(slot, "b", later(NONCE_LIFE_MS));
  expect(await slot.read()).toEqual({ b: later(NONCE_LIFE_MS).getTime() });
});

test("a clock that is set back does not make a nonce new", async () => {
  const slot = memorySlot();
  await takeNonce(slot, "a", NOW);
  expect(await takeNonce(slot, "a", later(-30_000))).toEqual(NOW);
});

test("a nonce may be called like a member of every object", async () => {
  const slot = memorySlot();
  for (const nonce of ["constructor", "toString", "hasOwnProperty"]) {
    expect(await takeNonce(slot, nonce, NOW)).toBeNull();
    expect(await takeNonce(slot, nonce, NOW)).toEqual(NOW);
  }
});

test("what an earlier release kept otherwise is let go", async () => {
  const slot = memorySlot();
  await slot.change(() => ({ after: ["a"], result: null }));
  expect(await takeNonce(slot, "a", NOW)).toBeNull();
});
