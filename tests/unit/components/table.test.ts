import { expect, it } from 'vitest';
import { indicatorIn } from '../../../components/table.logic.ts';

it.each([
  ['Dân số trung bình phân theo địa phương', 'Dân số trung bình'],
  ['44. Tỷ lệ hộ nghèo chia theo vùng và năm', 'Tỷ lệ hộ nghèo'],
  ['Average population by province', 'Average population'],
  ['Tỷ lệ thất nghiệp', 'Tỷ lệ thất nghiệp'],
  ['Cơ cấu chi tiêu theo nhóm', 'Cơ cấu chi tiêu theo nhóm'],
])('%s measures %s', (heading, indicator) => {
  expect(indicatorIn(heading)).toBe(indicator);
});
