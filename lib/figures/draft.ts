/** A figure while it is being read: the quantity and what its sentence says of it, before context is filled in. */
import type { Quantity } from '../numbers/quantities.ts';
import type { Figure, FigureFlag, Hedge, Measure } from '../records.ts';
import type { Sentence } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import type { PeriodCue } from './periods.ts';

export interface Draft {
  q: Quantity;
  sentence: Sentence;
  label: string;
  measure: Measure;
  changeKind: Figure['changeKind'];
  direction: Figure['direction'];
  hedge: Hedge | null;
  base: string | null;
  /** What its words are held against, whether or not the value itself is. */
  heldAgainst: string | null;
  /** It tells the cost or size of a single work. */
  lasting: boolean;
  /** The predicate is `vượt`: what is passed is a plan unless another base is named. */
  beyond: boolean;
  unit: string | null;
  inherited: Set<Figure['inherited'][number]>;
  flags: Set<FigureFlag>;
  /** The figure has a label of its own, which those after it may take over. */
  anchor: boolean;
  /** Token of the bracket that opened between the figure before and this one, or -1. */
  bracket: number;
  /** Token after the last word that this figure's label took from the right of the number. */
  rightEnd: number;
  /** The time of the base that this bracketed value belongs to (`so với năm 2023 (73%)`), else null. */
  baseCue: PeriodCue | null;
  /** The value is last year's, beside this year's (`so với mức 45,1 tỷ của cùng kỳ năm trước`). */
  yearsBack: number;
  /** The words say that it is an earlier year's value (`cùng kỳ …`, `năm trước …`). */
  past: boolean;
}

/** Plain text of tokens `from..to`, one space where the text had white space. */
export function textOf(tokens: readonly Token[], from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) {
    const token = tokens[i] as Token;
    text += (text !== '' && token.spaced ? ' ' : '') + token.text;
  }
  return text;
}
