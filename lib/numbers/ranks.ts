/** Places in a ranking: `xếp thứ 5/63 tỉnh, thành phố`, `đứng thứ nhất`. */
import table from '../catalog/ranks.json' with { type: 'json' };
import { wordKey } from '../text/normalise.ts';
import type { Token } from '../text/tokens.ts';
import { PhraseTrie } from '../text/trie.ts';
import { readUnit } from './units.ts';

const leads = new PhraseTrie<true>().addAll(table.leads, true);
const among = new PhraseTrie<true>().addAll(table.among, true);
const places = new Map<string, number>();
for (const [place, words] of Object.entries(table.words))
  for (const word of words) places.set(wordKey(word), Number(place));

export interface Rank {
  /** Tokens of the place and of how many are ranked. */
  from: number;
  to: number;
  place: number;
  /** How many are ranked (`5/63`, `thứ 5 trong 63`), else null. */
  ranked: number | null;
}

const wholeAt = (token: Token | undefined): number | null =>
  token?.kind === 'number' && /^\d{1,3}$/.test(token.text) ? Number(token.text) : null;

/** `xếp hạng 12 sản phẩm` grades twelve products; `xếp hạng 2 khu vực` is a rank there. */
function counts(tokens: readonly Token[], at: number): boolean {
  const unit = readUnit(tokens, at);
  return unit?.kind === 'count' && !table.scopes.includes(unit.name);
}

/** The rank whose lead (`xếp thứ`) begins at token `at`, or null. */
export function rankAt(tokens: readonly Token[], at: number): Rank | null {
  const lead = leads.longest(tokens, at);
  if (lead === null) return null;
  const from = lead.end;
  const token = tokens[from];
  const ordinal = (tokens[from - 1] as Token).key === 'thứ' ? places.get(token?.key ?? '') : undefined;
  const place = wholeAt(token) ?? ordinal ?? null;
  if (place === null || place === 0) return null;
  if (ordinal === undefined && (tokens[from - 1] as Token).key !== 'thứ' && counts(tokens, from + 1))
    return null;
  const link = among.longest(tokens, from + 1);
  const ranked = link === null ? null : wholeAt(tokens[link.end]);
  return ranked === null || ranked < place
    ? { from, to: from + 1, place, ranked: null }
    : { from, to: (link?.end ?? from) + 1, place, ranked };
}
