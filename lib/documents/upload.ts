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

/** A file field that must hold a file. What is in it is examined in `examineFile`. */
export const uploadSchema = z
  .custom<File>(isFile, "file")
  .refine((file) => file.name !== "" || file.size > 0, "file");

/** A file field that may be left empty: browsers then send a file without a name and without content. */
export const optionalUploadSchema = z.preprocess(
  (value) =>
    isFile(value) && value.size === 0 && value.name === "" ? undefined : value === "" ? undefined : value,
  z.custom<File>(isFile, "file").optional(),
);
