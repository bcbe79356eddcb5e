import { StringDecoder } from "node:string_decoder";
import sax from "sax";
import { WorkbookFault } from "./archive";

export type Attributes = Readonly<Record<string, string>>;

/** What is done with the pieces of a part. Names come without their prefix: producers differ in those. */
export type Handlers = {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/**
 * Reads a part's XML a chunk at a time and hands control back after each. A document type is refused outright (OPC,
 * ECMA-376 part 2, §8.1.1.3), so no entity of its own, inner or outer, is ever looked at.
 */
export async function* readXml(chunks: AsyncIterable<Buffer>, handlers: Handlers): AsyncGenerator<number> {
  const parser = sax.parser(true, { position: false });
  const decoder = new StringDecoder("utf8");
  parser.ondoctype = refuse;
  parser.onerror = refuse;
  parser.onopentag = (node) => handlers.open(localName(node.name), node.attributes as Attributes);
  parser.onclosetag = (name) => handlers.close(localName(name));
  parser.ontext = handlers.text;
  parser.oncdata = handlers.text;
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) refuseUtf16(chunk);
    isFirst = false;
    // The parser's own faults, and those that handlers raise, must not pass for defects.
    parser.write(decoder.write(chunk));
    yield chunk.length;
  }
  parser.write(decoder.end()).close();
}

/** A part that is small in any honest workbook, read whole. */
export async function readSmallXml(chunks: AsyncIterable<Buffer>, handlers: Handlers): Promise<void> {
  const most = 8 * 1024 ** 2;
  let bytes = 0;
  for await (const length of readXml(chunks, handlers)) {
    bytes += length;
    if (bytes > most) throw new WorkbookFault("UNPACKS_TOO_LARGE");
  }
}

function refuse(): never {
  throw new WorkbookFault("BROKEN_FILE");
}

/** Allowed by the standard and written by nobody. */
function refuseUtf16(chunk: Buffer): void {
  if ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff)) refuse();
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}
