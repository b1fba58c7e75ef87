import { expect, it } from 'vitest';
import { reading } from '../../../lib/engine.ts';
import { each, inPortions, whole } from '../../../lib/text/steps.ts';
import { articleOf } from '../article.ts';

it('work in steps gives the same at once and in portions', async () => {
  const work = () => each([1, 2, 3], (n, i) => n * 10 + i);
  expect(whole(work())).toEqual([10, 21, 32]);
  let rests = 0;
  const rest = async () => void rests++;
  expect(await inPortions(work(), { isDue: () => true, rest })).toEqual([10, 21, 32]);
  expect(rests).toBe(3);
  expect(await inPortions(work(), { isDue: () => false, rest })).toEqual([10, 21, 32]);
  expect(rests).toBe(3);
});

it('a reading offers a rest several times for every figure', () => {
  const text = 'Năm 2023, tỉnh An Bình có 4.310 hộ nghèo, giảm 1.025 hộ so với năm trước.\n'.repeat(100);
  const steps = reading(articleOf(`Tin An Bình\n${text}`));
  let rests = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) rests++;
  expect(step.value.figures.length).toBeGreaterThan(150);
  expect(rests).toBeGreaterThan(step.value.figures.length * 10);
});
