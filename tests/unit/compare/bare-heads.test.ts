/**
 * Two invented articles of one place, a year apart, and the figure that each gives. What only shares a bare head must
 * not stand in one series; what says the same thing in other words must. Every row is tried both ways round.
 */
import { describe, expect, it } from 'vitest';
import { comparePair } from '../../../lib/compare/pair.ts';
import { pointOf, seriesKeysOf } from '../../../lib/compare/series.ts';
import { readArticle } from '../../../lib/engine.ts';
import type { Article, Figure } from '../../../lib/records.ts';
import { articleOf } from '../article.ts';

type Said = [text: string, value: number];

function read([text, value]: Said, year: string): { figure: Figure; article: Article } {
  const article = { ...articleOf(text), publishedAt: `${year}-12-28` };
  const found = readArticle(article).figures.find((figure) => figure.value === value);
  if (found === undefined) throw new Error(`no figure ${value} in: ${text}`);
  return {
    article,
    figure: { ...found, place: 'Long An', placeCode: 'vn63:80', period: year, status: 'actual' },
  };
}

function joined(a: Said, b: Said) {
  const [was, now] = [read(a, '2022'), read(b, '2023')];
  const keys = new Set(seriesKeysOf(was.figure));
  const shared = seriesKeysOf(now.figure).some((key) => keys.has(key));
  const { verdict } = comparePair(pointOf(now.figure, now.article), pointOf(was.figure, was.article));
  return { shared, verdict };
}

