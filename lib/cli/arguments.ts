import { type ParseArgsConfig, parseArgs } from "node:util";
import { InputError, messageOf } from "./documents";

/** What to throw where the command line makes no sense: what is wrong with it, and how the program is used. */
export const refusalWith =
  (usage: string) =>
  (message: string): InputError =>
    new InputError(`${message}\n${usage}`);

/** The words of a command line as `config` names them. Throws InputError with the usage. */
export function parsed<T extends ParseArgsConfig>(
  config: T,
  refusal: ReturnType<typeof refusalWith>,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw refusal(messageOf(error));
  }
}
