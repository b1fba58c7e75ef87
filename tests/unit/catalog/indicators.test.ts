import { describe, expect, it } from 'vitest';
import { unitDimension } from '../../../lib/catalog/dimensions.ts';
import { indicatorById, indicators } from '../../../lib/catalog/indicators.ts';
import { contentWords, matchIndicator, wordingNotes, wordings } from '../../../lib/catalog/wordings.ts';
import type { Measure } from '../../../lib/records.ts';

type Row = [label: string, unit: string | null, measure: Measure, id: string | null, sentence?: string];

const labels: Row[] = [
  // Trained workers: all of them, those with a certificate, those with a trade.
  ['tỷ lệ lao động qua đào tạo', '%', 'level', 'labour.trained_rate'],
  ['tỉ lệ lao động đã qua đào tạo của tỉnh', '%', 'share', 'labour.trained_rate'],
  ['Tỷ lệ LĐ qua đào tạo', '%', 'level', 'labour.trained_rate'],
  ['tỷ lệ lao động qua đào tạo', 'điểm %', 'change', 'labour.trained_rate'],
  ['tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ', '%', 'level', 'labour.trained_certified_rate'],
  ['tỷ lệ lao động qua đào tạo có văn bằng, chứng chỉ', '%', 'share', 'labour.trained_certified_rate'],
  ['tỷ lệ lao động có bằng cấp, chứng chỉ', '%', 'level', 'labour.trained_certified_rate'],
  [
    'có bằng cấp, chứng chỉ',
    '%',
    'level',
    'labour.trained_certified_rate',
    'Tỷ lệ lao động qua đào tạo 61%, trong đó có bằng cấp, chứng chỉ 27%.',
  ],
  ['có bằng cấp, chứng chỉ', '%', 'level', null, 'Giáo viên có bằng cấp, chứng chỉ đạt 27%.'],
  ['tỷ lệ lao động qua đào tạo nghề', '%', 'level', 'labour.vocational_trained_rate'],
  ['tỷ lệ lao động qua đào tạo nghề có chứng chỉ', '%', 'level', null],
  ['tỷ lệ lao động nữ qua đào tạo', '%', 'level', null],
  // Jobs, overseas work.
  ['lao động được giải quyết việc làm', 'lao động', 'level', 'labour.jobs_created'],
  ['giải quyết việc làm cho', 'người', 'level', 'labour.jobs_created'],
  ['tạo việc làm mới cho người lao động', 'lao động', 'level', 'labour.jobs_created'],
  ['số lao động được giải quyết việc làm', '%', 'plan_ratio', 'labour.jobs_created'],
  ['số lao động được giải quyết việc làm', '%', 'level', null],
  ['lao động được vay vốn tạo việc làm', 'người', 'level', 'labour.job_loans_workers'],
  ['lao động đi làm việc ở nước ngoài theo hợp đồng', 'người', 'level', 'labour.overseas_contract_workers'],
  ['số lao động trúng tuyển đi làm việc ở nước ngoài', 'người', 'level', 'labour.overseas_contract_workers'],
  ['XKLĐ', 'lao động', 'level', 'labour.overseas_contract_workers'],
  ['đưa lao động đi làm việc ở nước ngoài', '%', 'plan_ratio', 'labour.overseas_contract_workers'],
  ['lao động nước ngoài làm việc tại Việt Nam', 'lao động', 'level', 'labour.foreign_workers'],
  ['tỷ lệ thất nghiệp', '%', 'share', 'labour.unemployment_rate'],
  ['tỷ lệ thất nghiệp khu vực thành thị', '%', 'level', 'labour.unemployment_urban_rate'],
  ['tỷ lệ thất nghiệp của thanh niên', '%', 'level', null],
  ['số vụ tai nạn lao động', 'vụ', 'level', 'labour.accidents'],
  ['số vụ TNLĐ', 'vụ', 'level', 'labour.accidents'],
  ['số vụ tai nạn lao động chết người', 'vụ', 'level', 'safety.work_accidents_fatal'],
  // Poverty: rate or count by unit; poor, near-poor, both.
  ['tỷ lệ hộ nghèo', '%', 'share', 'poverty.poor_rate'],
  ['tỷ lệ hộ nghèo', 'hộ', 'change', 'poverty.poor_households'],
  ['tỷ lệ hộ nghèo', '%', 'change', 'poverty.poor_rate'],
  ['hộ nghèo', '%', 'share', 'poverty.poor_rate'],
  ['số hộ nghèo', '%', 'change', 'poverty.poor_households'],
  ['hộ nghèo', 'hộ', 'level', 'poverty.poor_households'],
  ['hộ nghèo', '%', 'coverage', null],
  ['tỷ lệ hộ cận nghèo', '%', 'share', 'poverty.near_poor_rate'],
  ['hộ cận nghèo', 'hộ', 'level', 'poverty.near_poor_households'],
  ['số hộ nghèo đa chiều theo tiêu chí mới', '%', 'change', 'poverty.multidim_poor_households'],
  ['số hộ nghèo theo tiêu chí mới', 'hộ', 'level', 'poverty.multidim_poor_households'],
  ['tỷ lệ hộ nghèo đa chiều', '%', 'share', 'poverty.multidim_rate'],
  ['tỷ lệ hộ nghèo và cận nghèo', '%', 'share', null],
  ['tỷ lệ hộ nghèo DTTS', '%', 'share', 'poverty.ethnic_poor_rate'],
  ['tỷ lệ hộ nghèo tại các huyện nghèo', '%', 'share', 'poverty.poor_district_rate'],
  ['hộ nghèo được hỗ trợ nhà ở', 'hộ', 'level', null],
  ['hộ thoát nghèo', 'hộ', 'level', 'poverty.escaped_households'],
  ['tỷ lệ hộ nghèo của tỉnh An Bình', '%', 'level', 'poverty.poor_rate'],
  ['tỷ lệ hộ nghèo huyện Tân Lộc', '%', 'level', 'poverty.poor_rate'],
  // Merit people, children, relief.
  [
    'xã/phường/thị trấn làm tốt công tác thương binh, liệt sĩ, người có công',
    '%',
    'coverage',
    'merit.communes_good_work_rate',
  ],
  [
    'trẻ em có hoàn cảnh đặc biệt được chăm sóc',
    '%',
    'coverage',
    'children.special_circumstances_cared_rate',
  ],
  ['trẻ em có HCĐB', 'em', 'level', 'children.special_circumstances'],
  ['trẻ em', '%', 'coverage', null],
  ['đối tượng gặp thiên tai được cứu trợ kịp thời', '%', 'coverage', 'social.disaster_relief_rate'],
  ['vận động quỹ Đền ơn đáp nghĩa', 'đồng', 'level', 'merit.gratitude_fund'],
  ['hộ người có công có mức sống từ trung bình trở lên', '%', 'coverage', 'merit.living_standard_rate'],
  // Insurance: which insurance, voluntary or not, persons or coverage.
  ['người tham gia BHXH', 'người', 'level', 'insurance.si_participants'],
  ['người tham gia BHXH tự nguyện', 'người', 'level', 'insurance.si_voluntary'],
  ['người tham gia BHXH bắt buộc', 'người', 'level', 'insurance.si_compulsory'],
  ['tỷ lệ bao phủ BHYT', '%', 'coverage', 'insurance.hi_coverage'],
  ['người tham gia bảo hiểm y tế', 'người', 'level', 'insurance.hi_participants'],
  ['người chưa có bảo hiểm y tế', 'người', 'level', 'insurance.hi_uncovered'],
  // The economy.
  ['GRDP', '%', 'change', 'economy.grdp_growth'],
  ['quy mô GRDP', 'đồng', 'level', 'economy.grdp_size'],
  ['GRDP bình quân đầu người', 'đồng/người/năm', 'level', 'economy.grdp_per_capita'],
  ['thu nhập bình quân đầu người', 'đồng/người/năm', 'level', 'economy.income_per_capita'],
  ['thu nhập bình quân của người lao động', 'đồng/người/tháng', 'level', 'labour.income_worker'],
  ['thu ngân sách nhà nước trên địa bàn', 'đồng', 'level', 'economy.budget_revenue'],
  ['thu nội địa', 'đồng', 'level', 'economy.budget_domestic'],
  ['vốn FDI đăng ký', 'USD', 'level', 'economy.fdi_registered'],
  ['vốn FDI thực hiện', 'USD', 'level', 'economy.fdi_disbursed'],
  ['vốn FDI', 'USD', 'level', null],
  ['kim ngạch xuất khẩu', '%', 'change', 'economy.exports'],
  ['kim ngạch xuất khẩu dệt may', 'USD', 'level', null],
  ['chỉ số giá tiêu dùng (CPI)', '%', 'change', 'economy.cpi'],
  ['lạm phát cơ bản', '%', 'change', 'economy.core_inflation'],
  // A part of an entry is another series.
  ['vốn FDI đăng ký cấp mới', 'USD', 'level', 'economy.fdi_registered_new'],
  ['vốn FDI đăng ký điều chỉnh', 'USD', 'level', null],
  ['vốn FDI đăng ký còn hiệu lực', 'USD', 'level', 'economy.fdi_registered_valid'],
  ['dân số thành thị', 'người', 'level', 'pop.urban_population'],
  ['dân số thành thị', '%', 'share', 'pop.urban_share'],
  ['dân số khu vực nông thôn', 'người', 'level', 'pop.rural_population'],
  ['dân số nông thôn được cấp nước', 'người', 'level', null],
  ['dân số nữ', 'người', 'level', 'pop.female'],
  ['dân số nam dưới 15 tuổi', 'người', 'level', null],
  ['tỷ lệ nghèo theo khảo sát mức sống dân cư', '%', 'share', 'poverty.gso_survey_rate'],
  ['vốn đầu tư thực hiện từ nguồn ngân sách nhà nước', 'đồng', 'level', 'economy.state_budget_investment'],
  ['dự án FDI còn hiệu lực', 'dự án', 'level', 'economy.fdi_projects_total'],
  ['nhập siêu', 'USD', 'level', 'economy.trade_deficit'],
  ['tỷ trọng khu vực dịch vụ', '%', 'share', null],
  ['thu nhập bình quân đầu người khu vực nông thôn', 'đồng/người/năm', 'level', null],
  ['sản phẩm OCOP 4 sao', 'sản phẩm', 'level', 'agri.ocop_4star'],
  ['năng suất lúa vụ đông xuân', 'tạ/ha', 'level', 'agri.rice_yield_dongxuan'],
  ['mức lương tối thiểu vùng II', 'đồng/tháng', 'level', null],
  ['người bị thương nặng do tai nạn giao thông', 'người', 'level', null],
  ['nhà tình nghĩa sửa chữa', 'căn', 'level', null],
  ['nhà tình nghĩa xây mới', 'căn', 'level', 'merit.gratitude_houses'],
  // Elsewhere.
  ['lượt khách quốc tế', 'lượt khách', 'level', 'tourism.international'],
  ['số ca mắc sốt xuất huyết', 'ca', 'level', 'health.dengue_cases'],
  ['xã đạt chuẩn nông thôn mới', 'xã', 'level', 'agri.ntm_communes'],
  ['xã đạt chuẩn nông thôn mới nâng cao', 'xã', 'level', 'agri.ntm_advanced'],
  ['tỷ lệ che phủ rừng', '%', 'level', 'forest.cover'],
  [
    'người chết',
    'người',
    'level',
    'safety.traffic_deaths',
    'Xảy ra 12 vụ tai nạn giao thông, làm chết 7 người.',
  ],
  [
    'người chết',
    'người',
    'level',
    'safety.work_accident_deaths',
    'Xảy ra 12 vụ tai nạn lao động, làm chết 7 người.',
  ],
  ['người chết', 'người', 'level', null],
  // Not in the catalogue, or no words at all.
  ['số đèn đường được lắp mới', 'chiếc', 'level', null],
  ['', '%', 'level', null],
  ['!!!', null, 'level', null],
  ['hộ nghèo '.repeat(400), 'hộ', 'level', null],
];

