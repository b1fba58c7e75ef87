/** Parts and their total: "120 công trình, gồm 70 …, 30 … và 25 …"; a part that is more than the whole. */
import { unitDimension } from '../../catalog/dimensions.ts';
import type { Alarm, Figure } from '../../records.ts';
import { roundedInterval } from '../bounds.ts';
import { alarmOf, between, isPercent, type Scene } from './scene.ts';

const WHOLE_LIST = /(?:^|[ ,(:])(?:bao gồm|gồm có|gồm|chia ra|chia thành)(?=[ :]|$)/u;
const SUB_LIST = /(?:^|[ ,(:;])trong đó(?=[ :,]|$)/u;

/** "Công trình thủy lợi" counts as "công trình". */
function sameKind(part: Figure, total: Figure): boolean {
  if (unitDimension(part.unit) === unitDimension(total.unit)) return true;
  return part.unit !== null && total.unit !== null && part.unit.startsWith(`${total.unit} `);
}

/** Of averages and rates a part may well exceed the whole. */
const isAmount = ({ unit }: Figure) =>
  /^(?:count:|size:|money:[^/]+$)/.test(unitDimension(unit)) && !(unit ?? '').includes('/');

const plain = (figure: Figure) =>
  ['level', 'share', 'coverage'].includes(figure.measure) && !figure.flags.includes('separator_ambiguous');

/** Every number of the list is a part: one that was not read would be missing from the sum. */
function complete(scene: Scene, total: Figure, parts: readonly Figure[]): boolean {
  const last = parts.at(-1) as Figure;
  const rest = scene.article.text.slice(last.end, scene.sentence.end);
  const gaps = [total, ...parts].map((figure, i, all) => {
    const next = all[i + 1];
    return next === undefined ? '' : between(scene, figure, next);
  });
  return !gaps.some((gap) => /\d/u.test(gap)) && !/\d/u.test(rest);
}

/** Alarms about totals and their parts within one sentence. */
export function checkParts(scene: Scene): Alarm[] {
  const alarms: Alarm[] = [];
  scene.figures.forEach((total, i) => {
    const next = scene.figures[i + 1];
    if (next === undefined || !plain(total)) return;
    const lead = between(scene, total, next);
    const listed = WHOLE_LIST.test(lead);
    const some = SUB_LIST.test(lead);
    if (!listed && !some) return;
    const parts: Figure[] = [];
    for (const figure of scene.figures.slice(i + 1)) {
      if (!sameKind(figure, total) || !plain(figure) || figure.status !== total.status) break;
      parts.push(figure);
    }
    const whole = roundedInterval(total);
    const [first] = parts;
    if (first === undefined) return;
    // Of a share of something else ("trong đó nữ chiếm 60%") nothing is known.
    if (isAmount(total) && some) {
      const over = parts.find((part) => roundedInterval(part).low > whole.high);
      if (over !== undefined && over === first) {
        const sum = {
          form: 'compare' as const,
          terms: [over.value, total.value],
          result: over.value,
          unit: total.unit,
        };
        alarms.push(alarmOf(scene, 'parts_over_total', [over, total], sum));
        return;
      }
    }
    const remainder =
      parts.length > 1 && /còn lại/u.test(between(scene, parts.at(-2) as Figure, parts.at(-1) as Figure));
    const revenue = budgetParts(scene, total, parts);
    if (parts.length < 2 || (!listed && !remainder && !revenue)) return;
    if (!revenue && !complete(scene, total, parts)) return;
    const summed = (revenue ? parts.slice(0, 2) : parts).map(roundedInterval);
    const low = summed.reduce((n, bounds) => n + bounds.low, 0);
    const high = summed.reduce((n, bounds) => n + bounds.high, 0);
    const slack = isPercent(total) ? 0.06 : 1e-6 * Math.abs(total.value);
    // Two kinds of revenue need not be all of it.
    const under = !revenue && high < whole.low - slack;
    if (!under && low <= whole.high + slack) return;
    const used = revenue ? parts.slice(0, 2) : parts;
    // The list may go on with something else once the total is reached.
    if (!revenue && prefixFits(parts, whole.low - slack, whole.high + slack)) return;
    const terms = used.map(({ value }) => value);
    const result = Number(terms.reduce((a, b) => a + b, 0).toPrecision(12));
    alarms.push(
      alarmOf(scene, 'parts_not_total', [...used, total], { form: 'add', terms, result, unit: total.unit }),
    );
  });
  return alarms;
}

/** The first few parts already make the total. */
function prefixFits(parts: readonly Figure[], low: number, high: number): boolean {
  let [least, most] = [0, 0];
  return parts.some((part) => {
    const bounds = roundedInterval(part);
    least += bounds.low;
    most += bounds.high;
    return least <= high && most >= low;
  });
}

/** Domestic revenue and revenue from imports and exports never overlap. */
function budgetParts(scene: Scene, total: Figure, parts: readonly Figure[]): boolean {
  const [a, b] = parts;
  if (a === undefined || b === undefined || !/thu ngân sách|tổng thu/u.test(total.indicator.toLowerCase()))
    return false;
  const words = [between(scene, total, a), between(scene, a, b)];
  const domestic = words.findIndex((text) => /nội địa/u.test(text));
  const trade = words.findIndex((text) =>
    /xuất nhập khẩu|xuất, nhập khẩu|xuất khẩu, nhập khẩu|hải quan/u.test(text),
  );
  return domestic !== -1 && trade !== -1 && domestic !== trade;
}
