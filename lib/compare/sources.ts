/** Which kind of body a value comes from: two kinds count differently even under one name. */
import type { SeriesPoint } from '../records.ts';

export type SourceKind = 'statistics' | 'labour' | 'insurance' | 'police' | 'planning' | 'local';

/** First match wins. The statistics office surveys, ministries and provinces count what is reported to them. */
const KINDS: readonly [SourceKind, RegExp][] = [
  ['statistics', /thống kê|\bGSO\b|\bNSO\b/iu],
  ['labour', /Bộ (?:Lao động|LĐ)|Bộ Nội vụ|Bộ Nông nghiệp và Môi trường/iu],
  ['insurance', /Bảo hiểm xã hội Việt Nam|BHXH Việt Nam/iu],
  ['police', /Bộ Công an|Cục Cảnh sát/iu],
  ['planning', /Bộ Tài chính|Bộ Kế hoạch/iu],
  ['local', /UBND|Ủy ban nhân dân|^Sở |Sở (?:Lao động|LĐ|Nội vụ|Tài chính|Kế hoạch)/iu],
];

/** The kind of body that says a value, or null for a person, or where nothing tells. */
export function sourceKind({
  speaker,
  citation,
}: Pick<SeriesPoint, 'speaker' | 'citation'>): SourceKind | null {
  const name = (citation?.publisher ?? speaker ?? '').normalize('NFC');
  return KINDS.find(([, words]) => words.test(name))?.[0] ?? null;
}
