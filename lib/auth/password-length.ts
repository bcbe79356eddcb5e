/** NIST SP 800-63B-4 §3.1.1.2: length is what helps; rules about kinds of characters are not asked for. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;
