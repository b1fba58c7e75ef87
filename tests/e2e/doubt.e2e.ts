/** A reader meets a doubtful row, sees where it was read, settles it at a click, and hands it on to another desk. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { until } from '../../lib/cli/driver.ts';
import { vi } from '../../lib/i18n/vi.ts';
import { type ChosenField, type Figure, SURE } from '../../lib/records.ts';
import { objections } from './axe.ts';
import {
  articleOf,
  endBrowser,
  expectQuiet,
  openArticle,
  openPanel,
  showTab,
  startBrowser,
  unfold,
  useBrowser,
} from './session.ts';

const URL_OF = 'http://baodansinh.vn/an-binh-nhin-lai-mot-nam-20240112150200123.htm';

/** A review as provincial papers print it: years that come and go, places beside each other, words that leave both open. */
const PARAGRAPHS = [
  'Năm 2022, An Bình khép lại với nhiều kết quả; bước sang năm 2023, các xã tiếp tục rà soát từng hộ. Tính đến cuối năm, số hộ nghèo còn 4.120 hộ, trong đó huyện Phú Hội 615 hộ, Cát Lâm 380 hộ.',
  'Nếu như cùng kỳ mới có 215 lớp dạy nghề thì nay đã là 268 lớp, còn kế hoạch đặt ra 300 lớp cho cả giai đoạn 2021 - 2025. Riêng lao động nông thôn, 6.840 người được học nghề, tỷ lệ có việc làm sau học nghề 83,5%.',
  'Ông Đỗ Quang Thịnh, Phó Chủ tịch UBND tỉnh, cho biết sang năm phấn đấu giảm còn 3.500 hộ nghèo; so với Long An và Tiền Giang, nơi tỷ lệ đã xuống 1,2%, An Bình vẫn còn 2,1%. Quý IV, các ngân hàng cho vay 412 tỷ đồng.',
  'Từ đầu nhiệm kỳ đến nay đã xây 1.260 căn nhà tình nghĩa, gấp đôi trước đây, tổng kinh phí 63 tỷ đồng; tháng 12 bàn giao thêm 74 căn.',
];

/** The article in the frame of a sample page, as the site serves it. */
function page(): string {
  const sample = readFileSync(new URL('../fixtures/sample/an-binh-2022.html', import.meta.url), 'utf8');
  const body = PARAGRAPHS.map((words) => `<p>${words}</p>`).join('\n');
  return sample
    .replaceAll('An Bình: Việc làm trở lại, hộ nghèo giảm', 'An Bình nhìn lại một năm')
    .replace(/<link rel="canonical" href="[^"]+">/, `<link rel="canonical" href="${URL_OF}">`)
    .replace('15:20 - 06/01/2023', '15:02 - 12/01/2024')
    .replace(
      /<div class="description">[\s\S]*?<\/div>/,
      '<div class="description">\nNhững con số của một năm.\n</div>',
    )
    .replace(/<div class="info-detail">[\s\S]*?<\/div><\/div>\n<div class="tags">/, () => {
      return `<div class="info-detail">\n${body}\n</div></div>\n<div class="tags">`;
    });
}

/** Fields that a choice settles and whose words are in the row. */
const FIELDS: readonly ChosenField[] = ['period', 'place', 'status'];

interface Doubtful {
  figure: Figure;
  field: ChosenField;
  /** The words that it was read from. */
  words: string;
}

/** The first figure that is unsure of a field, was read at words of the text and may be something else. */
function doubtfulOf(figures: readonly Figure[], text: string): Doubtful {
  for (const field of FIELDS)
    for (const figure of figures) {
      const at = figure.evidence?.[field];
      const others: readonly (string | null)[] = figure.alternatives?.[field] ?? [];
      const unsure = (figure.certainty?.[field] ?? 1) < SURE;
      if (figure.sameAs === null && unsure && typeof at === 'object' && others.some((one) => one !== null))
        return { figure, field, words: text.slice(at.start, at.end) };
    }
  throw new Error('nothing in the article was read with doubt');
}

