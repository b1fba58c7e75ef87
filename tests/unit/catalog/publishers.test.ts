import { describe, expect, it } from 'vitest';
import { attributed, publisherOf } from '../../../lib/catalog/publishers.ts';
import { siteGroups } from '../../../lib/catalog/site-groups.ts';
import { articleOf } from '../article.ts';

const PRESS = 'Báo và Phát thanh, Truyền hình';

describe('publisherOf', () => {
  it.each<[string, string, string | undefined, string | null | undefined]>([
    // Host, day, name, place; undefined for a host that nobody knows.
    ['baodansinh.vn', '2024-01-05', 'Báo Dân sinh', null],
    ['m.baodansinh.vn', '', 'Báo Dân sinh', null],
    ['dansinh.dantri.com.vn', '2025-01-08', 'Báo Dân trí', null],
    ['xaydungchinhsach.chinhphu.vn', '', 'Cổng Thông tin điện tử Chính phủ', null],
    ['baolongan.vn', '2024-06-01', 'Báo Long An', 'vn63:80'],
    ['baolongan.vn', '2025-09-01', 'Báo Long An', 'vn63:80'],
    ['baotayninh.vn', '2025-06-30T23:59:00+07:00', 'Báo Tây Ninh', 'vn63:72'],
    ['baotayninh.vn', '2025-07-01', `${PRESS} Tây Ninh`, 'vn34:80'],
    ['baobacninhtv.vn', '2026-02-01', `${PRESS} Bắc Ninh`, 'vn34:24'],
    ['baobariavungtau.com.vn', '2024-01-01', 'Báo Bà Rịa - Vũng Tàu', 'vn63:77'],
    ['dongkhoi.baovinhlong.vn', '2025-01-01', 'Báo Đồng Khởi', 'vn63:83'],
    ['dongkhoi.baovinhlong.vn', '2025-08-01', `${PRESS} Vĩnh Long`, 'vn34:86'],
    ['baoapbac.vn', '2024-01-01', 'Báo Ấp Bắc', 'vn63:82'],
    ['nongnghiepmoitruong.vn', '2025-03-01', 'Báo Nông nghiệp và Môi trường', null],
    ['nongnghiepmoitruong.vn', '2024-03-01', 'Báo Nông nghiệp Việt Nam', null],
    ['longan.gov.vn', '2024-01-01', '', 'vn63:80'],
    ['sonoivu.longan.gov.vn', '2024-01-01', '', 'vn63:80'],
    ['thongkelongan.gov.vn', '2024-01-01', '', 'vn63:80'],
    ['www.hochiminhcity.gov.vn', '2024-01-01', '', 'vn63:79'],
    ['thuathienhue.gov.vn', '2024-01-01', '', 'vn63:46'],
    ['hue.gov.vn', '2026-01-01', '', 'vn34:46'],
    ['baria-vungtau.gov.vn', '2024-01-01', '', 'vn63:77'],
    ['nso.gov.vn', '2026-01-01', 'Cục Thống kê', null],
    ['moj.gov.vn', '', undefined, undefined],
    ['longan.example.vn', '', undefined, undefined],
    ['xbaolongan.vn', '', undefined, undefined],
    ['baolongan.vn.example.org', '', undefined, undefined],
    ['baogiadinh.vn', '', undefined, undefined],
  ])('%s on %s is %s of %s', (host, day, name, place) => {
    const found = publisherOf(host, day);
    expect([found?.name, found?.place]).toEqual([name, place]);
  });

  it('knows every listed site of the press', () => {
    const press = siteGroups.filter(({ id }) => id !== 'portals').flatMap(({ domains }) => domains);
    expect(press.filter((domain) => !publisherOf(domain)?.name)).toEqual([]);
    const provincial = siteGroups.find(({ id }) => id === 'provinces')!.domains;
    expect(provincial.filter((domain) => publisherOf(domain)?.place == null)).toEqual([]);
  });
});

describe('attributed', () => {
  const from = (url: string, over = {}) => attributed(articleOf('Một tiêu đề', { url, ...over }));
  it.each([
    [
      'the name of the day',
      'https://baolongan.vn/a-a1.html',
      { publishedAt: '2024-01-01' },
      'Báo Long An',
      'vn63:80',
    ],
    [
      'what a portal says itself',
      'https://longan.gov.vn/a',
      { publisher: 'Sở Y tế' },
      'longan.gov.vn – “Sở Y tế”',
      'vn63:80',
    ],
    ['an unlisted site', 'https://www.example.org/a', { publisher: 'Ví dụ' }, 'example.org – “Ví dụ”', null],
    [
      'the same again',
      'https://example.org/a',
      { publisher: 'example.org – “Ví dụ”' },
      'example.org – “Ví dụ”',
      null,
    ],
    ['one that says nothing', 'https://example.org/a', { publisher: null }, 'example.org', null],
    ['one that says its address', 'https://example.org/a', { publisher: 'EXAMPLE.ORG' }, 'example.org', null],
    [
      'one that says it is listed',
      'https://example.org/a',
      { publisher: 'Báo Nhân Dân' },
      'example.org',
      null,
    ],
    ['in other letters', 'https://example.org/a', { publisher: 'BAO NHAN-DAN điện tử' }, 'example.org', null],
    [
      'with another host',
      'https://example.org/a',
      { publisher: 'X” – nhandan.vn' },
      'example.org – “X – nhandan.vn”',
      null,
    ],
    [
      'turned round',
      'https://example.org/a',
      { publisher: '\u202enâD nâhN oáB' },
      'example.org – “nâD nâhN oáB”',
      null,
    ],
    [
      'a province it is not of',
      'https://example.org/a',
      { publisher: null, place: 'vn63:80' },
      'example.org',
      null,
    ],
    ['no address', '', { publisher: 'Ví dụ' }, 'Ví dụ', null],
  ])('%s', (_, url, over, publisher, place) => {
    expect(from(url, over)).toMatchObject({ publisher, place });
  });

  it.each([
    ['Tuổi Trẻ', null],
    ['TUỔI TRẺ', null],
    ['Báo Tuổi Trẻ', null],
    ['Tuổi Minh Trẻ', 'Tuổi Minh Trẻ'],
    [null, null],
  ])('author %s of tuoitre.vn is %s', (author, kept) => {
    expect(from('https://tuoitre.vn/a-10024100315451234.htm', { author }).author).toBe(kept);
  });
});
