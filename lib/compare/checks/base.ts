/** A level, its change and its base: "7.394 vụ, giảm 324 vụ (4,2%)", "giảm từ 4.826 hộ xuống còn 3.716 hộ, giảm 23%". */
import { unitDimension } from '../../catalog/dimensions.ts';
import type { Alarm, Figure } from '../../records.ts';
import {
  after,
  alarmOf,
  before,
  between,
  canBe,
  HEDGES,
  isExact,
  isPercent,
  OTHER_BASE,
  type Scene,
} from './scene.ts';

/** "Vụ tai nạn giao thông, tăng": the noun may go on before the comma. */
const TURN = new RegExp(
  `^(?:[^\\d,;:.()]{0,60},)?[ ,(]*(?:tức |tức là |đã )?(giảm|tăng)(?: thêm| đi| được)? (?:${HEDGES})*$`,
  'u',
);
const AGAIN = new RegExp(
  `^[ ,;(]*(?:(?:tương ứng|tương đương|bằng|tức|hay|với|là|giảm|tăng|tỷ lệ) )*(?:${HEDGES})*$`,
  'u',
);
const FROM = new RegExp(`(?:^| )từ (?:${HEDGES})*$`, 'u');
const TO = /(?:^| )(?:lên|xuống|còn|đến)(?: còn| đến| tới| mức)? (?:\S+ )?$/u;

const alike = (a: Figure, b: Figure) => unitDimension(a.unit) === unitDimension(b.unit);
/** "So với kế hoạch" and the like give the change another base. */
const free = (scene: Scene, figure: Figure) => {
  const rest = after(scene, figure, 60);
  return (
    !/^[ ,)]*(?:so với )?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết|bình quân)/u.test(rest) ||
    !OTHER_BASE.test(rest)
  );
};

/** Level, absolute and relative change, one after the other, in either order of the two changes. */
function checkChange(scene: Scene): Alarm[] {
  const alarms: Alarm[] = [];
  const { figures } = scene;
  for (let i = 0; i + 2 < figures.length; i++) {
    const [level, a, b] = figures.slice(i, i + 3) as [Figure, Figure, Figure];
    const turn = TURN.exec(between(scene, level, a))?.[1];
    if (turn === undefined || isPercent(level) || isPercent(a) === isPercent(b)) continue;
    const [size, share] = isPercent(b) ? [a, b] : [b, a];
    const gap = between(scene, a, b);
    const otherTurn = /giảm/u.test(gap) ? 'giảm' : /tăng/u.test(gap) ? 'tăng' : turn;
    if (!AGAIN.test(gap) || otherTurn !== turn || !alike(level, size) || !isExact(level) || !isExact(size))
      continue;
    if (!free(scene, b) || !free(scene, a)) continue;
    const base = turn === 'giảm' ? level.value + size.value : level.value - size.value;
    if (!(base > 0)) continue;
    const change = (size.value / base) * 100;
    if (canBe(share, change)) continue;
    const sum = { form: 'percent' as const, terms: [size.value, base], result: change, unit: '%' };
    alarms.push(alarmOf(scene, 'base', [level, size, share], sum));
  }
  return alarms;
}

/** Two levels and the change between them. */
function checkFromTo(scene: Scene): Alarm[] {
  const alarms: Alarm[] = [];
  const { figures } = scene;
  for (let i = 0; i + 2 < figures.length; i++) {
    const [from, to, change] = figures.slice(i, i + 3) as [Figure, Figure, Figure];
    if (!alike(from, to) || !isExact(from) || !isExact(to) || from.value === 0) continue;
    if (!FROM.test(before(scene, from, 30)) || !TO.test(between(scene, from, to))) continue;
    const turn = TURN.exec(stripPeriod(between(scene, to, change)))?.[1];
    if (turn === undefined || !free(scene, change)) continue;
    const sign = turn === 'giảm' ? -1 : 1;
    const moved = Number(((to.value - from.value) * sign).toPrecision(12));
    const relative = (moved / from.value) * 100;
    const points = unitDimension(change.unit) === 'points';
    let fits: boolean;
    let sum: Alarm['sum'];
    if (points || (isPercent(from) && isPercent(change))) {
      // "Giảm từ 4% xuống 3%, giảm 1%" means points, "giảm 25%" the relative change: either may be meant.
      fits = canBe(change, moved) || (!points && canBe(change, relative));
      sum = {
        form: 'subtract',
        terms: sign < 0 ? [from.value, to.value] : [to.value, from.value],
        result: moved,
        unit: 'điểm %',
      };
    } else if (isPercent(change)) {
      fits = canBe(change, relative);
      sum = { form: 'change', terms: [to.value, from.value], result: relative * sign, unit: '%' };
    } else if (alike(change, from)) {
      fits = !isExact(change) || Math.abs(moved - change.value) <= 1e-6 * Math.abs(from.value);
      sum = {
        form: 'subtract',
        terms: sign < 0 ? [from.value, to.value] : [to.value, from.value],
        result: moved,
        unit: from.unit,
      };
    } else continue;
    if (!fits) alarms.push(alarmOf(scene, 'base', [from, to, change], sum));
  }
  return alarms;
}

/** "Năm 2023" and brackets of that kind between a level and what is said of it. */
const stripPeriod = (gap: string) =>
  gap
    .replace(/^ ?\(?(?:vào |trong |cuối |đầu )?(?:năm|tháng|quý) [\divx/]+(?:\/\d+)?\)?/u, '')
    .replace(/^(?! )/u, ' ');

/** Alarms where level, change and base of one sentence do not fit. */
export const checkBase = (scene: Scene): Alarm[] => [...checkChange(scene), ...checkFromTo(scene)];
