/** Checks that look at the whole article: shares over 100, the headline beside the body, accidents and their victims. */
import { unitDimension } from '../../catalog/dimensions.ts';
import type { Alarm, Article, Figure } from '../../records.ts';
import { roundedInterval, sameValue } from '../bounds.ts';
import { after, alarmOf, before, isExact, isPercent, type Scene, within } from './scene.ts';

const OF_A_PLAN =
  /kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết|cùng kỳ|so với|tăng|giảm|vượt|hoàn thành|giao|công suất|chỉ số|iip/u;

/** A share of a whole above 100%; what is measured against a plan or another year may well be. */
export function checkShare(scene: Scene): Alarm[] {
  return scene.figures.flatMap((figure) => {
    const share =
      figure.measure === 'share' || figure.measure === 'coverage' || /^tỷ lệ|^tỉ lệ/iu.test(figure.indicator);
    if (
      !share ||
      !isPercent(figure) ||
      figure.sameAs !== null ||
      !['share', 'coverage', 'level'].includes(figure.measure)
    )
      return [];
    if (roundedInterval(figure).low <= 100.5 && figure.value <= 100) return [];
    const around = `${before(scene, figure, 90)} ${after(scene, figure, 60)} ${figure.indicator.toLowerCase()}`;
    if (OF_A_PLAN.test(around)) return [];
    const sum = { form: 'compare' as const, terms: [figure.value, 100], result: 100, unit: '%' };
    return [alarmOf(scene, 'over_hundred', [figure], sum)];
  });
}

/** What a figure is of: the same for two that can be one. */
const thingOf = (figure: Figure): string =>
  JSON.stringify([
    figure.indicatorId,
    figure.indicator.toLowerCase(),
    figure.period,
    figure.placeCode,
    figure.place,
    figure.status,
    figure.direction,
    figure.changeKind,
    figure.base,
    unitDimension(figure.unit),
    figure.denominator,
  ]);

/** A figure of the headline whose indicator, period and place the body gives another value, and never that one. */
export function checkHeadline(scenes: readonly Scene[], article: Article): Alarm[] {
  const isInHeadline = within(article.blocks.filter(({ kind }) => kind === 'headline'));
  const head = ({ start, end }: Figure) => isInHeadline(start, end);
  const all = scenes.flatMap((scene) => scene.figures.map((figure) => ({ scene, figure })));
  const body = new Map<string, Figure[]>();
  for (const { figure } of all) {
    if (head(figure)) continue;
    const of = thingOf(figure);
    const known = body.get(of);
    if (known === undefined) body.set(of, [figure]);
    else known.push(figure);
  }
  const ids = new Set(all.map(({ figure }) => figure.id));
  const repeated = new Set(all.map(({ figure }) => figure.sameAs));
  return all.flatMap(({ scene, figure }) => {
    if (!head(figure) || figure.period === null || figure.indicator === '') return [];
    const same = body.get(thingOf(figure)) ?? [];
    const [first] = same;
    // Several values in the body are of different things, whatever their names.
    if (first === undefined || same.some((other) => sameValue(figure, other))) return [];
    if (new Set(same.map(({ value }) => value)).size > 1) return [];
    if (repeated.has(figure.id) || (figure.sameAs !== null && ids.has(figure.sameAs))) return [];
    const sum = {
      form: 'compare' as const,
      terms: [figure.value, first.value],
      result: first.value,
      unit: figure.unit,
    };
    return [alarmOf(scene, 'headline', [first, figure], sum)];
  });
}

const isAccident = (figure: Figure) => /tai nạn|cháy|đuối nước/u.test(figure.indicator.toLowerCase());
const FATAL = /chết người|tử vong|nghiêm trọng làm chết/u;

/**
 * Accidents and their victims: fatal accidents are no more than accidents and no more than deaths; "giảm cả 3 tiêu
 * chí" allows no rise among the three.
 */
export function checkTriple(scene: Scene): Alarm[] {
  const alarms: Alarm[] = [];
  const text = scene.article.text
    .slice(scene.sentence.start, scene.sentence.end)
    .normalize('NFC')
    .toLowerCase();
  const levels = scene.figures.filter((figure) => figure.measure === 'level' && isExact(figure));
  const cases = levels.filter((figure) => unitDimension(figure.unit) === 'count:vụ' && isAccident(figure));
  const fatal = cases.filter((figure) =>
    FATAL.test(`${figure.indicator} ${after(scene, figure, 40)}`.toLowerCase()),
  );
  const [deadly] = fatal;
  const every = cases.filter((figure) => !fatal.includes(figure) && figure.start < (deadly?.start ?? 0));
  const over = (a: Figure, b: Figure) => ({
    form: 'compare' as const,
    terms: [a.value, b.value],
    result: a.value,
    unit: a.unit,
  });
  if (deadly !== undefined && fatal.length === 1) {
    const [total] = every;
    if (total !== undefined && every.length === 1 && deadly.value > total.value) {
      alarms.push(alarmOf(scene, 'triple', [deadly, total], over(deadly, total)));
    }
    const dead = levels.filter(
      (figure) =>
        figure.start > deadly.start &&
        unitDimension(figure.unit) === 'count:người' &&
        /(?:làm|khiến) (?:chết )?$|^ ?(?:chết|tử vong|bị chết|thiệt mạng)/u.test(
          `${before(scene, figure, 12)}|${after(scene, figure, 14)}`
            .split('|')
            .find((words) => /làm|khiến|chết|tử vong|thiệt mạng/u.test(words)) ?? '',
        ) &&
        !/bị thương/u.test(`${before(scene, figure, 12)}${after(scene, figure, 12)}`),
    );
    const [killed] = dead;
    if (killed !== undefined && dead.length === 1 && killed.value < deadly.value) {
      alarms.push(alarmOf(scene, 'triple', [deadly, killed], over(deadly, killed)));
    }
  }
  const all = /(giảm|tăng)[^.;]{0,20} cả (?:3|ba) (?:tiêu chí|mặt|chỉ số)/u.exec(text)?.[1];
  if (all !== undefined) {
    const against = scene.figures.find(
      (figure) =>
        /^count:(?:vụ|người)$/.test(unitDimension(figure.unit)) &&
        new RegExp(`(?:^|[ ,(])${all === 'giảm' ? 'tăng' : 'giảm'}(?: thêm)? $`, 'u').test(
          before(scene, figure, 16),
        ),
    );
    if (against !== undefined) {
      const sum = { form: 'compare' as const, terms: [against.value], result: 0, unit: against.unit };
      alarms.push(alarmOf(scene, 'triple', [against], sum));
    }
  }
  return alarms;
}
