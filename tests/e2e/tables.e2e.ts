/** Earlier years out of a statistical table: a JSON-stat file whose dimensions are confirmed, and a CSV file. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { until } from '../../lib/cli/driver.ts';
import { expectQuiet, openArticle, openPanel, useBrowser } from './session.ts';

const folder = mkdtempSync(join(tmpdir(), 'doi-chieu-tables-'));
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const table = file(
  'bang.json',
  JSON.stringify({
    version: '2.0',
    class: 'dataset',
    label: 'Tỷ lệ hộ nghèo phân theo địa phương',
    source: 'Cục Thống kê',
    id: ['tinh', 'nam'],
    size: [2, 3],
    role: { time: ['nam'] },
    dimension: {
      tinh: { label: 'Tỉnh', category: { index: ['vn', 'la'], label: { vn: 'CẢ NƯỚC', la: 'Long An' } } },
      nam: { label: 'Năm', category: { index: ['2020', '2021', '2022'] } },
    },
    value: [4.8, 5.2, 4.2, 1.5, 1.3, null],
  }),
);
const csv = file(
  'so-lieu.csv',
  '\ufeffChỉ tiêu;Địa phương;Năm;Giá trị;Đơn vị\r\nHộ nghèo;Long An;2021;5.210;hộ\r\n',
);

describe.each(browserNames)('tables in %s', (browser) => {
  const session = useBrowser(browser);
  const values = () => session.driver.ask('values.list', undefined);

  it('takes the values of a table once its dimensions are confirmed, and of a CSV file, and undoes it', async () => {
    const { tabId } = await openArticle(session, session.years[2023]);
    const panel = await openPanel(session, tabId, 400, 'desk');
    await panel.upload('input[data-import-file]', table);
    await panel.waitFor('the mapping', () => document.querySelector('[data-table-mapping]') !== null);
    await panel.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('[data-table-mapping] [name="unit"]');
      if (input === null) throw new Error('no field for the unit');
      input.value = '%';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await panel.screenshot(`test-results/${browser}/table-mapping.png`);
    await panel.click('[data-table-mapping] [type="submit"]');
    await panel.click('[data-action="import-take"]');
    await until('the values', async () => (await values()).length === 5);
    expect((await values())[0]).toMatchObject({
      indicator: 'Tỷ lệ hộ nghèo',
      indicatorId: 'poverty.poor_rate',
    });
    expect(
      (await values()).map(({ place, period, value, unit }) => [place, period, value, unit]),
    ).toContainEqual(['Long An', '2021', 1.3, '%']);
    await panel.click('[data-action="import-undo"]');
    await until('none', async () => (await values()).length === 0);

    await panel.upload('input[data-import-file]', csv);
    await panel.click('[data-action="import-take"]');
    await until('the value', async () => (await values()).length === 1);
    expect((await values())[0]).toMatchObject({ value: 5210, unit: 'hộ', period: '2021', place: 'Long An' });
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, [session.years[2023]]));
});
