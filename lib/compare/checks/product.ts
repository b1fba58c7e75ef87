/** "500 suất quà, mỗi suất 500.000 đồng, tổng trị giá 300 triệu đồng": number times amount beside the total. */
import { unitDimension } from '../../catalog/dimensions.ts';
import type { Alarm, Figure } from '../../records.ts';
import { overlap, roundedInterval } from '../bounds.ts';
import { after, alarmOf, before, type Scene } from './scene.ts';

const EACH =
  /(?:^|[ ,(])mỗi (suất|phần|hộ|căn|nhà|người|em|học sinh|gia đình|đơn vị|xã|lao động|con|cây|chiếc)(?= |$)[^\d;.]{0,30}$/u;
const TOTAL = /(?:^|[ ,(])(?:tổng|tổng cộng)[^\d;.,]{0,40}$/u;

const isMoney = ({ unit }: Figure) => unitDimension(unit).startsWith('money:');
const amount = ({ unit }: Figure) => /^money:[^/]+$/.test(unitDimension(unit));

/** The noun that a sum of money is for one of, or null. */
function perOf(scene: Scene, figure: Figure): string | null {
  if (!isMoney(figure)) return null;
  const slash = /^[^/]+\/(\p{L}[\p{L} ]*)$/u.exec(figure.unit ?? '')?.[1];
  return slash ?? EACH.exec(before(scene, figure, 50))?.[1] ?? null;
}

/** Alarms where number times amount is not the total of the sentence; silent unless each of the three is there once. */
export function checkProduct(scene: Scene): Alarm[] {
  const figures = scene.figures.filter(({ measure }) => measure === 'level');
  const each = figures.flatMap((figure) => {
    const per = perOf(scene, figure);
    return per === null ? [] : [{ figure, per }];
  });
  const [one] = each;
  if (one === undefined || each.length > 1) return [];
  // "Từ 300.000 đồng đến 500.000 đồng" is no one amount.
  if (
    /(?:^| )từ $/u.test(before(scene, one.figure, 10)) ||
    /^ (?:đến|-|–) /u.test(after(scene, one.figure, 8))
  )
    return [];
  const totals = figures.filter(
    (figure) => figure !== one.figure && amount(figure) && TOTAL.test(before(scene, figure, 50)),
  );
  const kind = unitDimension(one.per);
  const counts = figures.filter((figure) => {
    const dimension = unitDimension(figure.unit);
    return dimension === kind && dimension.startsWith('count:') && figure.denominator === null;
  });
  const [[total], [count]] = [totals, counts];
  if (total === undefined || count === undefined || totals.length > 1 || counts.length > 1) return [];
  const [n, m, t] = [count, one.figure, total].map(roundedInterval) as [
    ReturnType<typeof roundedInterval>,
    ReturnType<typeof roundedInterval>,
    ReturnType<typeof roundedInterval>,
  ];
  const given = { low: n.low * m.low, high: n.high * m.high, openLow: false, openHigh: false, exact: false };
  if (!Number.isFinite(given.high) || overlap(given, t)) return [];
  const sum = {
    form: 'multiply' as const,
    terms: [count.value, one.figure.value],
    result: count.value * one.figure.value,
    unit: total.unit,
  };
  return [alarmOf(scene, 'product', [count, one.figure, total], sum)];
}
