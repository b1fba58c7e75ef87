import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../lib/figures/index.ts';
import type { Figure } from '../../../lib/records.ts';
import { articleOf } from '../article.ts';

const read = (text: string, more = {}) => readFigures(articleOf(text, more));
/** Fields of the figures of one text, in order, beside the value as printed. */
const rows = (text: string, ...keys: (keyof Figure)[]) =>
  read(text).map((f) => [f.text, ...keys.map((k) => f[k])]);

describe('what is measured', () => {
  it.each([
    ['Tỷ lệ lao động qua đào tạo đạt 71 %.', 'tỷ lệ lao động qua đào tạo'],
    ['Tỷ lệ lao động qua đào tạo 71%.', 'tỷ lệ lao động qua đào tạo'],
    ['Năm 2023, toàn tỉnh giải quyết việc làm cho hơn 21.300 lao động.', 'giải quyết việc làm cho lao động'],
    ['Đến nay, tỉnh còn 1.240 hộ nghèo.', 'hộ nghèo'],
    ['Khu vực nông, lâm nghiệp và thủy sản tăng 3,2%.', 'khu vực nông, lâm nghiệp và thủy sản'],
    ['Giảm 12% số hộ cận nghèo so với đầu năm.', 'số hộ cận nghèo'],
    ['99,1% trẻ em dưới 6 tuổi có thẻ bảo hiểm y tế.', 'trẻ em dưới 6 tuổi có thẻ bảo hiểm y tế'],
    ['Tổng vốn đầu tư của dự án là 2.140 tỷ đồng.', 'tổng vốn đầu tư của dự án'],
    [
      'Số người tham gia bảo hiểm xã hội tự nguyện là 18.200 người.',
      'số người tham gia bảo hiểm xã hội tự nguyện',
    ],
    ['Ông Hải cho biết, doanh thu du lịch đạt 510 tỷ đồng.', 'doanh thu du lịch'],
  ])('%s → %s', (text, label) => expect(read(text)[0]?.indicator).toBe(label));

  it('keeps the verb of what is built with what is counted', () =>
    expect(read('Trong năm, các xã xây mới 42 căn nhà tình nghĩa.')[0]?.indicator).toBe(
      'xây mới căn nhà tình nghĩa',
    ));
  // Not read so by the weights yet; with a verb before the number it is.
  it.fails('resolves "trong đó" with the head before it', () =>
    expect(
      rows('Tỷ lệ lao động qua đào tạo 71%; trong đó có bằng cấp, chứng chỉ 30,5%.', 'indicator'),
    ).toEqual([
      ['71%', 'tỷ lệ lao động qua đào tạo'],
      ['30,5%', 'tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ'],
    ]));
  it.each([
    'Tỷ lệ lao động qua đào tạo đạt 71%, trong đó có bằng cấp, chứng chỉ đạt hơn 30%.',
    'Tỷ lệ lao động qua đào tạo đạt 71%, trong đó có bằng cấp, chứng chỉ chỉ đạt 30%.',
  ])('keeps the noun whole before a predicate: %s', (text) =>
    expect(read(text)[1]?.indicatorId).toBe('labour.trained_certified_rate'),
  );
  it('chains comparisons on one level', () =>
    expect(
      rows(
        'Tỉnh đón 1,3 triệu lượt khách, tăng 8% so với cùng kỳ, bằng 51% kế hoạch năm.',
        'measure',
        'base',
      ),
    ).toEqual([
      ['1,3 triệu lượt khách', 'level', null],
      ['8%', 'change', 'cùng kỳ'],
      ['51%', 'plan_ratio', 'kế hoạch năm'],
    ]));
  it('gives each value of a "lần lượt" list its subject', () =>
    expect(
      rows('Xuất khẩu và nhập khẩu lần lượt tăng 4% và 7,5%.', 'indicator', 'measure', 'direction'),
    ).toEqual([
      ['4%', 'xuất khẩu', 'change', 'up'],
      ['7,5%', 'nhập khẩu', 'change', 'up'],
    ]));
  it('flags a "lần lượt" list whose lengths differ', () =>
    expect(
      read('Xuất khẩu lần lượt đạt 4%, 5% và 7,5%.').every((f) => f.flags.includes('list_length_mismatch')),
    ).toBe(true));
  it('spreads one 100% over its subjects', () =>
    expect(
      rows(
        '100% học sinh nghèo được miễn học phí, người khuyết tật được cấp thẻ bảo hiểm y tế.',
        'indicator',
      ),
    ).toEqual([
      ['100%', 'học sinh nghèo được miễn học phí'],
      ['100%', 'người khuyết tật được cấp thẻ bảo hiểm y tế'],
    ]));
  // Not read so by the weights yet.
  it.fails('goes on over "do …" to what the subject receives', () =>
    expect(read('100% trẻ em khó khăn do thiên tai, dịch bệnh được trợ giúp.')[0]?.indicator).toBe(
      'trẻ em khó khăn do thiên tai, dịch bệnh được trợ giúp',
    ));
  it('reads the accident triple', () =>
    expect(rows('Xảy ra 31 vụ tai nạn giao thông, làm chết 12 người, bị thương 19 người.', 'unit')).toEqual([
      ['31 vụ', 'vụ'],
      ['12 người', 'người'],
      ['19 người', 'người'],
    ]));
  it('trusts the unit where a rate is named and a count given', () => {
    const [figure] = read('Tỷ lệ hộ nghèo giảm 930 hộ.');
    expect(figure).toMatchObject({
      indicatorId: 'poverty.poor_households',
      measure: 'change',
      direction: 'down',
    });
    expect(figure?.flags).toContain('indicator_unit_mismatch');
  });
});

