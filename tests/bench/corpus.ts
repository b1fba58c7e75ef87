/**
 * A desk's archive for benchmarks: monthly reports of the 63 provinces over 14 years, 30 figures each. Half of a
 * report are the same figures month after month (168 values a series), the other half come round now and then
 * (some 20 values a series).
 */
import { indicators } from '../../lib/catalog/indicators.ts';
import { provinces63 } from '../../lib/catalog/provinces.ts';
import { type Article, blockKinds } from '../../lib/records.ts';

export const FIRST_YEAR = 2011;
export const LAST_YEAR = 2024;
const MONTHS = (LAST_YEAR - FIRST_YEAR + 1) * 12;
/** Levels that every report gives, the first ones with their change on the year, and levels that come round. */
const STEADY = 11;
const CHANGES = 5;
const ROUND = 14;

/** Made of words, so that no run differs from the last. */
function noise(seed: number): number {
  let x = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
}
const number = (n: number, decimals: number) =>
  n.toLocaleString('vi-VN', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** Indicators that are plain counts or rates: their names and a unit make a sentence. */
const sayable = indicators.flatMap(({ vi, units, growth }) => {
  const [unit = ''] = units;
  if (growth || /["(,]/.test(vi)) return [];
  if (unit === '%') return [{ vi, unit: '%', decimals: 2, size: 60 }];
  const counted = unit.startsWith('count:') ? unit.slice('count:'.length) : null;
  return counted === null || counted === '' || counted === '*'
    ? []
    : [{ vi, unit: ` ${counted}`, decimals: 0, size: 9000 }];
});
const steady = sayable.filter(({ unit }) => unit !== '%').slice(0, STEADY);
const others = sayable.filter((one) => !steady.includes(one));

/** How many reports there are. */
export const REPORTS = provinces63.length * MONTHS;

/** Report number `n`: all provinces of the first month, then of the next. */
export function report(n: number): Article {
  const province = provinces63[n % provinces63.length]?.name ?? '';
  const month = Math.floor(n / provinces63.length);
  const [year, of] = [FIRST_YEAR + Math.floor(month / 12), (month % 12) + 1];
  const value = (size: number, decimals: number, k: number) =>
    number(size * (0.4 + 0.5 * noise(n * 97 + k)), decimals);
  const levels = steady.map(({ vi, unit, decimals, size }, k) => {
    const change = k < CHANGES ? `, tăng ${value(9, 1, k + 50)}% so với cùng kỳ năm trước` : '';
    return `${vi} là ${value(size, decimals, k)}${unit}${change}.`;
  });
  const round = Array.from({ length: ROUND }, (_, k) => {
    const one = others[(month * ROUND + k) % others.length] as (typeof others)[number];
    return `${one.vi} là ${value(one.size, one.decimals, k + 20)}${one.unit}.`;
  });
  const title = `Tỉnh ${province}: Tình hình kinh tế - xã hội tháng ${of}/${year}`;
  const lines = [title];
  const said = [...levels, ...round];
  for (let i = 0; i < said.length; i += 5)
    lines.push(`Trong tháng ${of}/${year}, tại tỉnh ${province}: ${said.slice(i, i + 5).join(' ')}`);
  const blocks: Article['blocks'] = [];
  let start = 0;
  for (const line of lines) {
    const kind = blocks.length === 0 ? blockKinds[0] : 'paragraph';
    blocks.push({ kind, start, end: start + line.length });
    start += line.length + 1;
  }
  const published = `${year}-${String(of).padStart(2, '0')}-28`;
  const cms = `${published.replaceAll('-', '')}${String(1e8 + n)}`;
  return {
    id: `cms:dantri.com.vn/${cms}`,
    url: `http://baodansinh.vn/bao-cao-${cms}.htm`,
    title,
    publisher: 'Báo Dân sinh',
    publishedAt: `${published}T08:00:00+07:00`,
    publishedAtSource: 'visible',
    author: null,
    place: province,
    text: lines.join('\n'),
    blocks,
  };
}

/** A report as its publisher's page. */
export function page({ url, title, text, publishedAt }: Article): string {
  const [year, month, day] = (publishedAt ?? '').slice(0, 10).split('-');
  const escaped = (s: string) => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const paragraphs = text.split('\n').slice(1);
  return `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta property="og:type" content="article"><link rel="canonical" href="${url}"></head><body><main>
<div class="detail-left"><div class="detail-top"><h1>${escaped(title)}</h1>
<div class="date-like"><div class="left"><ul><li><span>08:00 - ${day}/${month}/${year}</span></li></ul></div></div></div>
<div class="detail"><div class="info-detail">${paragraphs.map((p) => `<p>${escaped(p)}</p>`).join('\n')}</div></div></div>
</main></body></html>`;
}
