/** The rules engine on the command line: docs/rules-cli.md. */
import { createReadStream } from "node:fs";
import { type CompiledBundle, compile, DocumentError, evaluate, parseBundle, parseCase } from "@/lib/rules";
import { InputError, isOfTheFileSystem, messageOf, pathOf, read, textOf, write } from "./documents";
import { linesOf } from "./lines";
import { run } from "./program";
import { readArguments, USAGE } from "./rules/arguments";
import { check } from "./rules/check";

const ANSWERED = 0;
const SOME_LINES_NOT_VALID = 1;

async function main(args: string[]): Promise<number> {
  const asked = readArguments(args);
  switch (asked.command) {
    case "help":
      await write(USAGE);
      return ANSWERED;
    case "check":
      return check(asked);
    case "evaluateLines":
      return evaluateLines(compile(await read(asked.bundle, parseBundle)), asked.cases);
    case "evaluate": {
      const compiled = compile(await read(asked.bundle, parseBundle));
      await write(JSON.stringify(await read(asked.kase, (text) => evaluate(compiled, parseCase(text)))));
      return ANSWERED;
    }
  }
}

/** One answer a line, in order, one line in memory at a time. */
async function evaluateLines(compiled: CompiledBundle, file: string): Promise<number> {
  let status = ANSWERED;
  try {
    for await (const line of linesOf(createReadStream(pathOf(file)))) {
      try {
        await write(JSON.stringify(evaluate(compiled, parseCase(textOf(line)))));
      } catch (error) {
        if (!(error instanceof DocumentError)) throw error;
        await write(JSON.stringify({ error: { path: error.path, message: error.message } }));
        status = SOME_LINES_NOT_VALID;
      }
    }
  } catch (error) {
    throw isOfTheFileSystem(error) ? new InputError(`${file}: ${messageOf(error)}`) : error;
  }
  return status;
}

await run({ name: "the rules engine", main, whenUnread: ANSWERED });
