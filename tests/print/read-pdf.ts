import { createCanvas } from "@napi-rs/canvas";
import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Reads a PDF with another library than the one that wrote it. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  // A copy: the reader takes the buffer away from whoever hands it over.
  return getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
}

export const withoutBlanks = (text: string): string => text.replace(/\s/g, "");

export type Placed = { text: string; left: number; right: number; bottom: number; top: number };

export type PageTexts = {
  /** The text of each tagged piece, in the order of the page and without blanks: readers add and drop some. */
  tagged: string[];
  /** What is drawn for the eye alone: heads repeated, feet. */
  artifacts: string[];
  /** Every run of text with its place, in points from the page's lower left corner. */
  placed: Placed[];
};

export async function pageTexts(pdf: PDFDocumentProxy, number: number): Promise<PageTexts> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const found: PageTexts = { tagged: [], artifacts: [], placed: [] };
  let into: string[] = found.artifacts;
  for (const item of items) {
    if ("type" in item) {
      if (item.type === "endMarkedContent") continue;
      into = "tag" in item && item.tag === "Artifact" ? found.artifacts : found.tagged;
      into.push("");
    } else {
      into[into.length - 1] += item.str;
      const [, , , scale = 0, left = 0, bottom = 0] = item.transform as number[];
      found.placed.push({
        text: item.str,
        left,
        right: left + item.width,
        bottom,
        top: bottom + scale * 0.9,
      });
    }
  }
  const said = (texts: string[]) => texts.map(withoutBlanks).filter((text) => text !== "");
  return { ...found, tagged: said(found.tagged), artifacts: said(found.artifacts) };
}

/** The tagged texts of all pages. */
export async function taggedTexts(bytes: Uint8Array): Promise<string[]> {
  const pdf = await openPdf(bytes);
  const pages = Array.from({ length: pdf.numPages }, (_, index) => pageTexts(pdf, index + 1));
  return (await Promise.all(pages)).flatMap(({ tagged }) => tagged);
}

/** The page as pixels, as a printer would draw it. */
export async function renderPage(bytes: Uint8Array, number: number, scale: number) {
  const page = await (await openPdf(bytes)).getPage(number);
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext("2d");
  await page.render({
    canvas: canvas as unknown as HTMLCanvasElement,
    canvasContext: context as unknown as CanvasRenderingContext2D,
    viewport,
  }).promise;
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
