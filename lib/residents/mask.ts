/** A name for a queue that many eyes read: 王小明 → 王**; the surname alone stays (compound surnames lose their second character). */
export function maskName(name: string): string {
  const [first = "", ...rest] = [...name];
  return first + "*".repeat(Math.min(Math.max(rest.length, 1), 3));
}
