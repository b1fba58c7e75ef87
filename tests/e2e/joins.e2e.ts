/**
 * Two articles a year apart whose figures share bare heads and nothing more: none is set beside another. What is said
 * twice is compared, with the stated change; what may be the same is offered, answered, taken back, and handed on.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { type Tab, until } from '../../lib/cli/driver.ts';
import { vi } from '../../lib/i18n/vi.ts';
import type { Figure } from '../../lib/records.ts';
import { objections } from './axe.ts';
import {
  endBrowser,
  expectQuiet,
  openArticle,
  openPanel,
  type Session,
  showTab,
  startBrowser,
  unfold,
  useBrowser,
} from './session.ts';

const THEN = 'http://baodansinh.vn/an-binh-mot-nam-nhin-lai-20230112150200301.htm';
const NOW = 'http://baodansinh.vn/an-binh-mot-nam-nhin-lai-20240112150200302.htm';
/** The article of 2023 once more, as another page prints it. */
const REPRINT = 'http://baodansinh.vn/nhin-lai-mot-nam-an-binh-20240113090000303.htm';

/** Heads that say nothing by themselves, each of another thing a year later. */
const TRAPS: [then: string, now: string, value: string][] = [
  [
    'Năm 2022, tỉnh An Bình chi trả trợ cấp cho người có công, kinh phí 331,5 tỷ đồng.',
    'Năm 2023, tỉnh An Bình bàn giao 120 căn nhà tình nghĩa, kinh phí 10,64 tỷ đồng.',
    '10,64 tỷ đồng',
  ],
  [
    'Hội thi tay nghề năm 2022 của tỉnh An Bình có 210 người tham dự.',
    'Hội nghị gặp mặt doanh nghiệp năm 2023 của tỉnh An Bình có 84 người tham dự.',
    '84 người',
  ],
  [
    'Kỳ thi vào lớp 10 năm 2022 của tỉnh An Bình có tỷ lệ đỗ 72%.',
    'Kỳ thi tốt nghiệp THPT năm 2023 của tỉnh An Bình có tỷ lệ đỗ 98,7%.',
    '98,7%',
  ],
  [
    'Năm 2022, bệnh viện đa khoa tỉnh An Bình được đầu tư 900 tỷ đồng.',
    'Năm 2023, tuyến đường tránh ở tỉnh An Bình được đầu tư 39 tỷ đồng.',
    '39 tỷ đồng',
  ],
  [
    'Năm 2022, tai nạn giao thông ở tỉnh An Bình gây thiệt hại 2,1 tỷ đồng.',
    'Năm 2023, các vụ cháy ở tỉnh An Bình gây thiệt hại 18 tỷ đồng.',
    '18 tỷ đồng',
  ],
  [
    'Năm 2022, tỉnh An Bình còn 2.310 hộ nghèo.',
    'Năm 2023, tỉnh An Bình có 420 hộ nghèo được hỗ trợ nhà ở.',
    '420 hộ',
  ],
];
const SAID_TWICE = [
  'Năm 2022, thu ngân sách nhà nước trên địa bàn tỉnh An Bình đạt 18.600 tỷ đồng.',
  'Năm 2023, thu ngân sách nhà nước trên địa bàn tỉnh An Bình đạt 21.400 tỷ đồng, tăng 15,1% so với năm 2022.',
] as const;
const MAYBE = [
  'Năm 2022, tỉnh An Bình gia cố 12 km đê biển xung yếu.',
  'Năm 2023, tỉnh An Bình gia cố 15 km đê biển xung yếu cấp bách.',
] as const;

const sample = readFileSync(new URL('../fixtures/sample/an-binh-2022.html', import.meta.url), 'utf8');
/** An article in the frame of a sample page, as the site serves it. */
function page(url: string, printed: string, paragraphs: readonly string[]): string {
  const body = paragraphs.map((words) => `<p>${words}</p>`).join('\n');
  return sample
    .replaceAll('An Bình: Việc làm trở lại, hộ nghèo giảm', 'An Bình: Một năm nhìn lại')
    .replace(/<link rel="canonical" href="[^"]+">/, `<link rel="canonical" href="${url}">`)
    .replace('15:20 - 06/01/2023', printed)
    .replace(
      /<div class="description">[\s\S]*?<\/div>/,
      '<div class="description">\nNhững con số của một năm.\n</div>',
    )
    .replace(
      /<div class="info-detail">[\s\S]*?<\/div><\/div>\n<div class="tags">/,
      () => `<div class="info-detail">\n${body}\n</div></div>\n<div class="tags">`,
    );
}
function serve({ web }: Session): void {
  const then = [...TRAPS.map(([words]) => words), SAID_TWICE[0], MAYBE[0]];
  const now = [...TRAPS.map(([, words]) => words), SAID_TWICE[1], MAYBE[1]];
  web.serve(THEN, page(THEN, '15:02 - 12/01/2023', then));
  web.serve(NOW, page(NOW, '15:02 - 12/01/2024', now));
  web.serve(REPRINT, page(REPRINT, '09:00 - 13/01/2024', now));
}

