/** What kind of quantity a unit measures: values of different dimensions never share a series. */
import { phraseKey } from '../text/normalise.ts';
import { remember } from '../text/remember.ts';

const COUNT_CLASSES: Record<string, readonly string[]> = {
  người: [
    'người',
    'lao động',
    'người lao động',
    'nhân khẩu',
    'khẩu',
    'đối tượng',
    'em',
    'trẻ',
    'trẻ em',
    'cháu',
    'học sinh',
    'sinh viên',
    'học viên',
    'giáo viên',
    'công nhân',
    'đảng viên',
    'đoàn viên',
    'hội viên',
    'cán bộ',
    'đồng chí',
    'lượt lao động',
  ],
  hộ: ['hộ', 'hộ gia đình', 'hộ dân', 'gia đình', 'hộ nghèo', 'hộ cận nghèo'],
  vụ: ['vụ', 'vụ việc', 'vụ án', 'vụ cháy', 'vụ tai nạn', 'cuộc'],
  ca: ['ca', 'ca mắc', 'ca bệnh', 'trường hợp'],
  lượt: ['lượt', 'lượt người', 'lượt khách', 'lượt hành khách', 'khách', 'du khách', 'hành khách'],
  căn: ['căn', 'căn nhà', 'nhà', 'ngôi nhà', 'căn hộ', 'ngôi'],
  suất: ['suất', 'suất quà', 'phần', 'phần quà'],
  'doanh nghiệp': ['doanh nghiệp', 'dn'],
  'hợp tác xã': ['hợp tác xã', 'htx'],
  xã: ['xã', 'phường', 'thị trấn', 'xã phường', 'đơn vị', 'địa phương'],
  trường: ['trường', 'trường học'],
  phiên: ['phiên', 'sàn', 'ngày hội', 'phiên giao dịch'],
};
const COUNT_CLASS_OF = new Map<string, string>();
for (const [name, nouns] of Object.entries(COUNT_CLASSES)) {
  for (const noun of nouns) COUNT_CLASS_OF.set(phraseKey(noun), `count:${name}`);
}
const MONEY = new Map<string, string>(
  Object.entries({
    đồng: 'đồng',
    vnđ: 'đồng',
    vnd: 'đồng',
    usd: 'USD',
    'đô la': 'USD',
    'đô la mỹ': 'USD',
    eur: 'EUR',
    euro: 'EUR',
    yên: 'JPY',
    ndt: 'CNY',
    'nhân dân tệ': 'CNY',
  }).map(([k, v]) => [phraseKey(k), v]),
);
const SIZES = new Map<string, string>(
  ['ha', 'km', 'm', 'm²', 'm³', 'km²', 'tấn', 'tạ', 'kg', 'lít', 'kwh', 'mwh', 'mw', 'kw', 'mm', '°c', 'db']
    .map((u): [string, string] => [u, u])
    .concat([
      ['hecta', 'ha'],
      ['héc-ta', 'ha'],
      ['héc ta', 'ha'],
      ['m2', 'm²'],
      ['m3', 'm³'],
      ['km2', 'km²'],
    ]),
);
const RATES = new Map([
  ['%', '%'],
  ['điểm %', 'points'],
  ['điểm phần trăm', 'points'],
  ['‰', '‰'],
  ['lần', 'times'],
]);

/**
 * What kind of quantity a canonical unit measures: `%`, `points`, `times`, `money:đồng`,
 * `money:đồng/người/tháng`, `size:ha`, `per:tạ/ha`, `count:hộ`, or `none` for a bare number. Values of
 * different dimensions never share a series.
 */
export function unitDimension(unit: string | null): string {
  return unit === null ? 'none' : dimensionOf(unit);
}

const dimensionOf = remember((unit) => {
  const key = phraseKey(unit);
  if (key === '') return 'none';
  // Of what it is a share is said by the indicator: "% GDP".
  if (key.startsWith('% ')) return '%';
  const rate = RATES.get(key);
  if (rate !== undefined) return rate;
  const size = SIZES.get(key);
  if (size !== undefined) return `size:${size}`;
  const slash = key.indexOf('/');
  const head = slash === -1 ? key : key.slice(0, slash).trim();
  const money = MONEY.get(head);
  if (money !== undefined) {
    return `money:${money}${slash === -1 ? '' : key.slice(slash).replace(/\s*\/\s*/g, '/')}`;
  }
  if (slash !== -1) return `per:${key.replace(/\s*\/\s*/g, '/')}`;
  return COUNT_CLASS_OF.get(key) ?? `count:${key}`;
});
