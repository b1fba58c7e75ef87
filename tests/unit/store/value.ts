import type { ManualValue } from '../../../lib/records.ts';

/** A value as it would be entered by hand. */
export const manualValue = (more: Partial<ManualValue> = {}): ManualValue => ({
  id: '00000000-0000-4000-8000-000000000001',
  indicator: 'số hộ',
  indicatorId: null,
  measure: 'level',
  value: 5,
  valueMax: null,
  min: null,
  max: null,
  text: '5 hộ',
  hedge: null,
  unit: 'hộ',
  period: '2022',
  place: 'An Bình',
  placeCode: null,
  status: 'actual',
  source: { title: 'Niên giám', publisher: '', url: null },
  note: '',
  created: '2024-02-01T00:00:00.000Z',
  modified: '2024-02-01T00:00:00.000Z',
  ...more,
});
