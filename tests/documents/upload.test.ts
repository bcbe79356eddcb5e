import { describe, expect, test } from "vitest";
import { optionalUploadSchema, uploadSchema } from "@/lib/documents/upload";

const FIELDS_LEFT_EMPTY = [
  { file: new File([], ""), because: "that is what browsers send" },
  {
    file: new File([], "undefined"),
    because: "that is what the reader of a server action's form makes of it",
  },
];
const paper = new File(["%PDF-"], "lease.pdf");

describe("a file field", () => {
  test.each(FIELDS_LEFT_EMPTY)("that may be left empty is no file when it is: $because", ({ file }) => {
    expect(optionalUploadSchema.parse(file)).toBeUndefined();
  });

  test.each(FIELDS_LEFT_EMPTY)("that must not be left empty says so: $because", ({ file }) => {
    expect(uploadSchema.safeParse(file).error?.issues[0]?.message).toBe("file");
  });

  test("keeps the file that was chosen, also one without content, which is refused later by its name", () => {
    expect(uploadSchema.parse(paper)).toBe(paper);
    expect(optionalUploadSchema.parse(paper)).toBe(paper);
    expect(uploadSchema.parse(new File([], "lease.pdf")).size).toBe(0);
  });
});
