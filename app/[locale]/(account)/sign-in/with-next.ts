/** Carries the page to go to afterwards from one sign-in page to the other. */
export function withNext(path: string, next: string): string {
  return next === "" ? path : `${path}?next=${encodeURIComponent(next)}`;
}
