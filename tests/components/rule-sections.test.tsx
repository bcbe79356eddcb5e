import { readFileSync } from "node:fs";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { PointsSection } from "@/app/[locale]/(public)/rules/rule-set/points-section";
import { messagesOf } from "@/lib/i18n/messages";
import { LOCALES } from "@/lib/i18n/routing";
import type { Bundle, RuleSet } from "@/lib/rules";

function ruleSetOf(pack: string): RuleSet {
  const { ruleSets } = JSON.parse(readFileSync(`public/rule-packs/${pack}.json`, "utf8")) as Bundle;
  const [ruleSet] = ruleSets;
  if (ruleSet === undefined) throw new Error(`${pack} has no rule set`);
  return ruleSet;
}

describe.each(LOCALES)("the points of a rule set, in %s", (locale) => {
  const markup = (ruleSet: RuleSet) =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale={locale} messages={messagesOf(locale)} timeZone="Asia/Shanghai">
        <PointsSection ruleSet={ruleSet} />
      </NextIntlClientProvider>,
    );

  test("are listed under a heading, each indicator by its name", () => {
    const ruleSet = ruleSetOf("foshan-2016");
    const html = markup(ruleSet);
    expect(html).toContain('<h2 id="points">');
    const labels = Object.values(ruleSet.points ?? {}).flatMap((table) =>
      "bestOf" in table ? [] : table.indicators.flatMap(({ label }) => label?.[locale] ?? []),
    );
    expect(labels.length).toBeGreaterThan(0);
    const text = html.replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
    for (const label of labels) expect(text).toContain(label);
  });

  test("leave no empty heading where there are none", () => {
    expect(markup({ ...ruleSetOf("foshan-2016"), points: null })).toBe("");
  });
});
