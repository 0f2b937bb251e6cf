/** By code units: an order that no machine's file system or locale changes. For `sort`. */
export const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
