/** What the library finds, in which order, and what its charts hold. */
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../lib/engine.ts';
import { digestOf, doubtIn, figureAt, rowOf, unsureIn } from '../../../lib/library/digest.ts';
import { chartOf, kindOf, runsOf, ticksOf } from '../../../lib/library/series.ts';
import { everything, type FigureSort, Shelf } from '../../../lib/library/shelf.ts';
import { matcher, matchesIn, searchable, typedWords, WordIndex } from '../../../lib/library/words.ts';
import type { Figure } from '../../../lib/records.ts';
import { articleOf } from '../article.ts';
import { point } from '../compare/records.ts';

let number = 0;
function digest(
  text: string,
  changes: { publishedAt?: string; publisher?: string; id?: string; collectedAt?: string },
) {
  const { collectedAt = '2024-02-01T00:00:00Z', ...article } = changes;
  const read = articleOf(text, { id: `url:bao.example/${++number}`, ...article });
  return digestOf({ article: read, collectedAt, origin: 'page' }, readArticle(read));
}
const longAn = (year: number, rate: string, hedge = '') =>
  digest(`Long An giảm nghèo\nNăm ${year}, tỷ lệ hộ nghèo của tỉnh Long An còn ${hedge}${rate}%.`, {
    publishedAt: `${year + 1}-01-05`,
    publisher: 'Báo Long An',
  });
const order = { by: 'period' as FigureSort, down: false };

