/** What is never painted as success or failure: deaths, injuries, accidents, epidemics, disasters, crimes. */
import type { Figure } from '../records.ts';

/** As labels of indicators write it; "dịch" alone is "dịch vụ" and "giao dịch", too. */
const GRAVE = [
  'chết',
  'tử vong',
  'thiệt mạng',
  'hy sinh',
  'mất tích',
  'bị thương',
  'thương vong',
  'bị nạn',
  'tai nạn',
  'đuối nước',
  'cháy',
  'thiên tai',
  'thiệt hại',
  'dịch bệnh',
  'dịch tả',
  'ổ dịch',
  'ca mắc',
  'ca bệnh',
  'ca nhiễm',
  'mắc bệnh',
  'nhiễm hiv',
  'covid',
  'sốt xuất huyết',
  'tiêu hủy',
  'phạm pháp',
  'tội phạm',
  'vụ án',
  'bạo lực',
  'xâm hại',
  'tự tử',
  'mua bán người',
];

export const isGrave = ({ indicator }: Pick<Figure, 'indicator'>): boolean => {
  const label = indicator.normalize('NFC').toLocaleLowerCase('vi');
  return GRAVE.some((word) => label.includes(word));
};