describe('measure, direction and kind of change', () => {
  it.each([
    ['GRDP tăng 7,2% so với năm 2022.', 'change', 'up', 'relative'],
    ['Tỷ lệ hộ nghèo giảm 0,8%.', 'change', 'down', 'ambiguous'],
    ['Tỷ lệ hộ nghèo giảm 0,8 điểm phần trăm.', 'change', 'down', 'points'],
    ['Tỷ lệ hộ nghèo giảm còn 2,4%.', 'share', null, null],
    ['Toàn tỉnh giảm 930 hộ nghèo.', 'change', 'down', 'absolute'],
    ['Tốc độ tăng trưởng kinh tế đạt 6,1%.', 'change', 'up', 'relative'],
    ['Thu ngân sách đạt 104% dự toán.', 'plan_ratio', null, null],
    ['Vốn thực hiện bằng 96,4% so với cùng kỳ.', 'ratio', null, null],
    ['Số đơn gấp 2,5 lần năm trước.', 'ratio', null, null],
    ['Nông nghiệp chiếm 18% tổng giá trị.', 'share', null, null],
    ['Giá lúa cao hơn giá thị trường 12%.', 'change', 'up', 'relative'],
    // The verb stands before an object or the base, not before the number.
    ['Các khách sạn giảm giá phòng 20%.', 'change', 'down', 'relative'],
    ['Việc gia hạn thuế làm giảm thu ngân sách khoảng 1.600 tỷ đồng.', 'change', 'down', 'absolute'],
    ['Diện tích gieo trồng vượt kế hoạch 1.200 ha.', 'change', 'up', 'absolute'],
    ['Số thu đạt tỷ lệ cao, vượt chỉ tiêu giao 2,4%.', 'change', 'up', 'relative'],
    ['Quy mô kinh tế mở rộng 4.300 tỷ đồng.', 'change', 'up', 'absolute'],
    ['Tỷ lệ hộ nghèo giảm bình quân hằng năm 1,4%.', 'change', 'down', 'ambiguous'],
    ['Số vụ cháy (-12%) ít hơn.', 'change', 'down', 'relative'],
    // What was built, a level past a word of change, the value compared with, a deficit: nothing rose or fell.
    ['Tỉnh mở rộng 12 km đường.', 'level', null, null],
    ['Tỷ lệ hộ nghèo giảm còn dưới 2%.', 'share', null, null],
    ['Xuất khẩu cao hơn nhiều so với chỉ tiêu 1,2 tỷ USD.', 'level', null, null],
    ['Cán cân thương mại thâm hụt 1,2 tỷ USD.', 'level', null, null],
    ['Tuyến kè dài hơn 12 km.', 'level', null, null],
    ['91 dự án điều chỉnh tăng vốn với tổng vốn hơn 300 triệu USD.', 'level', null, null],
    // Of a plan, of the year before.
    ['Tỉnh đã giải ngân được 61% trong năm.', 'plan_ratio', null, null],
    ['Khoai lang gieo trồng bằng 97,3%; lạc đạt khá.', 'ratio', null, null],
  ])('%s is %s %s %s', (text, measure, direction, changeKind) =>
    expect(read(text).at(-1)).toMatchObject({ measure, direction, changeKind }),
  );
  // Not read so by the weights yet.
  it.fails.each([
    ['GRDP quý II đạt 9,1%.', 'change'],
    ['Tỷ lệ hộ nghèo giảm, thấp hơn chỉ tiêu được giao (2,75%).', 'share'],
  ])('%s is %s', (text, measure) => expect(read(text).at(-1)?.measure).toBe(measure));
  it.each([
    ['Thu nhập tăng 6 triệu đồng so năm 2015.', 'năm 2015'],
    ['Số xã đạt chuẩn tăng 4 xã so tháng 10.', 'tháng 10'],
    ['So với cùng kỳ năm trước tăng 3 vụ.', 'cùng kỳ năm trước'],
    ['Thu nhập đến năm 2030 so với năm 2025 tăng 30%.', 'năm 2025'],
    ['Diện tích vượt kế hoạch 1.200 ha.', 'kế hoạch'],
    ['Số người so đo không nhiều, tăng 30%.', null],
  ])('%s is held against %s', (text, base) => expect(read(text).at(-1)?.base).toBe(base));
  it('repeats a change in per cent', () =>
    expect(rows('Số vụ tai nạn giảm 6 vụ tương ứng với 1,2%.', 'measure', 'direction')).toEqual([
      ['6 vụ', 'change', 'down'],
      ['1,2%', 'change', 'down'],
    ]));
  it('reads a number for how much it fell behind a minus in a bracket', () =>
    expect(read('Thu ngân sách giảm 25 tỷ đồng (-3,1%) so với dự toán.')[1]).toMatchObject({
      value: 3.1,
      direction: 'down',
      base: 'dự toán',
    }));
  it('reads both ends of "từ … xuống còn …" as levels', () =>
    expect(rows('Tỷ lệ hộ nghèo giảm từ 3,4% xuống còn 2,2%.', 'measure', 'direction')).toEqual([
      ['3,4%', 'share', null],
      ['2,2%', 'share', null],
    ]));
  it('repeats a change in other words', () =>
    expect(
      rows('Thu ngân sách giảm 450 tỷ đồng (tương đương 6,2%) so với dự toán.', 'direction', 'base'),
    ).toEqual([
      ['450 tỷ đồng', 'down', 'dự toán'],
      ['6,2%', 'down', 'dự toán'],
    ]));
  it('shares a base behind a bracket', () =>
    expect(rows('Tỉnh giảm 510 hộ nghèo (14,1%) so với đầu năm.', 'base')).toEqual([
      ['510 hộ', 'đầu năm'],
      ['14,1%', 'đầu năm'],
    ]));
  it('knows that "tăng N lần" can be read twice', () =>
    expect(read('Số ca mắc tăng 3,5 lần so với cùng kỳ.')[0]?.flags).toContain('times_ambiguous'));
});