describe('matchIndicator', () => {
  it.each(labels)('%s [%s, %s] → %s', (label, unit, measure, id, sentence) => {
    expect(matchIndicator(label, unit, measure, sentence)).toBe(id);
  });

  it('reads both spellings, cases and Unicode forms alike', () => {
    for (const label of ['Số hộ nghèo', 'SỐ HỘ NGHÈO', 'số hộ nghèo'.normalize('NFD')]) {
      expect(matchIndicator(label, 'hộ', 'level')).toBe('poverty.poor_households');
    }
    expect(matchIndicator('giá trị xuất khẩu hàng hoá', 'USD', 'level')).toBe('economy.exports');
    expect(matchIndicator('giá trị xuất khẩu hàng hóa', 'USD', 'level')).toBe('economy.exports');
  });

  it('knows every entry by its own Vietnamese name', () => {
    const written = (pattern: string) =>
      pattern === 'none'
        ? null
        : pattern.startsWith('money')
          ? pattern.replace('money', 'đồng')
          : pattern.replace(/^\w+:/, '');
    const lost = indicators.filter(({ id, vi, units, growth }) => {
      const unit = written(units[0] as string);
      const measure = growth ? 'change' : unit === '%' ? 'share' : 'level';
      return matchIndicator(vi, unit, measure) !== id;
    });
    expect(lost.map(({ id }) => id)).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('has unique ids, and a name in both languages for each', () => {
    expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length);
    for (const { id, vi, en, units } of indicators) {
      expect(vi.length * en.length * units.length, id).toBeGreaterThan(0);
      expect(id, id).toMatch(/^[a-z]+\.[a-z0-9_]+$/);
    }
    expect([...wordings.keys()].sort()).toEqual(indicators.map(({ id }) => id).sort());
  });
  it('finds an entry by id, and none by an unknown one', () => {
    expect(indicatorById('poverty.poor_rate')?.better).toBe('down');
    expect(indicatorById('poverty.unheard')).toBeNull();
    expect(indicatorById(null)).toBeNull();
  });
});

describe('wordingNotes', () => {
  it.each([
    ['lao động đi làm việc ở nước ngoài theo hợp đồng', ''],
    ['số lao động trúng tuyển đi làm việc ở nước ngoài theo hợp đồng', 'trúng tuyển'],
    ['một nhãn khác hẳn', ''],
  ])('%s → "%s"', (label, notes) => {
    expect(wordingNotes(label, 'labour.overseas_contract_workers')).toBe(notes);
  });
});

describe('contentWords', () => {
  it.each([
    ['số đèn đường được lắp mới', 'Số đèn đường lắp mới trên địa bàn tỉnh', true],
    ['doanh thu của nhà máy gạch', 'doanh thu nhà máy gạch năm 2023', true],
    ['lao động nước ngoài', 'LĐ nước ngoài', true],
    ['vụ hoà giải thành', 'vụ hòa giải thành', true],
    ['số đèn đường được lắp mới', 'số đèn đường được sửa chữa', false],
    ['thu hoạch cá', 'thu hoạch tôm', false],
    ['tỷ suất chết của trẻ em dưới 1 tuổi', 'tỷ suất chết của trẻ em dưới 5 tuổi', false],
    ['trường mầm non đạt mức độ 1', 'trường mầm non đạt mức độ 2', false],
    ['sản phẩm đạt 3 sao', 'sản phẩm đạt 4 sao', false],
  ])('%s | %s → same: %s', (a, b, same) => {
    expect(contentWords(a).join(' ') === contentWords(b).join(' ')).toBe(same);
  });
  it('leaves nothing of a label that names nothing', () => {
    expect(contentWords('số của tỉnh')).toEqual([]);
    expect(contentWords('–')).toEqual([]);
  });
});

describe('unitDimension', () => {
  it.each([
    ['%', '%'],
    ['điểm phần trăm', 'points'],
    ['điểm %', 'points'],
    ['lần', 'times'],
    ['đồng', 'money:đồng'],
    ['USD', 'money:USD'],
    ['đồng/người/tháng', 'money:đồng/người/tháng'],
    ['hộ gia đình', 'count:hộ'],
    ['lao động', 'count:người'],
    ['ha', 'size:ha'],
    ['tạ/ha', 'per:tạ/ha'],
    [null, 'none'],
  ])('%s → %s', (unit, dimension) => {
    expect(unitDimension(unit)).toBe(dimension);
  });
});

describe('what an indicator must not be taken for', () => {
  it('is another entry of the catalogue, and is not reached by its name', () => {
    for (const { id, vi, units, unlike } of indicators) {
      for (const other of unlike) {
        const named = indicatorById(other);
        expect(named, `${id} is unlike ${other}`).not.toBeNull();
        for (const unit of (named?.units ?? []).filter((of) => units.includes(of))) {
          const written = unit.replace(/^money/, 'đồng').replace(/^\w+:/, '');
          expect(matchIndicator(vi, written, 'level'), vi).not.toBe(other);
        }
      }
    }
  });
});
