/** What holds for no one period: the size and cost of a single work, a rate a year. */
import table from '../catalog/works.json' with { type: 'json' };
import type { Token } from '../text/tokens.ts';
import { PhraseTrie } from '../text/trie.ts';
import type { Draft } from './draft.ts';
import type { Frame } from './phrases.ts';

const works = new PhraseTrie<true>().addAll(table.works, true);
const costs = new PhraseTrie<true>().addAll(table.costs, true);
const sizes = new PhraseTrie<true>().addAll(table.sizes, true);

/**
 * Whether a figure may not take over the period of what stands before it: it tells the cost or the size of one work
 * (`cầu X với kinh phí 45 tỷ đồng`, `dài 2,5 km`), or a yearly rate (`mỗi năm có …`). Costs of works that the figure
 * before has counted (`12 công trình, tổng vốn 145 tỷ đồng`) are of their time.
 */
export function lasting(frame: Frame, draft: Draft, before: Draft | null): boolean {
  const { tokens } = frame;
  const { q, sentence } = draft;
  if (draft.measure === 'change' || draft.measure === 'plan_ratio') return false;
  const counted = before !== null && before.q.unitKind === 'count';
  const from = before === null ? sentence.from : before.q.to;
  // `tổng mức đầu tư 45 tỷ đồng, dài 2,5 km`: of the same work as the figure before.
  let work = before?.lasting === true;
  for (let i = sentence.from; i < q.hedgeFrom; i++) {
    const { key } = tokens[i] as Token;
    if (
      i >= from &&
      tokens[i + 1]?.key === 'năm' &&
      (key === 'mỗi' || key === 'hằng' || key === 'hàng') &&
      tokens[i - 1]?.key !== 'trong'
    )
      return true;
    if (i >= from && works.longest(tokens, i, q.hedgeFrom) !== null) work = true;
  }
  if (counted || !work) return false;
  for (let i = Math.max(from, q.hedgeFrom - 6); i < q.hedgeFrom; i++) {
    if (q.unitKind === 'money' && costs.longest(tokens, i, q.hedgeFrom) !== null) return true;
    if (q.unitKind === 'physical' && sizes.longest(tokens, i, q.hedgeFrom) !== null) return true;
  }
  return false;
}