describe('status', () => {
  it.each([
    ['Năm 2023, tỉnh giải quyết việc làm cho 9.000 lao động.', 'actual'],
    ['Thu ngân sách ước đạt 12.300 tỷ đồng.', 'estimated'],
    ['Năm 2024, tỉnh phấn đấu đạt 75%.', 'target'],
    ['Đến năm 2030, tỷ lệ che phủ rừng đạt 43%.', 'target'],
    ['Dự báo cả năm tăng 8%.', 'forecast'],
    ['HĐND tỉnh giao dự toán 23.600 tỷ đồng.', 'target'],
    ['Mức phạt từ 4 - 6 triệu đồng.', 'quota'],
    ['Tỷ lệ này đạt 95%, vượt kế hoạch.', 'actual'],
    ['Đạt 106% kế hoạch năm.', 'actual'],
    ['Tỉnh đưa 540 người đi làm việc, vượt kế hoạch (kế hoạch 450 người).', 'actual'],
  ])('%s → %s', (text, status) => expect(read(text)[0]?.status).toBe(status));

  it('one "phấn đấu" governs its whole quotation, and ends with it', () =>
    expect(
      rows(
        '“Năm 2024, ngành phấn đấu đưa 900 người đi làm việc. Tỷ lệ hộ nghèo còn 2%. Giảm 300 hộ cận nghèo”, bà Lan nói. Năm 2023, tỉnh có 12 xã về đích.',
        'status',
        'period',
      ),
    ).toEqual([
      ['900 người', 'target', '2024'],
      ['2%', 'target', '2024'],
      ['300 hộ', 'target', '2024'],
      ['12 xã', 'actual', '2023'],
    ]));
  it('a result after a plan is a result', () =>
    expect(rows('Nghị quyết đề ra giảm 1% hộ nghèo; kết quả giảm 1,4%.', 'status')).toEqual([
      ['1%', 'target'],
      ['1,4%', 'actual'],
    ]));
  it('what was before a merger is achieved, what will be after it is planned', () =>
    expect(
      rows('Theo tờ trình, trước khi sắp xếp, tỉnh có 120 xã, sau khi sắp xếp còn 48 xã.', 'status'),
    ).toEqual([
      ['120 xã', 'actual'],
      ['48 xã', 'target'],
    ]));
  it('the plan in brackets is a plan', () =>
    expect(rows('Đưa 540 lao động đi làm việc ở nước ngoài (kế hoạch 450 lao động).', 'status')).toEqual([
      ['540 lao động', 'actual'],
      ['450 lao động', 'target'],
    ]));
});