const apart: [what: string, a: Said, b: Said][] = [
  [
    'allowances and houses',
    ['Chi trả trợ cấp\nCho người có công, kinh phí 331,5 tỷ đồng.', 331.5e9],
    ['Xây nhà tình nghĩa\nĐã bàn giao 120 căn, kinh phí 10,64 tỷ đồng.', 10.64e9],
  ],
  [
    'two sums of kinh phí',
    ['Tin\nTổng kinh phí 12 tỷ đồng.', 12e9],
    ['Tin\nTổng kinh phí 15 tỷ đồng.', 15e9],
  ],
  [
    'a contest and a conference',
    ['Hội thi tay nghề\nHội thi có 210 người tham dự.', 210],
    ['Hội nghị gặp mặt\nHội nghị có 84 người tham dự.', 84],
  ],
  [
    'entrance and leaving exams',
    ['Tuyển sinh lớp 10\nKỳ thi vào lớp 10 công bố kết quả, tỷ lệ đỗ đạt 72%.', 72],
    ['Thi tốt nghiệp THPT\nKỳ thi tốt nghiệp THPT công bố kết quả, tỷ lệ đỗ đạt 98,7%.', 98.7],
  ],
  [
    'a hospital and a road',
    ['Khởi công bệnh viện\nBệnh viện đa khoa có tổng vốn đầu tư 900 tỷ đồng.', 900e9],
    ['Mở đường\nTuyến đường tránh có tổng vốn đầu tư 39 tỷ đồng.', 39e9],
  ],
  [
    'traffic and fires',
    ['Tai nạn giao thông\nTai nạn giao thông gây thiệt hại 2,1 tỷ đồng.', 2.1e9],
    ['Cháy nổ\nCác vụ cháy gây thiệt hại 18 tỷ đồng.', 18e9],
  ],
  [
    'dead on roads and in storms',
    ['Tai nạn giao thông\nTai nạn giao thông làm chết 41 người.', 41],
    ['Bão số 3\nBão số 3 làm chết 12 người.', 12],
  ],
  [
    'dead on roads and at work',
    ['Tai nạn giao thông\nTai nạn giao thông làm chết 41 người.', 41],
    ['Tai nạn lao động\nTai nạn lao động làm chết 9 người.', 9],
  ],
  [
    'hurt on roads and in fires',
    ['Tai nạn giao thông\nTai nạn giao thông làm bị thương 37 người.', 37],
    ['Cháy\nCác vụ cháy làm bị thương 6 người.', 6],
  ],
  [
    'dead on roads and rails',
    ['Tai nạn giao thông\nTai nạn giao thông làm chết 41 người.', 41],
    ['Đường sắt\nTai nạn giao thông đường sắt làm chết 7 người.', 7],
  ],
  [
    'dead in a flood and in a landslide',
    ['Mưa lũ\nMưa lũ làm chết 19 người.', 19],
    ['Sạt lở\nSạt lở đất làm chết 4 người.', 4],
  ],
  [
    'drowned and burnt',
    ['Đuối nước\nĐuối nước làm chết 14 người.', 14],
    ['Cháy\nCháy nổ làm chết 3 người.', 3],
  ],
  [
    'cases of traffic and of theft',
    ['Tai nạn giao thông\nXảy ra 120 vụ tai nạn giao thông.', 120],
    ['Trộm cắp\nXảy ra 86 vụ trộm cắp.', 86],
  ],
  ['fires and drug cases', ['Cháy\nXảy ra 31 vụ cháy.', 31], ['Ma túy\nPhát hiện 210 vụ ma túy.', 210]],
  ['two kinds of vụ', ['Tin\nĐã xử lý 45 vụ.', 45], ['Tin\nĐã xử lý 63 vụ.', 63]],
  ['two counts of people', ['Tin\nCó 45 người.', 45], ['Tin\nCó 63 người.', 63]],
  [
    'all households and flooded ones',
    ['Dân cư\nToàn tỉnh có 410.200 hộ dân.', 410200],
    ['Ngập lụt\nNước lũ làm 127 hộ dân bị ngập.', 127],
  ],
  [
    'poor and near-poor',
    ['Giảm nghèo\nToàn tỉnh còn 4.120 hộ nghèo.', 4120],
    ['Giảm nghèo\nToàn tỉnh còn 6.310 hộ cận nghèo.', 6310],
  ],
  [
    'poor households and those that left poverty',
    ['Giảm nghèo\nToàn tỉnh còn 4.120 hộ nghèo.', 4120],
    ['Giảm nghèo\nCó 830 hộ thoát nghèo.', 830],
  ],
  [
    'poverty and rural poverty',
    ['Giảm nghèo\nTỷ lệ hộ nghèo còn 2,1%.', 2.1],
    ['Giảm nghèo\nTỷ lệ hộ nghèo khu vực nông thôn còn 3,4%.', 3.4],
  ],
  [
    'trained and certified',
    ['Lao động\nTỷ lệ lao động qua đào tạo đạt 71%.', 71],
    ['Lao động\nTỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ đạt 27%.', 27],
  ],
  [
    'basic and advanced communes',
    ['Nông thôn mới\nCó 96 xã đạt chuẩn nông thôn mới.', 96],
    ['Nông thôn mới\nCó 31 xã đạt chuẩn nông thôn mới nâng cao.', 31],
  ],
  [
    'advanced and model communes',
    ['Nông thôn mới\nCó 31 xã đạt chuẩn nông thôn mới nâng cao.', 31],
    ['Nông thôn mới\nCó 6 xã đạt chuẩn nông thôn mới kiểu mẫu.', 6],
  ],
  [
    'communes and criteria',
    ['Nông thôn mới\nCó 96 xã đạt chuẩn nông thôn mới.', 96],
    ['Nông thôn mới\nBình quân mỗi xã đạt 17 tiêu chí nông thôn mới.', 17],
  ],
  ['two lists of chỉ tiêu', ['Nghị quyết\nĐạt 17 chỉ tiêu.', 17], ['Kế hoạch\nĐạt 21 chỉ tiêu.', 21]],
  [
    'compulsory and all insured',
    ['BHXH\nCó 199.500 người tham gia BHXH bắt buộc.', 199500],
    ['BHXH\nCó 214.300 người tham gia BHXH.', 214300],
  ],
  [
    'compulsory and voluntary',
    ['BHXH\nCó 199.500 người tham gia BHXH bắt buộc.', 199500],
    ['BHXH\nCó 12.400 người tham gia BHXH tự nguyện.', 12400],
  ],
  [
    'health and unemployment insurance',
    ['BHYT\nCó 1.510.000 người tham gia BHYT.', 1510000],
    ['BHTN\nCó 188.000 người tham gia BHTN.', 188000],
  ],
  [
    'insured and not yet insured',
    ['BHYT\nCó 1.510.000 người tham gia BHYT.', 1510000],
    ['BHYT\nCòn 96.000 người chưa tham gia BHYT.', 96000],
  ],
  [
    'exports and imports',
    ['Xuất khẩu\nKim ngạch xuất khẩu đạt 6,1 tỷ USD.', 6.1e9],
    ['Nhập khẩu\nKim ngạch nhập khẩu đạt 4,2 tỷ USD.', 4.2e9],
  ],
  [
    'exports and all trade',
    ['Xuất khẩu\nKim ngạch xuất khẩu đạt 6,1 tỷ USD.', 6.1e9],
    ['Thương mại\nTổng kim ngạch xuất nhập khẩu đạt 10,3 tỷ USD.', 10.3e9],
  ],
  [
    'exports and shrimp exports',
    ['Xuất khẩu\nKim ngạch xuất khẩu đạt 6,1 tỷ USD.', 6.1e9],
    ['Tôm\nKim ngạch xuất khẩu tôm đạt 1,2 tỷ USD.', 1.2e9],
  ],
  [
    'revenue and spending',
    ['Ngân sách\nThu ngân sách đạt 21.400 tỷ đồng.', 21400e9],
    ['Ngân sách\nChi ngân sách đạt 18.900 tỷ đồng.', 18900e9],
  ],
  [
    'revenue and domestic revenue',
    ['Ngân sách\nThu ngân sách nhà nước đạt 21.400 tỷ đồng.', 21400e9],
    ['Ngân sách\nThu nội địa đạt 17.100 tỷ đồng.', 17100e9],
  ],
  [
    'revenue and deficit',
    ['Ngân sách\nThu ngân sách nhà nước đạt 21.400 tỷ đồng.', 21400e9],
    ['Ngân sách\nBội chi ngân sách nhà nước là 1.300 tỷ đồng.', 1300e9],
  ],
  [
    'two kinds of thu',
    ['Chợ phiên\nThu được 45 triệu đồng.', 45e6],
    ['Bệnh viện\nThu được 63 triệu đồng.', 63e6],
  ],
  [
    'public investment given and disbursed',
    ['Đầu tư công\nVốn đầu tư công được giao là 7.200 tỷ đồng.', 7200e9],
    ['Đầu tư công\nGiải ngân vốn đầu tư công đạt 6.100 tỷ đồng.', 6100e9],
  ],
  [
    'one factory and all public investment',
    ['Nhà máy sợi\nNhà máy sợi có vốn đầu tư 521 tỷ đồng.', 521e9],
    ['Đầu tư công\nGiải ngân vốn đầu tư công đạt 6.100 tỷ đồng.', 6100e9],
  ],
  [
    'new and dissolved enterprises',
    ['Doanh nghiệp\nCó 868 doanh nghiệp thành lập mới.', 868],
    ['Doanh nghiệp\nCó 132 doanh nghiệp giải thể.', 132],
  ],
  [
    'suspended and returned enterprises',
    ['Doanh nghiệp\nCó 411 doanh nghiệp tạm ngừng kinh doanh.', 411],
    ['Doanh nghiệp\nCó 287 doanh nghiệp quay trở lại hoạt động.', 287],
  ],
  [
    'two counts of doanh nghiệp',
    ['Hội chợ\nCó 45 doanh nghiệp.', 45],
    ['Thanh tra\nCó 63 doanh nghiệp.', 63],
  ],
  ['two counts of dự án', ['Tin\nCó 12 dự án.', 12], ['Tin\nCó 31 dự án.', 31]],
  [
    'all visitors and foreign ones',
    ['Du lịch\nĐón 3,1 triệu lượt khách du lịch.', 3.1e6],
    ['Du lịch\nĐón 210.000 lượt khách quốc tế.', 210000],
  ],
  [
    'rice and maize',
    ['Trồng trọt\nDiện tích gieo trồng lúa đạt 310.000 ha.', 310000],
    ['Trồng trọt\nDiện tích gieo trồng ngô đạt 4.100 ha.', 4100],
  ],
  [
    'a year and a season of rice',
    ['Trồng trọt\nDiện tích gieo trồng lúa đạt 310.000 ha.', 310000],
    ['Trồng trọt\nDiện tích gieo trồng lúa đông xuân đạt 220.000 ha.', 220000],
  ],
  [
    'winter-spring and summer-autumn rice',
    ['Trồng trọt\nNăng suất lúa đông xuân đạt 68 tạ/ha.', 68],
    ['Trồng trọt\nNăng suất lúa hè thu đạt 54 tạ/ha.', 54],
  ],
  [
    'sown and lost',
    ['Trồng trọt\nDiện tích gieo trồng lúa đạt 310.000 ha.', 310000],
    ['Hạn mặn\nDiện tích lúa bị thiệt hại là 1.900 ha.', 1900],
  ],
  ['two areas', ['Tin\nDiện tích 45 ha.', 45], ['Tin\nDiện tích 63 ha.', 63]],
  [
    'pigs and cattle',
    ['Chăn nuôi\nĐàn lợn đạt 93.000 con.', 93000],
    ['Chăn nuôi\nĐàn bò đạt 118.000 con.', 118000],
  ],
  [
    'the province and one family',
    ['Việc làm\nToàn tỉnh tạo việc làm cho 31.000 lao động.', 31000],
    ['Làm giàu\nGia đình anh Tư tạo việc làm cho 14 lao động.', 14],
  ],
  [
    'area of the province and of one orchard',
    ['Cây ăn quả\nDiện tích cây ăn quả đạt 9.100 ha.', 9100],
    ['Làm giàu\nGia đình chị Sáu có diện tích cây ăn quả 2,5 ha.', 2.5],
  ],
  [
    'jobs and work abroad',
    ['Việc làm\nGiải quyết việc làm cho 31.000 lao động.', 31000],
    ['Xuất khẩu lao động\nĐưa 410 lao động đi làm việc ở nước ngoài.', 410],
  ],
  [
    'jobs made and lost',
    ['Việc làm\nGiải quyết việc làm cho 31.000 lao động.', 31000],
    ['Cắt giảm\nCó 4.100 lao động mất việc làm.', 4100],
  ],
  [
    'income of people and pay of workers',
    ['Thu nhập\nThu nhập bình quân đầu người đạt 81 triệu đồng/năm.', 81e6],
    ['Tiền lương\nThu nhập bình quân của người lao động đạt 8,2 triệu đồng/tháng.', 8.2e6],
  ],
  [
    'product and income a head',
    ['GRDP\nGRDP bình quân đầu người đạt 96 triệu đồng.', 96e6],
    ['Thu nhập\nThu nhập bình quân đầu người đạt 81 triệu đồng.', 81e6],
  ],
  [
    'industry with and without construction',
    ['GRDP\nGRDP tăng 8%, trong đó khu vực công nghiệp và xây dựng tăng 11,2%.', 11.2],
    ['GRDP\nGRDP tăng 7%, trong đó công nghiệp tăng 12,7%.', 12.7],
  ],
  [
    'farming and services',
    ['GRDP\nGRDP tăng 8%, trong đó khu vực nông, lâm nghiệp và thủy sản tăng 3,1%.', 3.1],
    ['GRDP\nGRDP tăng 7%, trong đó khu vực dịch vụ tăng 6,4%.', 6.4],
  ],
  [
    'schools of two levels',
    ['Giáo dục\nCó 88 trường mầm non đạt chuẩn quốc gia.', 88],
    ['Giáo dục\nCó 61 trường tiểu học đạt chuẩn quốc gia.', 61],
  ],
  [
    'schools of two grades',
    ['Giáo dục\nCó 88 trường đạt chuẩn quốc gia mức độ 1.', 88],
    ['Giáo dục\nCó 19 trường đạt chuẩn quốc gia mức độ 2.', 19],
  ],
  [
    'OCOP of three and four stars',
    ['OCOP\nCó 120 sản phẩm OCOP 3 sao.', 120],
    ['OCOP\nCó 44 sản phẩm OCOP 4 sao.', 44],
  ],
  ['gifts for two groups', ['Tết\nTrao 1.200 suất quà.', 1200], ['Trung thu\nTrao 900 suất quà.', 900]],
  ['hospital beds and doctors', ['Y tế\nCó 4.100 giường bệnh.', 4100], ['Y tế\nCó 1.310 bác sĩ.', 1310]],
  [
    'against last year and against the plan',
    ['Ngân sách\nThu ngân sách nhà nước tăng 12% so với cùng kỳ.', 12],
    ['Ngân sách\nThu ngân sách nhà nước tăng 9% so với dự toán.', 9],
  ],
  [
    'poor households and those that got a house',
    ['Giảm nghèo\nToàn tỉnh còn 2.310 hộ nghèo.', 2310],
    ['Giảm nghèo\nTrong năm có 420 hộ nghèo được hỗ trợ nhà ở.', 420],
  ],
  [
    'poor households and those of one people',
    ['Giảm nghèo\nToàn tỉnh còn 2.310 hộ nghèo.', 2310],
    ['Giảm nghèo\nToàn tỉnh còn 310 hộ nghèo dân tộc Chăm.', 310],
  ],
  [
    'pupils and new pupils',
    ['Giáo dục\nToàn tỉnh có 210.400 học sinh.', 210400],
    ['Giáo dục\nToàn tỉnh có 31.200 học sinh vào lớp 1.', 31200],
  ],
  [
    'pupils of two kinds of schools',
    ['Tuyển sinh\nCó 41.000 học sinh vào các trường công lập.', 41000],
    ['Tuyển sinh\nCó 9.000 học sinh theo học nghề.', 9000],
  ],
  [
    'people who are counted and no more',
    ['Đại hội\nBan Chấp hành gồm 24 đồng chí.', 24],
    ['Đại hội\nTrao huy hiệu cho 31 đồng chí.', 31],
  ],
  [
    'dead by poison and by drowning, each with its cause behind',
    ['Y tế\nCó 7 người chết do ngộ độc thực phẩm.', 7],
    ['Trẻ em\nCó 9 người chết do đuối nước.', 9],
  ],
  [
    'exports of shrimp and of all goods',
    ['Xuất khẩu tôm\nKim ngạch xuất khẩu đạt 410 triệu USD.', 410e6],
    ['Thương mại\nKim ngạch xuất khẩu đạt 2,9 tỷ USD.', 2.9e9],
  ],
  [
    'deaths at work, of all and of those with a contract',
    ['Tai nạn lao động\nCó 699 người chết vì tai nạn lao động.', 699],
    ['Tai nạn lao động\nCó 530 người chết vì tai nạn lao động trong khu vực có quan hệ lao động.', 530],
  ],
  [
    'fatal accidents with and without a contract',
    ['Tai nạn lao động\nKhu vực có quan hệ lao động xảy ra 503 vụ tai nạn lao động chết người.', 503],
    [
      'Tai nạn lao động\nKhu vực người lao động làm việc không theo hợp đồng lao động xảy ra 159 vụ tai nạn lao động chết người.',
      159,
    ],
  ],
];

