/** Pictures that a person hands in, as pixels. Nothing is sent anywhere. */

export type PictureProblem = "NOT_A_PICTURE" | "PICTURE_TOO_LARGE";

const MAX_BYTES = 40_000_000;
/** A photo of a code is read best near this size; its full size is tried when that finds nothing. */
const SIDES = [1_600, 3_600] as const;

/** The picture at the sizes worth trying, smallest first. */
export async function pixelsOf(file: Blob): Promise<(() => ImageData)[] | PictureProblem> {
  if (file.size > MAX_BYTES) return "PICTURE_TOO_LARGE";
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return "NOT_A_PICTURE";
  }
  const longest = Math.max(bitmap.width, bitmap.height);
  const sides = SIDES.filter((_, index) => index === 0 || longest > (SIDES[index - 1] ?? 0));
  return sides.map((side) => () => drawn(bitmap, Math.min(1, side / longest)));
}

function drawn(bitmap: ImageBitmap, scale: number): ImageData {
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  return imageDataOf(bitmap, width, height);
}

/** On white, for a code in a transparent picture would lie on black. */
export function imageDataOf(source: CanvasImageSource, width: number, height: number): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("This browser draws no pictures");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.drawImage(source, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
