import { expect, test } from "vitest";
import { fingerprintOf } from "@/lib/form-fingerprint";

function form(fields: Record<string, string | File>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

const sent = { idempotencyKey: "0190", password: "correct horse battery" };

test("A form sent again has the same fingerprint, whatever React adds to it", () => {
  const again = form({ ...sent, $ACTION_KEY: "k1" });
  expect(fingerprintOf(again, "secret")).toBe(fingerprintOf(form(sent), "secret"));
});

test("A form filled in anew has another, also where only the file is another", () => {
  const other = fingerprintOf(form({ ...sent, password: "correct horse batterY" }), "secret");
  expect(other).not.toBe(fingerprintOf(form(sent), "secret"));
  const withFile = (text: string) => fingerprintOf(form({ file: new File([text], "a.pdf") }), "secret");
  expect(withFile("one")).not.toBe(withFile("three"));
});

test("Without the secret of the installation, a password cannot be tried out against it", () => {
  expect(fingerprintOf(form(sent), "secret")).not.toBe(fingerprintOf(form(sent), "another secret"));
});