describe('the index of words', () => {
  const texts = [
    'hộ nghèo',
    'số hộ nghèo',
    'đô thị',
    'thu hút',
    'hụt thu',
    'tỉ lệ',
    'tỷ lệ',
    'tỉnh Hoà Bình',
    'tỉnh Hòa Bình',
    '1.110 hộ',
    '75,3%',
    '74 %',
    'ngày 1.7.2025',
    'mỹ thuật',
  ];
  it.each([
    ['ho ngheo', ['hộ nghèo', 'số hộ nghèo']],
    ['HỘ NGHÈO', ['hộ nghèo', 'số hộ nghèo']],
    ['HỘ NGHÈO'.normalize('NFD'), ['hộ nghèo', 'số hộ nghèo']],
    ['do', ['đô thị']],
    ['đo', ['đô thị']],
    ['dô', ['đô thị']],
    ['đồ', []],
    ['thi', ['đô thị']],
    ['ngheo so', ['số hộ nghèo']],
    ['gheo', []],
    ['hộ giàu', []],
    // What is typed with diacritics is found with them only; half typed, with more of them too.
    ['hut thu', ['thu hút', 'hụt thu']],
    ['hụt thu', ['hụt thu']],
    ['thu hút', ['thu hút']],
    ['nghe', ['hộ nghèo', 'số hộ nghèo']],
    ['nghé', []],
    ['nghẹo', []],
    // One word in two spellings.
    ['tỉ lệ', ['tỉ lệ', 'tỷ lệ']],
    ['tỷ lệ', ['tỉ lệ', 'tỷ lệ']],
    ['ti le', ['tỉ lệ', 'tỷ lệ']],
    ['ty le', ['tỉ lệ', 'tỷ lệ']],
    ['tỉ', ['tỉ lệ', 'tỷ lệ', 'tỉnh Hoà Bình', 'tỉnh Hòa Bình']],
    ['hòa', ['tỉnh Hoà Bình', 'tỉnh Hòa Bình']],
    ['hoà bình', ['tỉnh Hoà Bình', 'tỉnh Hòa Bình']],
    ['hoa binh', ['tỉnh Hoà Bình', 'tỉnh Hòa Bình']],
    ['my thuat', ['mỹ thuật']],
    // Numbers as they are written, and half written.
    ['1.110', ['1.110 hộ']],
    ['1110', ['1.110 hộ']],
    ['1.11', ['1.110 hộ']],
    ['75,3', ['75,3%']],
    ['75.3', ['75,3%']],
    ['75,3 %', ['75,3%']],
    ['74%', ['74 %']],
    ['74', ['74 %']],
    ['110', []],
    ['2025', ['ngày 1.7.2025']],
    ['%', texts],
  ])('%s finds %j', (typed, expected) => {
    expect(texts.filter((text) => matcher(typed)(searchable(text)))).toEqual(expected);
    const index = new WordIndex();
    for (const text of texts) index.add(text);
    // Letter by letter, as it is typed: what was found before must not change what is found now.
    for (let i = 1; i <= typed.length; i++)
      for (const one of typedWords(typed.slice(0, i))) index.beginning(one);
    const words = typedWords(typed);
    const found = texts.filter((_, i) => words.every((word) => index.beginning(word)[i] === 1));
    expect(found).toEqual(expected);
  });
  const begin = (index: WordIndex, typed: string) =>
    typedWords(typed).map((one) => [...index.beginning(one)])[0];
  it('takes in texts that are taken apart already', () => {
    const index = new WordIndex();
    index.add('hộ nghèo');
    expect(index.addSpelled(['hộ', 'giàu', 'xã'], Uint32Array.from([2, 0, 1, 0, 1, 2]))).toBe(1);
    expect(begin(index, 'ho')).toEqual([1, 1, 0, 0]);
    expect(begin(index, 'x')).toEqual([0, 0, 0, 1]);
    expect(index.add('xã')).toBe(4);
  });
  it('knows what came after a word was asked for', () => {
    const index = new WordIndex();
    index.add('hộ nghèo');
    expect(begin(index, 'ho')).toEqual([1]);
    expect(index.add('hồ nước')).toBe(1);
    expect(begin(index, 'ho')).toEqual([1, 1]);
    expect(index.add('hộ nghèo')).toBe(0);
  });
  it.each([
    ['ho ngh', 'số hộ nghèo', ['hộ', 'nghèo']],
    ['hộ ngh', 'số hồ nghèo', ['nghèo']],
    ['ngheo', 'số hộ nghèo'.normalize('NFD'), ['nghèo']],
    ['75,3 74%', 'đạt 75,3%, năm trước 74 %', ['75,3%', '74 %']],
    ['', 'số hộ nghèo', []],
  ])('%s marks in “%s” %j', (typed, text, expected) =>
    expect(
      matchesIn(text, typedWords(typed)).map(({ start, end }) => text.slice(start, end).normalize('NFC')),
    ).toEqual(expected),
  );
  it('takes hostile text in linear time', () => {
    for (const text of [
      '1.2,3'.repeat(40_000),
      '1'.repeat(200_000),
      `e${'\u0301'.repeat(200_000)}`,
      'a%'.repeat(9e4),
    ])
      expect(matchesIn(text, typedWords(text.slice(0, 50))).length).toBeGreaterThan(0);
  });
});

