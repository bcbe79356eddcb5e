import type { Dice, Weighted } from "@/lib/demo/dice";
import { STREETS } from "@/lib/demo/name-lists";
import { keepingCity } from "@/lib/places/counting-city";
import { readCities, readCounties } from "@/lib/places/data";
import type { City } from "@/lib/places/types";

/** Where people come from and where they go; weights are the generator's own, by the look of the census. */

const CITIES = new Map(readCities().map((city) => [city.code, city]));
const COUNTIES = readCounties();

const DESTINATIONS: Weighted<string> = [
  ["310000", 180],
  ["320500", 165],
  ["320100", 150],
  ["330100", 135],
  ["330200", 55],
  ["320200", 60],
  ["340100", 50],
  ["320400", 40],
  ["330300", 35],
  ["330400", 30],
  ["320600", 30],
  ["330600", 25],
  ["330700", 30],
  ["321100", 30],
  ["321000", 15],
  ["340200", 18],
  ["340500", 10],
  ["341100", 12],
  ["330500", 12],
  ["330900", 6],
  ["370100", 18],
  ["110000", 14],
  ["440300", 10],
  ["441900", 8],
];

/** Places within a city that keep their own code, how often, and from when they have it. */
const WITHIN: Readonly<Record<string, readonly (readonly [string, number, string])[]>> = {
  "320500": [
    ["320583", 0.16, "2014-01-01"],
    ["320509105", 0.05, "2014-01-01"],
  ],
  "330300": [["330383", 0.3, "2019-09-25"]],
  "330700": [["330782", 0.5, "2014-01-01"]],
  "330200": [["330282", 0.2, "2014-01-01"]],
  "441900": [["441900121", 0.3, "2014-01-01"]],
};

const ORIGIN_PROVINCES: Weighted<string> = [
  ["34", 24],
  ["32", 26],
  ["33", 12],
  ["41", 10],
  ["36", 7],
  ["37", 6],
  ["51", 4],
  ["42", 4],
  ["43", 2],
  ["31", 5],
  ["62", 1],
  ["52", 1],
  ["14", 1],
  ["23", 1],
];
/** Home cities that must not be rare, because the demonstration's offices sit in them. */
const OFFICE_CITIES: Weighted<string> = [
  ["320100", 50],
  ["320500", 50],
  ["310000", 40],
  ["330100", 40],
  // Not an office, but Laiwu went into it, whose people have numbers that no list of today knows.
  ["370100", 9],
];
const OFFICE_SHARE = 0.16;

/** Divisions that a birth could be registered in and that are gone: the bearers' numbers stay valid. */
const ABOLISHED: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  "320500": [
    ["320584", "吴江市", "2012"],
    ["320502", "沧浪区", "2012"],
    ["320503", "平江区", "2012"],
  ],
  "370100": [
    ["371202", "莱城区", "2018"],
    ["371203", "钢城区", "2018"],
  ],
  "320100": [
    ["320107", "下关区", "2012"],
    ["320103", "白下区", "2012"],
  ],
  "310000": [
    ["310103", "卢湾区", "2010"],
    ["310119", "南汇区", "2008"],
    ["310230", "崇明县", "2015"],
  ],
  "330100": [
    ["330103", "下城区", "2020"],
    ["330104", "江干区", "2020"],
  ],
  "340100": [["341402", "居巢区", "2010"]],
  "110000": [
    ["110103", "崇文区", "2009"],
    ["110104", "宣武区", "2009"],
  ],
};

const HOMES_BY_PROVINCE = new Map<string, string[]>();
for (const city of CITIES.values()) {
  if (city.level !== "prefecture" && city.level !== "municipality") continue;
  if (city.validUntil !== null || !COUNTIES.has(city.code)) continue;
  const province = city.code.slice(0, 2);
  HOMES_BY_PROVINCE.set(province, [...(HOMES_BY_PROVINCE.get(province) ?? []), city.code]);
}

export function homeCity(dice: Dice): string {
  if (dice.chance(OFFICE_SHARE)) return dice.weigh(OFFICE_CITIES);
  return dice.pick(HOMES_BY_PROVINCE.get(dice.weigh(ORIGIN_PROVINCES)) ?? []);
}

/** A city of Xinjiang, Qinghai or Inner Mongolia. */
export function borderCity(dice: Dice): string {
  return dice.pick(HOMES_BY_PROVINCE.get(dice.pick(["65", "63", "15"])) ?? []);
}

export function destinationCity(dice: Dice, not: string): string {
  const city = dice.weigh(DESTINATIONS);
  return city === not ? dice.weigh(DESTINATIONS.filter(([code]) => code !== not)) : city;
}

/** The place of a stay: mostly the city, sometimes a county-level city, a town, or a city that is gone. */
export function placeOfStay(dice: Dice, city: string, startOn: string, endOn: string): string {
  if (city === LAIWU.successor && endOn <= LAIWU.until && dice.chance(0.6)) return LAIWU.code;
  for (const [place, share, from] of WITHIN[city] ?? []) {
    if (startOn >= from && dice.chance(share)) return place;
  }
  return city;
}

const LAIWU = { code: "371200", until: "2019-01-08", successor: "370100" };

/** The city whose clerks keep the records of a place. */
export function cityKeeping(place: string): string {
  const found = CITIES.get(place);
  return found === undefined ? place : keepingCity(found);
}

/** The city whose office answers for a place today: for a city that is gone, the one it went into. */
export function officeOf(place: string): string {
  const city = cityKeeping(place);
  return CITIES.get(city)?.successor?.code ?? city;
}

export function countyOf(dice: Dice, city: string, birthYear: number): { code: string; name: string } {
  const gone = (ABOLISHED[city] ?? []).filter(([, , until]) => String(birthYear) <= until);
  if (gone.length > 0 && dice.chance(0.35)) {
    const [code, name] = dice.pick(gone);
    return { code, name };
  }
  const counties = COUNTIES.get(city);
  // Cities without districts (Zhongshan, Xiantao) register under their own code.
  if (counties === undefined) return { code: city, name: "" };
  const [code, name] = dice.pick(counties);
  return { code, name };
}

/** An address as the register writes it: division, street, number, door. */
export function addressIn(dice: Dice, cityCode: string, county: string): string {
  const city = CITIES.get(cityCode);
  if (city === undefined) throw new RangeError(`no city ${cityCode}`);
  const province = city.level === "municipality" ? "" : city.province.zh;
  return `${province}${fullName(city)}${county}${dice.pick(STREETS)}${dice.int(1, 400)}号${dice.int(1, 30)}幢${dice.int(1, 18)}0${dice.int(1, 6)}室`;
}

function fullName(city: City): string {
  return /(自治州|盟|地区)$/.test(city.name.zh) ? city.name.zh : `${city.name.zh}市`;
}
