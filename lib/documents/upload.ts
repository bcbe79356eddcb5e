import { z } from "zod";

function isFile(value: unknown): value is File {
  return (
    typeof value === "object" &&
    value !== null &&
    "arrayBuffer" in value &&
    "size" in value &&
    "name" in value
  );
}

/**
 * What a file field that was left empty sends: a file without content and, depending on who reads the form,
 * without a name or with the word `undefined` for one.
 */
function isLeftEmpty(file: File): boolean {
  return file.size === 0 && (file.name === "" || file.name === "undefined");
}

/** A file field that must hold a file. What is in it is examined in `examineFile`. */
export const uploadSchema = z.custom<File>(isFile, "file").refine((file) => !isLeftEmpty(file), "file");

/** A file field that may be left empty. */
export const optionalUploadSchema = z.preprocess(
  (value) => ((isFile(value) && isLeftEmpty(value)) || value === "" ? undefined : value),
  z.custom<File>(isFile, "file").optional(),
);
