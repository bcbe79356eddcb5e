import { pinyin } from "pinyin-pro";

/** How a name sounds, for sorting and for finding: "ou yang xiu", with v for ü as input methods do. Surnames have readings of their own (单 shan). */
export function namePinyin(name: string): string {
  return pinyin(name, { toneType: "none", type: "array", surname: "head", v: true })
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== "" && part !== "·")
    .join(" ");
}
