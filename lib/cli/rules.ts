/** The rules engine on the command line: docs/rules-cli.md. */
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type CompiledBundle, compile, DocumentError, evaluate, parseBundle, parseCase } from "@/lib/rules";
import { linesOf } from "./lines";

const USAGE = `Usage:
  npm run --silent rules -- evaluate --bundle bundle.json --case case.json
  npm run --silent rules -- evaluate --bundle bundle.json --cases cases.ndjson`;

const ANSWERED = 0;
const SOME_LINES_NOT_VALID = 1;
const NOT_VALID = 2;
/** A defect of the program, as sysexits.h numbers it: never the input's fault. */
const DEFECT = 70;

/** What the caller gave cannot be used; the message is all that they are shown. */
class InputError extends Error {}

async function main(args: string[]): Promise<number> {
  const { command, bundle, kase, cases, help } = readArguments(args);
  if (help) {
    await write(USAGE);
    return ANSWERED;
  }
  if (command === "check") throw new InputError("check is not available yet: only evaluate is.");
  if (command !== "evaluate") throw new InputError(USAGE);
  if (bundle === undefined) throw new InputError(`evaluate needs --bundle.\n${USAGE}`);
  if ((kase === undefined) === (cases === undefined)) {
    throw new InputError(`evaluate needs either --case or --cases.\n${USAGE}`);
  }
  const compiled = compile(await read(bundle, parseBundle));
  if (cases !== undefined) return evaluateLines(compiled, cases);
  if (kase !== undefined)
    await write(JSON.stringify(await read(kase, (text) => evaluate(compiled, parseCase(text)))));
  return ANSWERED;
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        bundle: { type: "string" },
        case: { type: "string" },
        cases: { type: "string" },
        // Of `check`: accepted, so that the refusal is about the command.
        today: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (positionals.length > 1)
      throw new InputError(`One command at a time, found ${positionals.join(" ")}.\n${USAGE}`);
    return {
      command: positionals[0],
      bundle: values.bundle,
      kase: values.case,
      cases: values.cases,
      help: values.help,
    };
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(`${messageOf(error)}\n${USAGE}`);
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

async function read<T>(file: string, parse: (text: string) => T): Promise<T> {
  try {
    return parse(textOf(await readFile(pathOf(file))));
  } catch (error) {
    if (error instanceof DocumentError) throw new InputError(`${file}: ${error.path}: ${error.message}`);
    throw isOfTheFileSystem(error) ? new InputError(`${file}: ${messageOf(error)}`) : error;
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new DocumentError("$", "found bytes that are not UTF-8, expected UTF-8 text");
  }
}

/** npm runs scripts in the package's folder; the caller's own folder is what a relative path means. */
function pathOf(file: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: caller } = process.env;
  return resolve(script === "rules" && caller !== undefined ? caller : ".", file);
}

async function write(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) {
    await new Promise((done) => process.stdout.once("drain", done));
  }
}

function isOfTheFileSystem(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

// A reader that has seen enough (`| head`) is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? ANSWERED : DEFECT);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(
    `${error instanceof InputError ? "" : "A defect of the rules engine: "}${messageOf(error)}\n`,
  );
  process.exitCode = error instanceof InputError ? NOT_VALID : DEFECT;
}