describe.each(browserNames)('doubt in %s', (browser) => {
  const session = useBrowser(browser);
  let exported = '';
  /** What the reader chose; null where the choice was that the text says nothing of it. */
  let corrected: { id: string; field: ChosenField; value: string | null } = {
    id: '',
    field: 'period',
    value: null,
  };

  it('is seen in the row, lit up in the page, and settled with one click', async () => {
    session.web.serve(URL_OF, page());
    const { tab, tabId, state } = await openArticle(session, URL_OF);
    const { figure, field, words } = doubtfulOf(state.figures, state.article.text);
    const panel = await openPanel(session, tabId);
    const row = `[data-figure="${figure.id}"]`;
    const marks = await panel.evaluate(
      (of) => [...document.querySelectorAll(`${of} .reveal .doubt`)].map((one) => one.textContent ?? ''),
      row,
    );
    expect(marks.join(' ')).toContain(vi.doubt.field[field]);

    await unfold(panel, figure.id);
    await panel.screenshot(`test-results/${browser}/doubt-row.png`);
    expect(await objections(panel)).toEqual([]);
    // Nothing is lit before the reader asks for it.
    expect(await tab.evaluate(() => CSS.highlights.get('doi-chieu-flash')?.size ?? 0)).toBe(0);
    await panel.click(`${row} [data-field="${field}"] [data-evidence]`);
    await tab.front();
    const lit = await tab.waitFor('the words to light up', () => {
      const [range] = CSS.highlights.get('doi-chieu-flash') ?? [];
      return range ? (range as Range).toString() : null;
    });
    expect(lit.replace(/\s+/g, ' ').trim()).toBe(words.replace(/\s+/g, ' ').trim());

    await panel.click(`[data-correct="${figure.id}"]`);
    await panel.waitFor('the choices', () => document.querySelector('[data-choice]') !== null);
    await panel.screenshot(`test-results/${browser}/doubt-choices.png`);
    expect(await objections(panel)).toEqual([]);
    // The first choice is what was read; the next is the best other one.
    await panel.evaluate(
      (of) => document.querySelectorAll(`[data-choice="${of}"]`)[1]?.setAttribute('data-other', ''),
      field,
    );
    await panel.click('[data-other]');
    await panel.waitFor('the mark', (of) => document.querySelector(`${of} [data-corrected]`) !== null, row);
    const now = await articleOf(session.driver, tabId);
    const settled = now.figures.find(({ id }) => id === figure.id);
    expect(settled?.certainty?.[field]).toBe(1);
    expect(settled?.[field]).not.toBe(figure[field]);
    const open = await panel.evaluate(
      (of) =>
        document.querySelectorAll(
          `${of.row} [data-unsure="${of.field}"], ${of.row} [data-unclear="${of.field}"]`,
        ).length,
      { row, field },
    );
    expect(open).toBe(0);
    corrected = { id: figure.id, field, value: settled?.[field] ?? null };
  });

  it('goes out with the export and holds at another desk', async () => {
    const { tabId } = await openArticle(session, URL_OF);
    const panel = await openPanel(session, tabId);
    await panel.click('[data-action="save"]');
    await panel.waitFor('the date of saving', () => document.querySelector('[data-saved]') !== null);
    await showTab(panel, 'desk');
    const file = await session.driver.download(() => panel.click('button', vi.actions.export));
    exported = file.path;
    const { figures } = JSON.parse(file.text);
    const row = figures.find(({ id }: { id: string }) => id.endsWith(encodeURIComponent(corrected.id)));
    expect(row[corrected.field] ?? null).toBe(corrected.value);
    expect(row.corrected).toContain(corrected.field);
    expect(row.certainty[corrected.field]).toBe(1);
    expect(row.unsure ?? []).not.toContain(corrected.field);
    expect(figures.some(({ unsure = [] }: { unsure?: string[] }) => unsure.length > 0)).toBe(true);

    const other = await startBrowser(browser);
    try {
      other.web.serve(URL_OF, page());
      const { tabId: there, state } = await openArticle(other, URL_OF);
      expect(state.figures.find(({ id }) => id === corrected.id)?.certainty?.[corrected.field]).toBeLessThan(
        SURE,
      );
      const desk = await openPanel(other, there, 400, 'desk');
      await desk.upload('input[type="file"]', exported);
      await desk.waitFor('what it brings', () => document.querySelector('[data-count="new"]') !== null);
      await desk.click('[data-action="import-take"]');
      const figure = await until('the correction', async () => {
        const now = await articleOf(other.driver, there);
        const found = now.figures.find(({ id }) => id === corrected.id);
        return found?.correction !== undefined && found;
      });
      expect(figure[corrected.field]).toBe(corrected.value);
      expect(figure.certainty?.[corrected.field]).toBe(1);
      expectQuiet(other, [URL_OF]);
    } finally {
      await endBrowser(other);
    }
  });

  it('is seen in the library, too', async () => {
    const library = await session.driver.open(`${session.driver.origin}/library.html`);
    await library.waitFor('a doubtful row', () => document.querySelector('[data-row] .doubt') !== null);
    await library.screenshot(`test-results/${browser}/doubt-library.png`);
    await library.click('[data-row] .open');
    await library.waitFor('its facts', () => document.querySelector('[data-detail] dd[data-field]') !== null);
    await library.screenshot(`test-results/${browser}/doubt-library-detail.png`);
    expect(await objections(library)).toEqual([]);
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, [URL_OF]));
});
