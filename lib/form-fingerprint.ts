import { createHmac } from "node:crypto";

/**
 * Tells a form sent again from one filled in anew; a file is known by its name and size. It is kept in the database,
 * and a form may hold a password or an ID number: keyed, so that whoever reads the table cannot try them out.
 */
export function fingerprintOf(form: FormData, secret: string): string {
  const sent = [...form]
    .filter(([name]) => !name.startsWith("$ACTION"))
    .map(([name, value]) => [name, typeof value === "string" ? value : `${value.name} ${value.size}`]);
  return createHmac("sha256", secret)
    .update(`form\n${JSON.stringify(sent)}`)
    .digest("base64url")
    .slice(0, 22);
}
