// The address of the home page, below which all others are.
export const ROOT = new URL("../../../", import.meta.url);
