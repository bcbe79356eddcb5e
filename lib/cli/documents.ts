import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { DocumentError } from "@/lib/rules";

/** What the caller gave cannot be used; the message is all that they are shown. */
export class InputError extends Error {}

/** A document of a file. Throws InputError where the file, or what it says, cannot be used. */
export async function read<T>(file: string, parse: (text: string) => T): Promise<T> {
  try {
    return parse(textOf(await readFile(pathOf(file))));
  } catch (error) {
    if (error instanceof DocumentError) throw new InputError(`${file}: ${error.path}: ${error.message}`);
    throw isOfTheFileSystem(error) ? new InputError(`${file}: ${messageOf(error)}`) : error;
  }
}

/** Throws DocumentError. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new DocumentError("$", "found bytes that are not UTF-8, expected UTF-8 text");
  }
}

/** npm runs scripts in the package's folder; the caller's own folder is what a relative path means. */
export function pathOf(file: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: caller } = process.env;
  const isOfNpm = script === "rules" || script === "preview" || script === "permits";
  return resolve(isOfNpm && caller !== undefined ? caller : ".", file);
}

/** A line on standard output; waits where the reader is slower. */
export async function write(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) {
    await new Promise((done) => process.stdout.once("drain", done));
  }
}

export function isOfTheFileSystem(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
