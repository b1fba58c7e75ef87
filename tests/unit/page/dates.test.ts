import { describe, expect, it } from 'vitest';
import { dated, dateInPath, parseDate, type SaidDate } from '../../../lib/page/dates.ts';
import type { Article } from '../../../lib/records.ts';

describe('parseDate', () => {
  it.each([
    ['2024-10-08T17:22:41+0700', '2024-10-08T17:22:41+07:00'],
    ['2024-10-08T17:22:41+07:00', '2024-10-08T17:22:41+07:00'],
    ['2024-10-08T17:22:41.123+07:00', '2024-10-08T17:22:41+07:00'],
    ['2024-10-08T17:22:41Z', '2024-10-09T00:22:41+07:00'],
    ['2024-10-08T10:22:41-05:00', '2024-10-08T22:22:41+07:00'],
    ['2024-10-08T17:22:41+0900', '2024-10-08T15:22:41+07:00'],
    ['2024-10-08T17:22:41+99:99', null],
    ['Thu, 01 Jan 1970 00:00:00 GMT', null],
    ['Oct 8, 2024', '2024-10-08'],
    ['8 October 2024 10:22', '2024-10-08T10:22:00+07:00'],
    ['Tin tháng mười, May 2024', null],
    ['2024-12-31T20:00:00Z', '2025-01-01T03:00:00+07:00'],
    ['2024-10-03T15:45:00', '2024-10-03T15:45:00+07:00'],
    ['2025-01-15 10:30', '2025-01-15T10:30:00+07:00'],
    ['2024-10-08', '2024-10-08'],
    ['20:24 - 19/07/2021', '2021-07-19T20:24:00+07:00'],
    ['11:33 02/07/2022', '2022-07-02T11:33:00+07:00'],
    ['05/05/2020 - 02:52 PM', '2020-05-05T14:52:00+07:00'],
    ['Thứ tư, 27/02/2019, 11:29 SA', '2019-02-27T11:29:00+07:00'],
    ['Thứ tư, 27/02/2019, 12:05 SA', '2019-02-27T00:05:00+07:00'],
    ['15:39, ngày 22-06-2023', '2023-06-22T15:39:00+07:00'],
    ['Thứ hai, 31/05/2021', '2021-05-31'],
    ['Thứ hai, 01/12/2025 11:00 (GMT+7)', '2025-12-01T11:00:00+07:00'],
    ['16:23, 17/07/2024', '2024-07-17T16:23:00+07:00'],
    ['Đăng ngày 06-12-2023 14:44 | Lượt xem: 1.932', '2023-12-06T14:44:00+07:00'],
    ['22:12:02 17/04/2018', '2018-04-17T22:12:02+07:00'],
    ['2/19/2020', '2020-02-19'],
    ['Đăng lúc 14h05, ngày 10-06-2024', '2024-06-10T14:05:00+07:00'],
    ['Thứ ba, ngày 08 tháng 10 năm 2024', '2024-10-08'],
    ['Ngày 8 tháng 10 năm 2024, 7:05', '2024-10-08T07:05:00+07:00'],
    ['Tue, 08 Oct 2024 10:22:41 GMT', '2024-10-08T17:22:41+07:00'],
    ['Wed Oct 02 2024 09:15:22 GMT+0700 (Indochina Time)', '2024-10-02T09:15:22+07:00'],
    ['30.3.2022', '2022-03-30'],
    ['Thứ hai, 01/12/2025'.normalize('NFD'), '2025-12-01'],
  ])('%s → %s', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  it.each([
    '',
    '4 giờ trước',
    '31/02/2024',
    '2024-13-01',
    '0001-01-01T00:00:00',
    '00/00/0000',
    'Tháng 1/2024',
    '139/161 xã',
    '1.234.567',
    '0900.000.111',
    'hôm qua 14:05',
    'x'.repeat(100_000),
    '1/'.repeat(50_000),
  ])('no date in %.40s', (text) => {
    expect(parseDate(text)).toBeNull();
  });
});

describe('dateInPath', () => {
  it.each([
    ['/tin-20210721150435911.htm', '2021-07-21T15:04:35+07:00'],
    ['/an-sinh/tin-20250115103022417.htm', '2025-01-15T10:30:22+07:00'],
    ['/tin-102241003154512345.htm', '2024-10-03T15:45:12+07:00'],
    ['/tin-18523071109305512.htm', '2023-07-11T09:30:55+07:00'],
  ])('%s → %s', (path, date) => {
    expect(dateInPath(path)).toBe(date);
  });

  it.each([
    '/',
    '/viec-lam.htm',
    '/tin-post835417.html',
    '/tin-20241301150435911.htm',
    '/tin-99999999999999999.htm',
    '/tin-20040721150435911.htm',
    '/tin-20210721150435911/trang-2.htm',
  ])('none in %s', (path) => {
    expect(dateInPath(path)).toBeNull();
  });
});

describe('dated', () => {
  const article: Article = {
    id: 'x',
    url: '',
    title: '',
    publisher: null,
    publishedAt: null,
    publishedAtSource: null,
    author: null,
    place: null,
    text: '',
    blocks: [],
  };
  const stamp = '/tin-20240105143207518.htm';
  it.each<[string, [SaidDate['source'], string][], string | null, string | null, string[]]>([
    ['nothing', [], null, null, []],
    ['nothing that can be read', [['visible', 'hôm qua']], null, null, []],
    [
      'the most trusted',
      [
        ['json-ld', '2024-01-05T10:00:00+07:00'],
        ['visible', '05/01/2024'],
      ],
      '2024-01-05T10:00:00+07:00',
      'json-ld',
      [],
    ],
    [
      'the first that can be read',
      [
        ['visible', 'Thứ sáu'],
        ['visible', '05/01/2024 - 14:32'],
      ],
      '2024-01-05T14:32:00+07:00',
      'visible',
      [],
    ],
    [
      'another where the first cannot be read',
      [
        ['json-ld', '0001-01-01T00:00:00'],
        ['meta', '2024-01-05'],
      ],
      '2024-01-05',
      'meta',
      [],
    ],
    [
      'what most agree on',
      [
        ['json-ld', '2011-10-03'],
        ['meta', '2023-06-22'],
        ['visible', '22/06/2023 09:00'],
      ],
      '2023-06-22',
      'meta',
      ['2011-10-03'],
    ],
    [
      'the more trusted of two, and the other',
      [
        ['meta', '2023-06-22'],
        ['visible', '03/10/2011'],
      ],
      '2023-06-22',
      'meta',
      ['2011-10-03'],
    ],
    [
      'the day after without a word',
      [
        ['url', stamp],
        ['visible', '06/01/2024 07:00'],
      ],
      '2024-01-05T14:32:07+07:00',
      'url',
      [],
    ],
    [
      'a day rather than its month',
      [
        ['url', '2024-07'],
        ['visible', '09/07/2024'],
      ],
      '2024-07-09',
      'visible',
      [],
    ],
    [
      'a month rather than another’s day',
      [
        ['url', '2024-07'],
        ['visible', '09/04/2019'],
      ],
      '2024-07',
      'url',
      ['2019-04-09'],
    ],
    [
      'no day that is still to come',
      [
        ['meta', '2099-01-01'],
        ['visible', '05/01/2024'],
      ],
      '2024-01-05',
      'visible',
      [],
    ],
  ])('takes %s', (_, said, at, source, others) => {
    const read = dated(
      article,
      said.map(([from, text]) => ({ source: from, text })),
    );
    expect([read.publishedAt, read.publishedAtSource]).toEqual([at, source]);
    expect((read.otherDates ?? []).map((other) => other.at)).toEqual(others);
    if (others.length === 0) expect(read).not.toHaveProperty('otherDates');
  });
});
