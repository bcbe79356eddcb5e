import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this checkout, however the program was called. */
export const checkout = path.resolve(fileURLToPath(import.meta.url), "../../..");

/** @param {...string} parts */
export const inCheckout = (...parts) => path.join(checkout, ...parts);
