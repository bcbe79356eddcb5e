import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { RequirementList } from "@/components/case/requirement-list";
import { RibbonOfYears } from "@/components/case/ribbon-of-years";
import { Seal } from "@/components/case/seal";
import { Select } from "@/components/form/choices";
import { FormContext } from "@/components/form/form-context";
import { TextInput } from "@/components/form/text-input";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { messagesOf } from "@/lib/i18n/messages";
import type { Locale } from "@/lib/i18n/routing";

function markup(node: ReactNode, locale: Locale = "en"): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messagesOf(locale)} timeZone="Asia/Shanghai">
      {node}
    </NextIntlClientProvider>,
  );
}

describe("links", () => {
  test("lead to the reader's language", () => {
    expect(markup(<Link href="/years">Years</Link>, "zh")).toContain('href="/zh/years"');
  });
});

describe("a status", () => {
  test("is told by a text and a sign, not by its colour alone", () => {
    for (const tone of ["action", "counts", "none"] as const) {
      const html = markup(<StatusTag tone={tone}>In words</StatusTag>);
      expect(html).toContain("In words");
      expect(html).toContain("<svg");
    }
  });
});

describe("a table", () => {
  const columns = [
    { key: "city", header: "City", rowHeader: true, cell: (row: string) => row },
    { key: "days", header: "Days", numeric: true, cell: () => "1" },
  ];

  test("has a caption, headers of columns and rows, and labels for a phone", () => {
    const html = markup(
      <DataTable caption="Years" columns={columns} rows={["Suzhou"]} rowKey={(row) => row} />,
    );
    expect(html).toMatch(/<caption[^>]*>Years<\/caption>/);
    expect(html).toMatch(/<th[^>]*scope="row"[^>]*>Suzhou/);
    expect(html).toContain('data-label="Days"');
  });

  test("gives way to its empty state when it has no row", () => {
    const html = markup(
      <DataTable
        caption="Years"
        columns={columns}
        rows={[]}
        rowKey={(row) => row}
        empty={<p>Nothing yet</p>}
      />,
    );
    expect(html).toBe("<p>Nothing yet</p>");
  });
});

describe("a field", () => {
  const texts = { problem: "", errorPrefix: "Error: ", optional: "(optional)", pending: "" };
  const refused = {
    errors: { name: "Enter your name" },
    values: { name: "typed", city: "b" },
    answer: 1,
    texts,
  };

  test("says what is wrong where it is wrong, and keeps what was typed", () => {
    const html = markup(
      <FormContext value={refused}>
        <TextInput name="name" label="Name" hint="As on your ID card" />
      </FormContext>,
    );
    expect(html).toContain('aria-describedby="field-name-hint field-name-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('value="typed"');
    expect(html).toMatch(/id="field-name-error"[^>]*><span class="sr-only">Error: <\/span>Enter your name/);
  });

  test("keeps a choice, too, and a field without an error claims none", () => {
    const html = markup(
      <FormContext value={refused}>
        <Select
          name="city"
          label="City"
          choices={[
            { value: "a", label: "Suzhou" },
            { value: "b", label: "Shanghai" },
          ]}
        />
      </FormContext>,
    );
    expect(html).toContain('<option value="b" selected="">Shanghai</option>');
    expect(html).not.toContain("aria-invalid");
  });
});

describe("the ribbon", () => {
  const html = markup(
    <RibbonOfYears
      from="2020-01-01"
      to="2021-12-31"
      today="2021-06-01"
      title="Years"
      summary="One year in Suzhou counts in part."
      bands={[
        {
          city: "320500",
          label: "Suzhou",
          runs: [
            { from: "2020-01-01", to: "2020-12-31", coefficient: "0.7", state: "part", reason: "converted" },
          ],
        },
      ]}
    />,
  );

  test("is one picture with its answer in words to those who do not see it", () => {
    expect(html).toContain('role="img"');
    expect(html).toContain('aria-label="One year in Suzhou counts in part."');
  });

  test("has the same in a table", () => {
    expect(html).toMatch(/<td[^>]*data-label="Period"[^>]*><span[^>]*>1 January 2020 to 31 December 2020/);
    expect(html).toMatch(/<td[^>]*data-label="Coefficient"[^>]*><span[^>]*>0\.7/);
    expect(html).toMatch(/data-label="Remark"[^>]*><span[^>]*>converted/);
  });
});

describe("a requirement", () => {
  const html = markup(
    <RequirementList
      lookups={{
        cities: { "320500": "Suzhou" },
        records: { r1: "Suzhou, residence permit" },
        requirements: { years: { title: "Seven years of residence", clause: "Sample rules, art. 3" } },
      }}
      requirements={[
        {
          ...({ id: "years", type: "credited", status: "notMet", unit: "day" } as const),
          ...{ required: "2555", actual: "1277.5", missing: "1277.5" },
          trace: {
            counted: [
              {
                city: "320500",
                from: "2020-01-01",
                to: "2026-11-23",
                units: 2519,
                coefficient: "0.9",
                credited: "2267.1",
              },
            ],
            capped: [{ by: "elsewhere", credited: "989.6" }],
            excluded: [
              { record: "r1", from: "2019-03-01", to: "2019-12-31", days: 306, reason: "notRecognised" },
            ],
          },
        },
        { id: "clean", type: "attribute", status: "unknown", required: { in: [true] }, actual: null },
      ]}
    />,
  );

  test("says in words whether it holds, what is required, what there is and what is missing", () => {
    for (const words of [
      "Not met",
      "Seven years of residence",
      "2,555 days (7 years)",
      "1,277.5 days (3 years 6 months)",
    ]) {
      expect(html).toContain(words);
    }
  });

  test("shows what counted, what limits took, and what did not count and why", () => {
    expect(html).toContain("2,267.1");
    expect(html).toContain("989.6 days taken off");
    expect(html).toContain("The city was not recognised by the others at the time");
  });

  test("never takes what is not known as evidence against anyone", () => {
    expect(html).toContain("That does not count against you.");
  });
});

test("a seal of seven characters stands in columns of three, two and two, from the right", () => {
  const html = markup(<Seal text="连云港户通之印" label="Seal" />);
  const columns = new Map<string, string[]>();
  for (const [, x = "", character = ""] of html.matchAll(/translate\(([\d.]+) [^>]*>(.)<\/text>/gu)) {
    columns.set(x, [...(columns.get(x) ?? []), character]);
  }
  const fromTheRight = [...columns]
    .sort(([a], [b]) => Number(b) - Number(a))
    .map(([, characters]) => characters.join(""));
  expect(fromTheRight).toEqual(["连云港", "户通", "之印"]);
});