describe('period', () => {
  it.each([
    ['Năm 2023, tỉnh có 12 xã đạt chuẩn.', '2023'],
    ['Quý III/2023, GRDP tăng 5%.', '2023-Q3'],
    ['6 tháng đầu năm 2023, tỉnh có 12 dự án mới.', '2023-01..2023-06'],
    ['Tháng 5/2023, có 12 dự án mới.', '2023-05'],
    ['Tính đến hết năm 2023, tỉnh còn 900 hộ nghèo.', '2023-end'],
    ['Giai đoạn 2021-2025, tỉnh xây 300 căn nhà.', '2021..2025'],
    ['Đến ngày 15/10/2023, tỉnh thu hút 12 dự án.', '2023-01..2023-10'],
    ['Xuất khẩu đạt 30 tỷ USD trong tháng 3/2023.', '2023-03'],
    ['Năm ngoái, tỉnh có 12 xã đạt chuẩn.', '2023'],
    ['Tỉnh có 12 xã.', null],
  ])('%s → %s', (text, period) => expect(read(text)[0]?.period).toBe(period));

  it('keeps the period over sentences and a caption', () =>
    expect(
      rows('Kết quả\nNăm 2023, tỉnh có 12 xã đạt chuẩn. Số hộ nghèo còn 900 hộ.', 'period').map((r) => r[1]),
    ).toEqual(['2023', '2023']));
  it('comes back to the reported period after a plan, a quotation and a part of it', () =>
    expect(
      rows(
        'Đến hết tháng 9/2023, tỉnh có 120 xã đạt chuẩn. Riêng quý III/2023, có thêm 8 xã. “Năm 2024, ngành phấn đấu có 130 xã đạt chuẩn”, bà Lan nói. Số hộ nghèo còn 900 hộ.',
        'period',
      ).map((r) => r[1]),
    ).toEqual(['2023-01..2023-09', '2023-Q3', '2024', '2023-01..2023-09']));
  // Not read so by the weights yet.
  it.fails.each([['Sáng 18/1, Sở trao 120 suất quà.', null]])('%s → %s', (text, period) =>
    expect(read(text)[0]?.period).toBe(period),
  );
  it.fails('takes the period of a sentence without figures', () =>
    expect(
      rows(
        'Chính sách an sinh trong năm 2021 không gián đoạn. Tỷ lệ lao động qua đào tạo đạt 68%.',
        'period',
      ),
    ).toEqual([['68%', '2021']]));
  it('takes no period from a meeting that only names one', () =>
    expect(
      rows(
        'Năm 2023, tỉnh có 12 xã đạt chuẩn. Hội nghị triển khai công tác quý I/2024 diễn ra hôm qua. Tỉnh còn 900 hộ nghèo.',
        'period',
      ).map((r) => r[1]),
    ).toEqual(['2023', '2023']));
  // Not read so by the weights yet: the year is right, the months are missed.
  it.fails('reads "cùng kỳ năm …" in brackets as the same months of that year', () =>
    expect(
      rows(
        '9 tháng đầu năm 2023, giải ngân đạt 45,2%. So với cùng kỳ năm 2022 (50,6%), tỷ lệ giải ngân thấp hơn 5,4 điểm phần trăm.',
        'period',
      )[1],
    ).toEqual(['50,6%', '2022-01..2022-09']));
  it('gives a bracket behind "so với năm …" that year', () =>
    expect(
      rows('Năm 2023, tỷ lệ đạt 75%, tăng 1,2 điểm phần trăm so với năm 2022 (73,8%).', 'period'),
    ).toEqual([
      ['75%', '2023'],
      ['1,2 điểm phần trăm', '2023'],
      ['73,8%', '2022'],
    ]));
});

