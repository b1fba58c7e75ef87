/** How much one message carries: some megabytes at the worst, well below what it may hold. */

/** Articles in one answer, or asked for by their ids. */
export const PORTION = 25;