const figureOf = (figures: readonly Figure[], text: string): Figure => {
  const found = figures.find((figure) => figure.text === text && figure.sameAs === null);
  if (found === undefined) throw new Error(`no ${text} in ${figures.map((one) => one.text).join('; ')}`);
  return found;
};
async function save(session: Session, url: string): Promise<void> {
  const { tabId } = await openArticle(session, url);
  await session.driver.ask('article.save', { tabId });
}
/** What is stored of a figure's comparison. */
const compared = async ({ driver }: Session, tabId: number, { id }: Figure) =>
  (await driver.ask('tab.comparisons', { tabId })).find(({ figureId }) => figureId === id);
const shows = (panel: Tab, selector: string) =>
  panel.waitFor(selector, (of) => document.querySelector(of) !== null, selector);

describe.each(browserNames)('joins in %s', (browser) => {
  const session = useBrowser(browser);
  let exported = '';

  it('sets nothing beside another thing that shares a bare head with it', async () => {
    serve(session);
    await save(session, THEN);
    await save(session, REPRINT);
    const { tabId, state } = await openArticle(session, NOW);
    const panel = await openPanel(session, tabId);
    for (const [, , text] of TRAPS) {
      const figure = figureOf(state.figures, text);
      const comparison = await compared(session, tabId, figure);
      expect(comparison?.points ?? [], text).toEqual([]);
      expect(comparison?.previous ?? null, text).toBeNull();
      expect(comparison?.change ?? null, text).toBeNull();
      expect(comparison?.verdict ?? null, text).toBeNull();
    }
    const all = await session.driver.ask('tab.comparisons', { tabId });
    // The reprint is no second source, neither of these values nor against them.
    expect(all.flatMap(({ reasons }) => reasons)).not.toContain('sources_disagree');
    await unfold(panel);
    await panel.screenshot(`test-results/${browser}/joins-traps.png`);
    expect(await objections(panel)).toEqual([]);
  });

  it('compares what is said twice, and checks the stated change', async () => {
    const { tabId, state } = await openArticle(session, NOW);
    const revenue = await compared(session, tabId, figureOf(state.figures, '21.400 tỷ đồng'));
    expect(revenue?.previous?.value).toBe(18_600e9);
    expect(revenue?.verdict).not.toBe('not_comparable');
    const growth = await compared(session, tabId, figureOf(state.figures, '15,1%'));
    expect(growth?.stated).toMatchObject({ holds: true, was: { value: 18_600e9 }, is: { value: 21_400e9 } });
  });

  it('offers what may be the same: accepted, taken back, refused', async () => {
    const { tabId, state } = await openArticle(session, NOW);
    const dykes = figureOf(state.figures, '15 km');
    const panel = await openPanel(session, tabId);
    const row = `[data-figure="${dykes.id.replace(/["\\]/g, '\\$&')}"]`;
    const points = async () => (await compared(session, tabId, dykes))?.points.map(({ value }) => value);
    await unfold(panel, dykes.id);
    await shows(panel, `${row} [data-offer]`);
    expect(await points()).toEqual([]);
    await panel.evaluate((of) => document.querySelector(of)?.scrollIntoView({ block: 'center' }), row);
    await panel.screenshot(`test-results/${browser}/joins-offer.png`);
    expect(await objections(panel)).toEqual([]);

    await panel.click(`${row} [data-answer="same"]`);
    await shows(panel, `${row} [data-joined="same"]`);
    expect(await points()).toEqual([12]);
    await panel.screenshot(`test-results/${browser}/joins-joined.png`);

    await panel.click(`${row} [data-unjoin]`);
    await shows(panel, `${row} [data-offer]`);
    expect(await points()).toEqual([]);

    await panel.click(`${row} [data-answer="other"]`);
    await shows(panel, `${row} [data-joined="other"]`);
    expect(await points()).toEqual([]);
    await panel.click(`${row} [data-unjoin]`);
    await shows(panel, `${row} [data-offer]`);
    await panel.click(`${row} [data-answer="same"]`);
    await shows(panel, `${row} [data-joined="same"]`);
  });

  it('keeps the answer through a rebuild, and hands it to another desk', async () => {
    const { tabId, state } = await openArticle(session, NOW);
    const dykes = figureOf(state.figures, '15 km');
    await session.driver.ask('store.rebuild', undefined);
    expect((await compared(session, tabId, dykes))?.points.map(({ value }) => value)).toEqual([12]);
    const panel = await openPanel(session, tabId);
    await showTab(panel, 'desk');
    exported = (await session.driver.download(() => panel.click('button', vi.actions.export))).path;

    const other = await startBrowser(browser);
    try {
      serve(other);
      const there = await openArticle(other, NOW);
      const desk = await openPanel(other, there.tabId, 400, 'desk');
      await desk.upload('input[type="file"]', exported);
      await desk.waitFor('what it brings', () => document.querySelector('[data-count="new"]') !== null);
      await desk.click('[data-action="import-take"]');
      const found = await until('the join', async () => {
        const comparison = await compared(other, there.tabId, dykes);
        return (comparison?.joined?.length ?? 0) > 0 && comparison;
      });
      expect(found.points.map(({ value }) => value)).toEqual([12]);
      expectQuiet(other, [NOW]);
    } finally {
      await endBrowser(other);
    }
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, [THEN, NOW, REPRINT]));
});