describe('place', () => {
  it('takes the province of the article, with the code of its time', () => {
    const text = 'Long An giảm nghèo\nNăm 2023, toàn tỉnh còn 900 hộ nghèo. Cả nước còn 815.000 hộ nghèo.';
    expect(rows(text, 'place', 'placeCode')).toEqual([
      ['900 hộ', 'Long An', 'vn63:80'],
      ['815.000 hộ', 'cả nước', 'VN'],
    ]);
    expect(
      read('Tây Ninh giảm nghèo\nToàn tỉnh còn 900 hộ nghèo.', { publishedAt: '2025-12-20' })[0]?.placeCode,
    ).toBe('vn34:80');
  });
});

describe('repeats', () => {
  it('links headline and lead to the most precise mention', () => {
    const figures = read(
      'Hơn 21.000 lao động được giải quyết việc làm\nNăm 2023, tỉnh giải quyết việc làm cho 21.345 lao động. Tỉnh có 12 xã đạt chuẩn.',
    );
    expect(figures.map((f) => f.sameAs)).toEqual([figures[1]?.id, null, null]);
  });
  it('keeps different measures and years apart', () =>
    expect(
      read(
        'Năm 2022 tỷ lệ hộ nghèo là 3%. Năm 2023 tỷ lệ hộ nghèo là 3%. Năm 2023 tỷ lệ hộ cận nghèo là 3%.',
      ).map((f) => f.sameAs),
    ).toEqual([null, null, null]));
});

describe('the record', () => {
  it('has spans whose text is the slice, in NFC and NFD alike', () => {
    const text =
      'Kết quả năm 2023\nTỷ lệ lao động qua đào tạo đạt 71 %, trong đó có bằng cấp, chứng chỉ đạt hơn 30%.\nTổng chi 12 tỷ 350 triệu đồng.';
    const nfc = read(text.normalize('NFC'));
    const nfd = read(text.normalize('NFD'));
    expect(nfc).toHaveLength(3);
    for (const [figures, source] of [
      [nfc, text.normalize('NFC')],
      [nfd, text.normalize('NFD')],
    ] as const)
      for (const f of figures) {
        expect(source.slice(f.start, f.end)).toBe(f.text);
        expect(f.sentence.start).toBeLessThanOrEqual(f.start);
        expect(f.sentence.end).toBeGreaterThanOrEqual(f.end);
      }
    const bare = (f: Figure) => ({
      ...f,
      start: 0,
      end: 0,
      sentence: null,
      evidence: null,
      text: f.text.normalize('NFC'),
    });
    expect(nfd.map(bare)).toEqual(nfc.map(bare));
  });
  it('is the same every time, with ids of its own', () => {
    const text = 'Tỉnh có 5 xã và 5 phường. Tỉnh có 5 xã và 5 phường.';
    expect(read(text)).toEqual(read(text));
    expect(new Set(read(text).map((f) => f.id)).size).toBe(4);
  });
  it('never throws, whatever the text', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'trong đó ',
        'so với ',
        '(',
        ')',
        '“',
        '”',
        '12%',
        ' 5 xã',
        '1.110 hộ ',
        'tăng ',
        'năm 2023',
        ', ',
        '\n',
        'lần lượt ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        for (const f of read(text)) expect(text.slice(f.start, f.end)).toBe(f.text);
      }),
    );
  });
});
