/** "172/183 xã, đạt hơn 83%": a part of a whole beside the percentage that is stated for it. */
import type { Alarm, Figure } from '../../records.ts';
import {
  after,
  alarmOf,
  before,
  between,
  canBe,
  HEDGES,
  isPercent,
  OTHER_BASE,
  type Scene,
} from './scene.ts';

const VERBS =
  '(?:(?:đạt|chiếm|bằng|tương đương|tương ứng|đạt tỷ lệ|chiếm tỷ lệ|với tỷ lệ|tỷ lệ|tỷ lệ đạt)(?: với)? )?';
/** What may stand before the percentage, from the last comma or bracket on. */
const TAIL = new RegExp(`^ ?${VERBS}(?:${HEDGES})*$`, 'u');
const BARE_TAIL = new RegExp(
  `(?:^| )(?:đạt|chiếm|bằng|tương đương|tương ứng)(?: tỷ lệ| với)? (?:${HEDGES})*$`,
  'u',
);

/** The words between say that the percentage is of this part and this whole. */
function linked(gap: string): boolean {
  if (gap.length > 100 || /[\d;:.%]/u.test(gap)) return false;
  const cut = Math.max(gap.lastIndexOf(','), gap.lastIndexOf('('), gap.lastIndexOf('–'));
  return cut === -1 ? BARE_TAIL.test(gap) : TAIL.test(gap.slice(cut + 1));
}

/** Nothing after it gives the percentage another base. */
const closed = (rest: string) =>
  !OTHER_BASE.test(rest) && /^ ?(?:$|[.,;)”"]|tổng số|trong tổng|trên tổng|và )/u.test(rest);

interface Fraction {
  part: Figure;
  value: number;
  whole: Figure | null;
  of: number;
  last: Figure;
}

function fractionsOf(scene: Scene): Fraction[] {
  return scene.figures.flatMap((part, i): Fraction[] => {
    if (isPercent(part) || part.measure === 'rank' || part.hedge !== null) return [];
    // "172 trong tổng số 183 xã": the part has no unit of its own and is no figure.
    const bare = /(?:^|[^\d.,])(\d{1,3}(?:\.\d{3})*|\d+) (?:trong|trên) (?:tổng số )?$/u.exec(
      before(scene, part, 40),
    );
    const share = Number((bare?.[1] ?? '').replaceAll('.', ''));
    if (share > 0) return [{ part, value: share, whole: null, of: part.value, last: part }];
    if (part.denominator !== null)
      return [{ part, value: part.value, whole: null, of: part.denominator, last: part }];
    const whole = scene.figures[i + 1];
    if (whole === undefined || whole.hedge !== null || isPercent(whole)) {
      return totalled(scene, part);
    }
    const words = between(scene, part, whole);
    return / ?(?:trong|trên) tổng số (?:là )?$/u.test(words) && words.length < 60
      ? [{ part, value: part.value, whole, of: whole.value, last: whole }]
      : totalled(scene, part);
  });
}

/** "172 trong tổng số 183 xã": the whole is read out of the words where it is no figure of its own. */
function totalled(scene: Scene, part: Figure): Fraction[] {
  const found = /^[^\d,;.]{0,40}(?:trong|trên) tổng số (\d{1,3}(?:\.\d{3})*|\d+)(?![\d,])/u.exec(
    after(scene, part, 90),
  );
  const of = Number((found?.[1] ?? '').replaceAll('.', ''));
  return of > 0 ? [{ part, value: part.value, whole: null, of, last: part }] : [];
}

/** Alarms where part and whole do not give the percentage that the sentence states for them. */
export function checkRatio(scene: Scene): Alarm[] {
  const alarms: Alarm[] = [];
  for (const { part, value, whole, of, last } of fractionsOf(scene)) {
    if (!(of > 0) || value > of) continue;
    const next = scene.figures.find(
      (figure) => figure.start > last.start && figure !== whole && !sameSpan(figure, of, last),
    );
    const beforeIt = scene.figures.filter((figure) => figure.end <= part.start).at(-1);
    const stated = [
      next !== undefined && isPercent(next) && linked(gapAfter(scene, last, next)) ? next : null,
      beforeIt !== undefined &&
      isPercent(beforeIt) &&
      /^ ?\((?:tương ứng |tức )?$/u.test(between(scene, beforeIt, part))
        ? beforeIt
        : null,
    ].find((figure) => figure !== null);
    if (stated === undefined || stated === null || ['plan_ratio', 'change'].includes(stated.measure))
      continue;
    if (stated === next && !closed(after(scene, stated))) continue;
    if (/(?:tăng|giảm|vượt) $/u.test(before(scene, stated, 8))) continue;
    const result = (value / of) * 100;
    if (canBe(stated, result)) continue;
    const sum = { form: 'percent' as const, terms: [value, of], result, unit: '%' };
    alarms.push(alarmOf(scene, 'ratio', whole === null ? [part, stated] : [part, whole, stated], sum));
  }
  return alarms;
}

/** The whole itself, read again as a figure. */
const sameSpan = (figure: Figure, of: number, part: Figure) =>
  figure.value === of && figure.start - part.end < 40;

/** The words between, without the whole where it is written in them. */
const gapAfter = (scene: Scene, last: Figure, next: Figure) =>
  between(scene, last, next).replace(/(?:trong|trên) tổng số \d[\d.]*/u, '');
