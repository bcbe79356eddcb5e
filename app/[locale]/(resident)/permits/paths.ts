/** Addresses of permits and applications. The check character may be one of `*~$=`, which addresses escape. */

export function permitPath(number: string, part = ""): string {
  return `/permits/${encodeURIComponent(number)}${part}`;
}

export function applicationPath(reference: string, part = ""): string {
  return `/permits/applications/${encodeURIComponent(reference)}${part}`;
}

/** A number or reference as it stands in an address; nonsense is an empty text, which no schema takes. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
