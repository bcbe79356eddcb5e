import type { CityCode } from "../types";

/** City codes as small numbers, so that a look-up is an array's. */
export class Places {
  readonly codes: CityCode[] = [];
  private readonly ids = new Map<CityCode, number>();

  idOf(code: CityCode): number {
    const known = this.ids.get(code);
    if (known !== undefined) return known;
    this.codes.push(code);
    this.ids.set(code, this.codes.length - 1);
    return this.codes.length - 1;
  }
}