describe('the shelf', () => {
  const shelf = new Shelf();
  shelf.add(longAn(2021, '2,1'));
  shelf.add(longAn(2023, '1,2'));
  shelf.add(
    digest('Cà Mau: việc làm\nNăm 2022, tỉnh Cà Mau giải quyết việc làm cho 41.200 lao động.', {
      publishedAt: '2023-01-03',
      publisher: 'Báo Cà Mau',
    }),
  );
  const found = (query: Partial<typeof everything>) =>
    [...shelf.figures({ ...everything, ...query }, order)].map((row) => shelf.figure(row).text);
  it.each([
    ['nothing asked', {}, ['2,1%', '41.200 lao động', '1,2%']],
    ['words', { text: 'ho ngheo' }, ['2,1%', '1,2%']],
    ['words of sentence and place', { text: 'viec lam ca mau' }, ['41.200 lao động']],
    ['place', { place: 'ca mau' }, ['41.200 lao động']],
    ['indicator', { indicator: 'ho ngheo' }, ['2,1%', '1,2%']],
    ['publisher', { publisher: 'bao ca' }, ['41.200 lao động']],
    ['years', { from: 2022, to: 2022 }, ['41.200 lao động']],
    ['from a year on', { from: 2022 }, ['41.200 lao động', '1,2%']],
    ['status', { status: 'target' as const }, []],
    ['what is nowhere', { text: 'xuất khẩu' }, []],
    ['diacritics that are there', { text: 'hộ nghèo' }, ['2,1%', '1,2%']],
    ['diacritics that are not', { text: 'hỗ nghèo' }, []],
    ['a value', { text: '41.200' }, ['41.200 lao động']],
    ['two filters that do not meet', { place: 'ca mau', indicator: 'ho ngheo' }, []],
  ])('finds by %s', (_what, query, expected) => expect(found(query)).toEqual(expected));
  it('sorts both ways', () => {
    const by = (down: boolean) =>
      [...shelf.figures(everything, { by: 'value', down })].map((row) => shelf.figure(row).value);
    expect(by(false)).toEqual([1.2, 2.1, 41200]);
    expect(by(true)).toEqual([41200, 2.1, 1.2]);
  });
  it('ranks: the name and the value, then the sentence, then the headline', () => {
    const ranked = new Shelf();
    const made = [
      'Bảo hiểm y tế: tin ngắn\nNăm 2024, tỉnh Cà Mau có 12 xã nông thôn mới.',
      'Tin ngắn\nCùng với bảo hiểm y tế, năm 2024, tỉnh Cà Mau có 15 xã nông thôn mới.',
      'Tin ngắn\nNăm 2023, tỷ lệ bao phủ bảo hiểm y tế của tỉnh Cà Mau đạt 91,5%.',
      'Tin ngắn\nNăm 2024, tỷ lệ bao phủ bảo hiểm y tế của tỉnh Cà Mau đạt 93,5%.',
    ];
    made.forEach((text, i) => {
      ranked.add(digest(text, { publishedAt: `2025-02-0${9 - i}` }));
    });
    const asked = (text: string, best = true) =>
      [...ranked.figures({ ...everything, text }, { by: 'published', down: true }, best)].map(
        (row) => ranked.figure(row).text,
      );
    expect(asked('bao hiem y te')).toEqual(['91,5%', '93,5%', '15 xã', '12 xã']);
    expect(asked('bao hiem y te', false)).toEqual(['12 xã', '15 xã', '91,5%', '93,5%']);
    expect(asked('bao hiem y te 2024')).toEqual(['93,5%', '15 xã', '12 xã']);
    expect(asked('2023')).toEqual(['91,5%']);
    expect(asked('cà mau 93,5')).toEqual(['93,5%']);
    expect(asked('')).toEqual(['12 xã', '15 xã', '91,5%', '93,5%']);
  });
  it.each([
    ['Quý III/2023', 'quy iii 2023', 'quy iv 2023'],
    ['9 tháng đầu năm 2023', '9 thang 2023', '6 thang 2023'],
    ['Tháng 7/2023', 'thang 7 2023', 'thang 8 2023'],
    ['Cuối năm 2023', 'cuoi nam 2023', 'thang 12 2023'],
  ])('finds %s by its period', (said, typed, other) => {
    const one = new Shelf();
    one.add(digest(`Cà Mau\n${said}, tỉnh Cà Mau giải quyết việc làm cho 1.200 lao động.`, {}));
    const asked = (text: string) => one.figures({ ...everything, text: `${text} viec lam` }, order).length;
    expect([asked(typed), asked(other)]).toEqual([1, 0]);
  });
  it('gives a figure its sentence and article', () => {
    const row = shelf.figure(shelf.figures({ ...everything, place: 'ca mau' }, order)[0] ?? 0);
    expect(row.quote).toBe('Năm 2022, tỉnh Cà Mau giải quyết việc làm cho 41.200 lao động.');
    expect(row.article.publisher).toBe('Báo Cà Mau');
  });
  it('suggests what is there', () => expect(shelf.suggestions('place', 5)).toEqual(['Long An', 'Cà Mau']));
  it('lists articles and filters them', () => {
    expect(shelf.articlesFor({ ...everything, text: 'giam ngheo' })).toHaveLength(2);
    expect(shelf.articlesFor({ ...everything, from: 2023, to: 2023 })).toHaveLength(1);
    expect(shelf.articlesFor({ ...everything, publisher: 'ca mau' })).toHaveLength(1);
  });
  it('holds of each bundle what came last, and an article once', () => {
    const text = (n: string) => `Long An\nNăm 2023, tỷ lệ hộ nghèo của tỉnh Long An còn ${n}%.`;
    const of = (id: string, n: string, written: number) => ({
      written,
      digest: digest(text(n), { id: `url:${id}` }),
    });
    const one = new Shelf();
    const texts = () => [...one.figures(everything, order)].map((row) => one.figure(row).text).sort();
    const [a, b, c] = [of('a', '1,1', 1), of('b', '1,2', 1), of('c', '1,3', 2)];
    one.put({ bundle: 1, changed: 1, digests: [a, b] });
    one.put({ bundle: 2, changed: 2, digests: [c] });
    expect(texts()).toEqual(['1,1%', '1,2%', '1,3%']);
    const before = one.articles();
    one.put({ bundle: 1, changed: 3, digests: [{ ...a }, of('b', '2,2', 3)] });
    expect(texts()).toEqual(['1,1%', '1,3%', '2,2%']);
    // What is as it was is not filed anew.
    expect(one.articles().filter((known) => before.includes(known))).toHaveLength(2);
    // Deleted there and brought back into another bundle, whose news comes first.
    one.put({ bundle: 2, changed: 5, digests: [c, of('a', '1,1', 5)] });
    one.put({ bundle: 1, changed: 4, digests: [] });
    expect(texts()).toEqual(['1,1%', '1,3%']);
    expect(one.size).toBe(2);
  });
  it('unpacks a figure as it was read', () => {
    const article = articleOf('Long An\nÔng A cho biết năm 2023, Long An có từ 5 đến 7 xã, tăng hơn 2%.');
    const reading = readArticle(article);
    const packed = digestOf({ article, collectedAt: '', origin: 'page' }, reading);
    expect(packed.ids.length).toBeGreaterThan(1);
    packed.ids.forEach((id, at) => {
      const read = reading.figures.find((figure) => figure.id === id);
      const { land, series, sentence, doubts, ...listed } = figureAt(packed, at);
      expect(read).toMatchObject(listed);
      expect(packed.sentences[sentence]).toContain(read?.text);
    });
  });
  it('knows how far each field of a figure may be said', () => {
    const article = articleOf('Long An\nNăm 2023, tỷ lệ hộ nghèo của tỉnh Long An còn 1,2%.');
    const listed = (certainty?: Figure['certainty']) => {
      const figures = readArticle(article).figures.map(({ certainty: _own, ...one }) => ({
        ...one,
        ...(certainty && { certainty }),
      }));
      return figureAt(digestOf({ article, collectedAt: '', origin: 'page' }, { figures, officials: [] }), 0);
    };
    const sure = { indicator: 1, measure: 1, status: 0.8, period: 0.9, place: 1, speaker: 1 };
    const doubtful = listed({ ...sure, period: 0.7, place: 0.1 });
    expect((['status', 'period', 'place'] as const).map((field) => doubtIn(doubtful, field))).toEqual([
      'sure',
      'unsure',
      'unclear',
    ]);
    expect(unsureIn(doubtful)).toEqual(['period', 'place']);
    for (const plain of [listed(sure), listed()]) {
      expect(unsureIn(plain)).toEqual([]);
      expect(doubtIn(plain, 'period')).toBe('sure');
    }
    expect([doubtful.series, listed(sure).series]).toEqual([null, expect.any(String)]);
  });
});

