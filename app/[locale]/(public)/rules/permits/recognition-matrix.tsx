import { useTranslations } from "next-intl";
import { opensTo, type Recognition } from "@/lib/permits/publication/published-rights";

const FILLS = { full: "bg-celadon-pale", part: "bg-ochre-pale", none: "hatch" } as const;

/**
 * What permits of each city open in each other, as numbers of services and conveniences. The figure says it; the fill
 * repeats it: celadon for a city's own permits, ochre for a part, a hatch for nothing.
 */
export function RecognitionMatrix({
  world,
  cities,
  names,
  zone,
  today,
}: {
  world: Recognition;
  cities: readonly string[];
  names: ReadonlyMap<string, string>;
  zone: string;
  today: string;
}) {
  const t = useTranslations("permit-recognition.matrix");
  const caption = t("caption", { zone });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways on a phone must be reachable by keyboard
    <section className="print-exact my-6 overflow-x-auto" aria-label={caption} tabIndex={0}>
      <table className="border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className="p-2 text-left align-bottom font-normal whitespace-nowrap text-ink-soft"
            >
              {t("corner")}
            </th>
            {cities.map((city) => (
              <th key={city} scope="col" className="min-w-16 p-2 text-center align-bottom">
                {names.get(city) ?? city}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cities.map((issuingCity) => (
            <tr key={issuingCity} className="border-t border-line">
              <th scope="row" className="p-2 pr-4 text-left whitespace-nowrap">
                {names.get(issuingCity) ?? issuingCity}
              </th>
              {cities.map((city) => {
                const { atOnce, all } = opensTo(world, { city, issuingCity }, today);
                const fill = city === issuingCity ? "full" : all > 0 ? "part" : "none";
                return (
                  <td
                    key={city}
                    className={`border-l border-line p-2 text-center whitespace-nowrap tabular-nums ${FILLS[fill]}`}
                  >
                    {all === 0 ? t("none") : atOnce === all ? atOnce : t("cell", { now: atOnce, all })}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
