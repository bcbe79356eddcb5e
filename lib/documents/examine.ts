import { fileTypeFromBuffer } from "file-type";
import { AppError } from "@/lib/errors";
import { sha256Of } from "./folder-store";
import { type ExaminedFile, LARGEST_DOCUMENT, MEDIA_TYPES } from "./types";

const LONGEST_FILE_NAME = 120;

/**
 * Reads an uploaded file and says what it is by its content: the browser's word for its type and the ending of
 * its name are not asked. Refuses what is empty, too large, or none of the accepted types.
 */
export async function examineFile(file: File, field = "file"): Promise<ExaminedFile> {
  const refuse = (why: string) => new AppError("INVALID", { fields: { [field]: why } });
  if (file.size === 0) throw refuse("fileEmpty");
  if (file.size > LARGEST_DOCUMENT) throw refuse("fileTooLarge");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const found = await fileTypeFromBuffer(bytes);
  const mediaType = MEDIA_TYPES.find((type) => type === found?.mime);
  if (mediaType === undefined) throw refuse("fileType");
  return { bytes, sha256: sha256Of(bytes), mediaType, fileName: readableName(file.name) };
}

/** The last part of the name, without what could be taken for a path, a control character or a reordering of letters. */
function readableName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last.replace(/[\p{C}\p{Zl}\p{Zp}"<>|:*?]/gu, "").trim();
  return [...plain].slice(0, LONGEST_FILE_NAME).join("") || "–";
}
