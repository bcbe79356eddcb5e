import { QR_PREFIX } from "@/lib/permits/credential";

/** Three parts of base64url, then perhaps disclosures: a token, whether or not it will be believed. */
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*(~|$)/;

/** Whether a code among others is the one to look at. Says nothing of whether it is any good. */
export const looksLikePermit = (text: string): boolean => text.startsWith(QR_PREFIX) || TOKEN.test(text);