const together: [what: string, a: Said, b: Said][] = [
  [
    'two names of revenue',
    ['Ngân sách\nTổng thu ngân sách nhà nước trên địa bàn đạt 21.400 tỷ đồng.', 21400e9],
    ['Ngân sách\nThu NSNN trên địa bàn tỉnh ước thực hiện 23.100 tỷ đồng.', 23100e9],
  ],
  [
    'insured by two names',
    ['BHYT\nTỷ lệ bao phủ bảo hiểm y tế (BHYT) đạt 93,2%.', 93.2],
    ['BHYT\nTỷ lệ người dân tham gia BHYT đạt 94,1%.', 94.1],
  ],
  [
    'visitors in two orders of words',
    ['Du lịch\nTổng lượt khách du lịch đạt 3,1 triệu lượt.', 3.1e6],
    ['Du lịch\nĐón 3,4 triệu lượt khách du lịch.', 3.4e6],
  ],
  [
    'a rise and a fall',
    ['Doanh nghiệp\nSố doanh nghiệp thành lập mới tăng 12% so với cùng kỳ.', 12],
    ['Doanh nghiệp\nSố doanh nghiệp thành lập mới giảm 4% so với cùng kỳ.', 4],
  ],
  [
    'enterprises in two orders of words',
    ['Doanh nghiệp\nCó 868 doanh nghiệp thành lập mới.', 868],
    ['Doanh nghiệp\nCó 902 doanh nghiệp mới thành lập.', 902],
  ],
  [
    'road deaths by their passage',
    ['Giao thông\nXảy ra 120 vụ tai nạn giao thông, làm chết 41 người.', 41],
    ['Giao thông\nTai nạn giao thông làm 38 người tử vong.', 38],
  ],
  [
    'all goods, though the article is about shrimp',
    ['Xuất khẩu tôm\nKim ngạch xuất khẩu hàng hóa đạt 2,7 tỷ USD.', 2.7e9],
    ['Thương mại\nTổng kim ngạch xuất khẩu hàng hóa đạt 2,9 tỷ USD.', 2.9e9],
  ],
  [
    'what no catalogue knows',
    ['Đê điều\nĐã kè 12 km đê biển xung yếu.', 12],
    ['Đê điều\nĐã kè 14 km đê biển xung yếu.', 14],
  ],
];

describe('bare heads', () => {
  it('is a table of sixty and more', () => {
    expect(apart.length).toBeGreaterThanOrEqual(60);
  });
  it.each(apart)('two series: %s', (_what, a, b) => {
    expect(joined(a, b).shared).toBe(false);
    expect(joined(b, a).shared).toBe(false);
  });
  it.each(together)('one series: %s', (_what, a, b) => {
    expect(joined(a, b).shared).toBe(true);
    expect(joined(b, a).shared).toBe(true);
  });
});