describe('charts', () => {
  const shelf = new Shelf();
  for (const [year, rate, hedge] of [
    [2020, '3,5', ''],
    [2021, '2,1', ''],
    [2022, '1,8', 'hơn '],
    [2023, '1,2', ''],
  ] as const)
    shelf.add(longAn(year, rate, hedge));
  shelf.add(
    digest('Cà Mau\nNăm 2023, tỷ lệ hộ nghèo của tỉnh Cà Mau còn 2,4%.', { publishedAt: '2024-01-07' }),
  );
  shelf.add(
    digest('Long An\nNăm 2024, tỉnh Long An phấn đấu giảm tỷ lệ hộ nghèo xuống còn 1%.', {
      publishedAt: '2024-01-08',
    }),
  );
  shelf.add(
    digest('Long An\nQuý I/2023, tỷ lệ hộ nghèo của tỉnh Long An còn 1,7%.', { publishedAt: '2023-04-08' }),
  );
  const rows = [...shelf.figures(everything, order)].map((row) => shelf.figure(row));
  const chosen = rows.find(({ text }) => text === '1,2%');
  if (chosen === undefined || chosen.series === null) throw new Error('not read');
  const kind = kindOf(chosen.series);
  const all = shelf.inSeries((series) => series.startsWith(`${kind}|`));
  const texts = (places: string[], years: number[] = []) =>
    chartOf(chosen, all, places, years).lines.map(({ points }) => points.map(({ row }) => row.text));
  it('hold one place in order of time, and no period of another length', () =>
    expect(texts(['Long An'])).toEqual([['3,5%', '2,1%', '1,8%', '1,2%', '1%']]));
  it('hold places side by side', () => expect(texts(['Long An', 'Cà Mau'])[1]).toEqual(['2,4%']));
  it('join no target with what was achieved, and no line across a break', () => {
    const { lines, breaks } = chartOf(chosen, all, ['Long An'], [2022, 1990]);
    expect(breaks).toEqual([{ from: '2022-01-01', kind: 'definition' }]);
    const runs = runsOf(lines[0] ?? { place: '', points: [] }, breaks);
    expect(runs.map((run) => run.map(({ row }) => row.text))).toEqual([
      ['3,5%', '2,1%'],
      ['1,8%', '1,2%'],
      ['1%'],
    ]);
  });
  it('give a hedged value its range, and a plain one none', () => {
    const points = chartOf(chosen, all, ['Long An'], []).lines[0]?.points ?? [];
    expect(points.map(({ low, high }) => high > low)).toEqual([false, false, true, false, false]);
  });
  it('hold official and entered values too, the official ones on a line of their own', () => {
    const beside = (id: string, period: string, value: number) =>
      rowOf(
        { ...point({ value, unit: '%', text: `${value}%`, period, place: 'Long An' }), figureId: id },
        chosen.series ?? '',
      );
    const rows = [...all, beside('ref:x:1', '2023', 1.1), beside('man:1', '2018', 5)];
    const [line] = chartOf(chosen, rows, ['Long An'], []).lines;
    const runs = runsOf(line ?? { place: '', points: [] }, []);
    expect(runs.map((run) => run.map(({ row }) => row.text))).toEqual([
      ['5%', '3,5%', '2,1%', '1,8%', '1,2%'],
      ['1.1%'],
      ['1%'],
    ]);
  });
  it('are led by what was read surely, though the other was published later', () => {
    const late = { ...chosen, id: 'late', text: '9%', value: 9, doubts: 'period' };
    const later = { ...late, article: { ...chosen.article, publishedAt: '2030-01-01' } };
    const at2023 = (rows: typeof all) =>
      chartOf(chosen, rows, ['Long An'], []).lines[0]?.points.find(({ year }) => year === 2023)?.row.text;
    expect(at2023([...all, later])).toBe('1,2%');
    expect(at2023([...all, { ...later, doubts: null }])).toBe('9%');
  });
  it('narrow to years', () =>
    expect(
      chartOf(chosen, all, ['Long An'], [], { from: 2021, to: 2022 }).lines[0]?.points.map(
        ({ year }) => year,
      ),
    ).toEqual([2021, 2022]));
  it.each([
    [0, 10, [0, 2, 4, 6, 8, 10]],
    [1.2, 3.5, [1, 1.5, 2, 2.5, 3, 3.5]],
    [-3, 3, [-4, -2, 0, 2, 4]],
    [5, 5, [5]],
  ])('have round ticks from %d to %d', (low, high, ticks) => expect(ticksOf(low, high, 5)).toEqual(ticks));
});
