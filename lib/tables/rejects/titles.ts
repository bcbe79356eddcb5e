/** What the columns that a rejects file adds are called; a table that has them is read as if it had not. */
export const REASON_TITLES = { zh: "未通过原因", en: "Why rejected" } as const;
export const LINE_TITLES = { zh: "原文件行号", en: "Line in the file sent" } as const;
