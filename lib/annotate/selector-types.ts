/** The selectors of the W3C Web Annotation Data Model that a place in an article is kept by. */

/** https://www.w3.org/TR/annotation-model/#text-quote-selector */
export interface TextQuoteSelector {
  type: 'TextQuoteSelector';
  exact: string;
  prefix?: string | undefined;
  suffix?: string | undefined;
}
/** https://www.w3.org/TR/annotation-model/#text-position-selector; offsets count Unicode code points, as it asks. */
export interface TextPositionSelector {
  type: 'TextPositionSelector';
  start: number;
  end: number;
}
export interface Selectors {
  quote: TextQuoteSelector;
  position: TextPositionSelector | null;
}

/** Characters of context that other programs keep beside a quotation, and that we keep past its sentence. */
export const NEAR = 32;
/** A Vietnamese syllable has no more letters; the context is rounded to whole ones. */
export const ROUNDING = 8;
