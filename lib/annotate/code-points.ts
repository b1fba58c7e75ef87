/** The way between UTF-16 offsets and the code points that TextPositionSelector counts. */
export class CodePoints {
  /** Offsets at which a character of two code units begins. */
  #pairs: number[] = [];

  constructor(text: string) {
    for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) this.#pairs.push(index);
  }

  fromOffset(offset: number): number {
    return offset - this.#before(offset);
  }

  /** Past the end of the text it is as far past it. */
  toOffset(count: number): number {
    let offset = count;
    for (const pair of this.#pairs) {
      if (pair >= offset) break;
      offset++;
    }
    return offset;
  }

  #before(offset: number): number {
    let count = 0;
    while ((this.#pairs[count] ?? Number.POSITIVE_INFINITY) < offset) count++;
    return count;
  }
}
