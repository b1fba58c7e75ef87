/**
 * `npm run bench`: how long the engine takes, warm, on this machine: a 10 KB article, growing texts (twice the text
 * should take twice the time), and texts made to be slow. Times are reported, never asserted.
 */
import { parseHTML } from 'linkedom';
import { anchorIn } from '../../lib/annotate/anchor.ts';
import { makeSelectors } from '../../lib/annotate/selectors.ts';
import { readArticle } from '../../lib/engine.ts';
import { readFigures } from '../../lib/figures/index.ts';
import { findAttributions, readOfficials } from '../../lib/officials/index.ts';
import { decide } from '../../lib/page/decide.ts';
import { readPage } from '../../lib/page/index.ts';
import type { Article } from '../../lib/records.ts';
import { articleOf } from '../unit/article.ts';

/** One paragraph of the kind the press prints; varied by `n`, so that no cache helps. */
const paragraph = (n: number) =>
  `Theo báo cáo của Sở Nội vụ tỉnh An Bình, năm ${2010 + (n % 14)}, tỷ lệ lao động qua đào tạo đạt ${60 + (n % 30)},${n % 10}%, ` +
  `trong đó có bằng cấp, chứng chỉ ${20 + (n % 15)}%; giải quyết việc làm cho hơn ${10 + (n % 40)}.${100 + (n % 800)} lao động, ` +
  `tăng ${1 + (n % 9)},${n % 10}% so với cùng kỳ năm trước, bằng ${90 + (n % 20)}% kế hoạch năm. Ông Lê Văn Tám, Phó Giám đốc Sở, cho biết ` +
  `toàn tỉnh còn ${900 + n} hộ nghèo, giảm ${100 + n} hộ (${n % 20},5%). “Năm tới, tỉnh phấn đấu thu ngân sách ${5 + (n % 9)}.${100 + (n % 900)} tỷ đồng”, ông Tám nói.`;
function prose(length: number): Article {
  const parts = ['Kết quả công tác năm của tỉnh An Bình'];
  let size = 0;
  for (let n = 0; size < length; n++) {
    const p = paragraph(n);
    parts.push(p);
    size += p.length + 1;
  }
  return articleOf(parts.join('\n').slice(0, length));
}

function median(run: () => void, times: number): number {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    run();
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b)[times >> 1] as number;
}
const row = (name: string, ...ms: number[]) =>
  console.log(name.padEnd(38) + ms.map((t) => `${t.toFixed(t < 100 ? 1 : 0)} ms`.padStart(12)).join(''));

const small = prose(10_000);
for (let i = 0; i < 40; i++) readArticle(articleOf(`${small.text}\n${i}`));
console.log(
  `${''.padEnd(38)}${['figures', 'officials', 'speakers', 'all'].map((h) => h.padStart(12)).join('')}`,
);
/** A fresh record each time: a reading may remember the last article it saw. */
const fresh = (article: Article) => ({ ...article });
row(
  '10 KB, median of 51',
  median(() => readFigures(fresh(small)), 51),
  median(() => readOfficials(fresh(small)), 51),
  median(() => findAttributions(fresh(small)), 51),
  median(() => readArticle(fresh(small)), 51),
);
for (const kilobytes of [250, 500, 1000, 2000, 4000]) {
  const article = prose(kilobytes * 1000);
  row(
    `${kilobytes} KB`,
    median(() => readFigures(fresh(article)), 1),
    median(() => readOfficials(fresh(article)), 1),
    median(() => findAttributions(fresh(article)), 1),
    median(() => readArticle(fresh(article)), 1),
  );
}
const hostile: [string, (n: number) => string][] = [
  ['digits in a row', (n) => '1'.repeat(n)],
  ['spaces', (n) => `${' '.repeat(n)}5 xã`],
  ['open brackets', (n) => `${'('.repeat(n)}5%`],
  ['alternating separators', (n) => '1.2,3'.repeat(n / 5)],
  ['"trong đó" without end', (n) => 'trong đó có 5 xã, '.repeat(n / 18)],
  ['commas', (n) => `${'a, '.repeat(n / 3)}5%`],
  ['percentages in a row', (n) => '5% '.repeat(n / 3)],
  ['quotation marks', (n) => '“5% "'.repeat(n / 5)],
  ['names in a row', (n) => 'Nguyễn Văn An '.repeat(n / 14)],
  ['one letter with many accents', (n) => `e${'\u0301'.repeat(n)} 5%`],
];
console.log(
  `\n${'texts made to be slow'.padEnd(38)}${['100,000', '200,000'].map((h) => h.padStart(12)).join('')}`,
);
for (const [name, make] of hostile)
  row(name, ...[100_000, 200_000].map((n) => median(() => readArticle(articleOf(make(n))), 1)));

