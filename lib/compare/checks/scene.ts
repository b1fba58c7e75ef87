/** What the arithmetic checks look at: the figures of one sentence, with the words between them. */
import { unitDimension } from '../../catalog/dimensions.ts';
import type { Alarm, Article, Figure, Sum } from '../../records.ts';
import { roundedInterval } from '../bounds.ts';

export interface Scene {
  article: Article;
  sentence: { start: number; end: number };
  /** In the order of the text. */
  figures: Figure[];
}

/** Whether a span lies in one of the blocks; as many spans may be asked for as there are figures. */
export function within(blocks: Article['blocks']): (start: number, end: number) => boolean {
  const sorted = [...blocks].sort((a, b) => a.start - b.start);
  /** How far the blocks up to each reach. */
  const reach: number[] = [];
  for (const { end } of sorted) reach.push(Math.max(reach.at(-1) ?? 0, end));
  return (start, end) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return low > 0 && end <= (reach[low - 1] ?? 0);
  };
}

/** The figures of an article by sentence, in the order of the text. */
export function scenesOf(article: Article, figures: readonly Figure[]): Scene[] {
  const scenes = new Map<number, Scene>();
  for (const figure of figures) {
    if (!Number.isFinite(figure.value) || figure.flags.includes('malformed_number')) continue;
    const scene = scenes.get(figure.sentence.start);
    if (scene === undefined) {
      scenes.set(figure.sentence.start, { article, sentence: figure.sentence, figures: [figure] });
    } else scene.figures.push(figure);
  }
  for (const scene of scenes.values()) scene.figures.sort((a, b) => a.start - b.start);
  return [...scenes.values()].sort((a, b) => a.sentence.start - b.sentence.start);
}

const clean = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
/** Words between two figures, folded. */
export const between = ({ article }: Scene, a: Figure, b: Figure): string =>
  clean(article.text.slice(a.end, b.start));
/** Up to `length` characters of the sentence before a figure, folded. */
export const before = ({ article, sentence }: Scene, figure: Figure, length = 60): string =>
  clean(article.text.slice(Math.max(sentence.start, figure.start - length), figure.start));
/** Up to `length` characters of the sentence after a figure, folded. */
export const after = ({ article, sentence }: Scene, figure: Figure, length = 60): string =>
  clean(article.text.slice(figure.end, Math.min(sentence.end, figure.end + length)));

/** "Hơn", "gần" and the like, which stand outside the figure's own text. */
export const HEDGES =
  '(?:hơn|trên|gần|khoảng|xấp xỉ|chừng|ước|dưới|chưa đến|chưa tới|ngót|ít nhất|tối thiểu|tối đa|không quá|đến|tới) ?';

/** Percentage, unsaid-base and plan words that make a number something other than a part of the whole before it. */
export const OTHER_BASE =
  /^ ?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết|kh\b|so với|cùng kỳ|yêu cầu|tiến độ|định mức|công suất)/u;

export const isPercent = ({ unit }: Figure): boolean => unitDimension(unit) === '%';
export const isExact = ({ hedge, valueMax, flags }: Figure): boolean =>
  hedge === null && valueMax === null && !flags.includes('separator_ambiguous');

/**
 * Whether a percentage as written can be `percent`: by its hedge, its last digit, and never closer than 0,06 points,
 * which rounding twice takes.
 */
export function canBe(written: Figure, percent: number): boolean {
  const { low, high } = roundedInterval(written);
  const middle = (low + high) / 2;
  const half =
    written.hedge === null && written.valueMax === null ? Math.max((high - low) / 2 + 0.01, 0.06) : null;
  if (half !== null) return Math.abs(percent - middle) <= half + 1e-9;
  return percent >= low - 0.06 - 1e-9 && percent <= high + 0.06 + 1e-9;
}

/** A hedged figure as printed: "hơn 83%". */
const said = ({ article, sentence }: Scene, figure: Figure): string => {
  const lead = article.text.slice(Math.max(sentence.start, figure.start - 14), figure.start);
  const hedge = figure.hedge === null ? '' : (/(?:^|\s)((?:\S+\s+)?\S+\s+)$/u.exec(lead)?.[1] ?? '');
  const word = new RegExp(`(?:${HEDGES.replace(/ \?$/, '')})\\s*$`, 'iu').exec(hedge)?.[0] ?? '';
  return `${word}${figure.text}`.replace(/\s+/g, ' ').trim();
};

/** One alarm about figures of a scene, the last of which states what the others contradict. */
export function alarmOf(scene: Scene, kind: Alarm['kind'], figures: readonly Figure[], sum: Sum): Alarm {
  const spans = new Map(figures.map(({ sentence }) => [sentence.start, sentence]));
  const last = figures.at(-1) as Figure;
  return {
    id: `${kind}:${figures.map(({ id }) => id).join('+')}`,
    kind,
    figureIds: figures.map(({ id }) => id),
    sentences: [...spans.values()].sort((a, b) => a.start - b.start),
    sum,
    stated: said(scene, last),
  };
}