/** 200 saved figures found again in a page of 60 KB: as it was, lengthened at the top, and with everything to be searched. */
const page = prose(60_000);
const { figures } = readArticle(page);
const every = Math.max(1, Math.floor(figures.length / 200));
const saved = figures
  .filter((_, i) => i % every === 0)
  .slice(0, 200)
  .map((figure) => {
    const subject = { ...figure, kind: 'figure' as const };
    return { subject, selectors: makeSelectors(page.text, figure, figures, subject) };
  });
const anchorAll = (text: string) => {
  const { figures: here } = readArticle(articleOf(text));
  const count: Record<string, number> = {};
  const time = median(() => {
    const anchor = anchorIn(text, here);
    for (const { selectors, subject } of saved) anchor(selectors, subject);
  }, 15);
  const anchor = anchorIn(text, here);
  for (const { selectors, subject } of saved) {
    const { state } = anchor(selectors, subject);
    count[state] = (count[state] ?? 0) + 1;
  }
  row(`${JSON.stringify(count)}`, time);
};
console.log(`\n${saved.length} anchors in ${Math.round(page.text.length / 1000)} KB, median of 15`);
console.log('the page as it was');
anchorAll(page.text);
console.log('600 characters more at its top');
anchorAll(`${'Tin khác. '.repeat(60)}\n${page.text}`);
console.log('decomposed letters: every one must be searched');
anchorAll(page.text.normalize('NFD'));
console.log('every number corrected: every one must be searched');
anchorAll(
  page.text.replace(/\d(?=[\d.,]*(?:%| (?:lao|hộ|tỷ)))/g, (digit) => String((Number(digit) + 3) % 9)),
);
console.log('every sentence gone: every one must be searched');
anchorAll(page.text.replace(/năm|hộ|cho/g, 'xưa'));

/** Whole pages of 60 KB in the command line's DOM, which is slower than a browser's: decided, and read. */
const frame = (head: string, main: string) =>
  `<!DOCTYPE html><html><head><title>Kết quả công tác năm</title>${head}</head><body><header><nav><ul>${'<li><a href="/a">Mục</a></li>'.repeat(60)}</ul></nav></header>${main}<aside class="sidebar">${'<div class="story"><h3><a href="/b">Tin khác trong tỉnh</a></h3><time>01/02/2024</time></div>'.repeat(120)}</aside></body></html>`;
const filled = (size: number, item: (n: number) => string, head: string, wrap: (inner: string) => string) => {
  let inner = '';
  for (let n = 0; frame(head, wrap(inner)).length < size; n++) inner += item(n);
  return parseHTML(frame(head, wrap(inner))).document as unknown as Document;
};
const paragraphs = (n: number) =>
  `<p>${paragraph(n)}</p><figure><img src="a.jpg" alt="Ảnh ${n}"><figcaption>Ảnh ${n}</figcaption></figure>`;
const teaser = (n: number) =>
  `<li><h3><a href="/tin-${n}.html">Tin số ${n} trong tỉnh</a></h3><p>${paragraph(n)}</p></li>`;
const kinds: [string, string, Document][] = [
  [
    'an article of a known system',
    'https://nhandan.vn/tin-post835417.html',
    filled(
      60_000,
      paragraphs,
      '<meta property="og:type" content="article">',
      (inner) =>
        `<h1 class="article__title">Kết quả công tác năm</h1><div class="article__body">${inner}</div>`,
    ),
  ],
  [
    'an article of an unknown site',
    'https://anbinh.example/tin-tuc/mot-bai',
    filled(60_000, paragraphs, '', (inner) => `<h1>Kết quả công tác năm</h1><div><div>${inner}</div></div>`),
  ],
  [
    'a category page of a known site',
    'https://nhandan.vn/kinh-te/',
    filled(60_000, teaser, '', (inner) => `<h1>Kinh tế</h1><ul>${inner}</ul>`),
  ],
  [
    'a list on an unknown site',
    'https://anbinh.example/tin-tuc',
    filled(60_000, teaser, '', (inner) => `<h1>Tin tức</h1><ul>${inner}</ul>`),
  ],
];
console.log(
  `\n${'pages of 60 KB, least of 41'.padEnd(38)}${['decided', 'read'].map((h) => h.padStart(12)).join('')}`,
);
const least = (run: () => void) => {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 41; i++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
};
for (const [name, url, document] of kinds) {
  row(
    `${name} (${readPage(document, url).kind})`,
    least(() => decide(document, url)),
    least(() => readPage(document, url)),
  );
}
