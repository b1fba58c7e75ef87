/** Which values of the collected CSV ship, under which name, and from which release of which office. */
import type { Measure } from '../lib/records.ts';

/** One column of values to take from a CSV file. */
export interface Column {
  file: string;
  /** `indicatorId` of the CSV. */
  id: string;
  /** As the press words it. */
  indicator: string;
  /** Catalogue entry that the wording must name. */
  names: string;
  unit: string;
  /** As the press prints the unit, where the CSV has it otherwise. */
  as?: string;
  measure: Measure;
  /** The release, where the whole table is of one; else each row's own. */
  source?: { publisher: string; title: string; published: string | null };
  note?: string;
  index?: true;
  weights?: string;
  until?: number;
  /** How far the provinces may be from the country; not checked where the table lists some of them only. */
  sums?: number;
  /** Only these codes. */
  places?: readonly string[];
  skip?: (row: Row) => boolean;
}

export interface Row {
  indicatorId: string;
  placeCode: string;
  place: string;
  year: string;
  value: number;
  unit: string;
  status: string;
  publisher: string;
  title: string;
  publishedAt: string;
  url: string;
  note: string;
}

const NSO = 'Cục Thống kê (trước 2025: Tổng cục Thống kê)';
const GSO = 'Tổng cục Thống kê (từ 2025: Cục Thống kê)';
// The day of these releases was inferred and not read: no day is printed.
const labour = (table: string, title: string) => ({
  publisher: NSO,
  title: `PX-Web ${table}: ${title} (ấn bản 2025)`,
  published: null,
});
const population = {
  publisher: NSO,
  title: 'PX-Web E02.03-07: Dân số trung bình phân theo địa phương (cập nhật 23/7/2025)',
  published: '2025-07-23',
};
const panel2018 = (title: string) => ({
  publisher: GSO,
  title: `PX-Web: ${title} (ấn bản 21/9/2018)`,
  published: '2018-09-21',
});

const level = 'level' as const;
const share = 'share' as const;
const change = 'change' as const;

const LABOUR = 'nso-pxweb-2025-labour.csv';
const POPULATION = 'nso-pxweb-2025-population.csv';
const PANEL_2023 = 'gso-pxweb-2023-2024-provinces.csv';
const PANEL_2018 = 'gso-pxweb-2018-provinces.csv';
const NATIONAL = 'gso-yearend-national.csv';
const YEAREND = 'gso-yearend-provinces.csv';
const BUDGET = 'mof-budget-final-2011-2014.csv';
const DECISIONS = 'decisions-and-notices.csv';

const PEOPLE = 'nghìn người';
const AT_FIRST = 'Số ước tính công bố lần đầu cuối năm; về sau có thể được điều chỉnh.';
const SURVEY = 'Theo khảo sát mức sống dân cư; không phải rà soát hộ nghèo.';

const national = (
  id: string,
  indicator: string,
  names: string,
  unit: string,
  more: Partial<Column> = {},
): Column => ({
  file: NATIONAL,
  id,
  indicator,
  names,
  unit,
  measure: level,
  note: AT_FIRST,
  ...more,
});
const decided = (
  id: string,
  indicator: string,
  names: string,
  unit: string,
  more: Partial<Column> = {},
): Column => ({
  file: DECISIONS,
  id,
  indicator,
  names,
  unit,
  measure: unit === '%' ? share : level,
  skip: isQuotedAgain,
  ...more,
});

/** Values whose way from the office to us is not known well enough: newspapers without a document, third-party copies. */
export function isQuotedAgain({ title, publisher, note }: Row): boolean {
  return (
    /\((?:dẫn lại|báo dẫn|bộ dữ liệu dẫn lại|Tạp chí [^)]*)\)/u.test(title) ||
    /^Báo |dẫn\)$|^Báo chí/u.test(publisher) ||
    /làm tròn|bản chép|nguồn gốc không/u.test(note)
  );
}

export const picks: readonly Column[] = [
  {
    file: POPULATION,
    id: 'pop.population',
    indicator: 'dân số trung bình',
    names: 'pop.population',
    unit: PEOPLE,
    measure: level,
    source: population,
    sums: 0.1,
  },
  {
    file: POPULATION,
    id: 'pop.population#urban',
    indicator: 'dân số thành thị',
    names: 'pop.urban_population',
    unit: PEOPLE,
    measure: level,
    source: population,
    sums: 0.2,
    note: 'Dân số trung bình khu vực thành thị.',
  },
  {
    file: POPULATION,
    id: 'pop.population#rural',
    indicator: 'dân số nông thôn',
    names: 'pop.rural_population',
    unit: PEOPLE,
    measure: level,
    source: population,
    sums: 0.2,
    note: 'Dân số trung bình khu vực nông thôn.',
  },
  {
    file: POPULATION,
    id: 'pop.population#male',
    indicator: 'dân số nam',
    names: 'pop.male',
    unit: PEOPLE,
    measure: level,
    source: population,
    sums: 0.6,
    note: 'Dân số trung bình nam.',
  },
  {
    file: POPULATION,
    id: 'pop.population#female',
    indicator: 'dân số nữ',
    names: 'pop.female',
    unit: PEOPLE,
    measure: level,
    source: population,
    sums: 0.6,
    note: 'Dân số trung bình nữ.',
  },

  {
    file: LABOUR,
    id: 'labour.employed',
    indicator: 'lao động có việc làm',
    names: 'labour.employed',
    unit: PEOPLE,
    measure: level,
    source: labour('E02.45', 'Lao động từ 15 tuổi trở lên đang làm việc phân theo địa phương'),
    sums: 0.3,
  },
  {
    file: LABOUR,
    id: 'labour.informal_rate',
    indicator: 'tỷ lệ lao động có việc làm phi chính thức',
    names: 'labour.informal_rate',
    unit: '%',
    measure: share,
    source: labour('E02.51', 'Tỷ lệ lao động có việc làm phi chính thức phân theo địa phương'),
    weights: 'lao động có việc làm',
  },
  // Of the country the press prints the office's own; provinces report another than the survey finds there.
  {
    file: LABOUR,
    id: 'labour.trained_certified_rate',
    indicator: 'tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ',
    names: 'labour.trained_certified_rate',
    unit: '%',
    measure: share,
    places: ['VN'],
    source: labour('E02.55', 'Tỷ lệ lao động đã qua đào tạo có bằng, chứng chỉ phân theo địa phương'),
    note: 'Trong lực lượng lao động.',
  },
  {
    file: LABOUR,
    id: 'labour.trained_certified_rate',
    indicator: 'tỷ lệ lực lượng lao động có bằng, chứng chỉ theo điều tra lao động việc làm',
    names: 'labour.trained_survey_rate',
    unit: '%',
    measure: share,
    skip: ({ placeCode }) => placeCode === 'VN',
    source: labour('E02.55', 'Tỷ lệ lao động đã qua đào tạo có bằng, chứng chỉ phân theo địa phương'),
    note: 'Trong lực lượng lao động.',
    weights: 'lực lượng lao động từ 15 tuổi trở lên',
  },
  {
    file: LABOUR,
    id: 'labour.productivity',
    indicator: 'năng suất lao động',
    names: 'labour.productivity',
    unit: 'triệu đồng/lao động',
    measure: level,
    source: labour('E02.58', 'Năng suất lao động phân theo địa phương'),
    note: 'Giá hiện hành.',
  },
  {
    file: LABOUR,
    id: 'labour.unemployment_rate',
    indicator: 'tỷ lệ thất nghiệp trong độ tuổi lao động',
    names: 'labour.unemployment_rate',
    unit: '%',
    measure: share,
    source: labour('E02.63', 'Tỷ lệ thất nghiệp của lực lượng lao động trong độ tuổi phân theo địa phương'),
  },

  {
    file: PANEL_2023,
    id: 'labour.labour_force',
    indicator: 'lực lượng lao động từ 15 tuổi trở lên',
    names: 'labour.labour_force',
    unit: PEOPLE,
    measure: level,
    source: {
      publisher: GSO,
      title: 'PX-Web V02.34: Lực lượng lao động từ 15 tuổi trở lên phân theo địa phương (ấn bản 11/1/2023)',
      published: '2023-01-11',
    },
    sums: 0.2,
  },
  {
    file: PANEL_2023,
    id: 'economy.income_per_capita',
    indicator: 'thu nhập bình quân đầu người một tháng',
    names: 'economy.income_per_capita',
    unit: 'nghìn đồng/tháng',
    as: 'nghìn đồng/người/tháng',
    measure: level,
    source: {
      publisher: GSO,
      title: 'PX-Web V14.31: Thu nhập bình quân đầu người một tháng phân theo địa phương (số sơ bộ 2023)',
      published: null,
    },
    note: 'Theo khảo sát mức sống dân cư, giá hiện hành.',
  },
  {
    file: PANEL_2023,
    id: 'poverty.gso_survey_rate',
    indicator: 'tỷ lệ nghèo theo khảo sát mức sống dân cư',
    names: 'poverty.gso_survey_rate',
    unit: '%',
    measure: share,
    source: {
      publisher: GSO,
      title: 'PX-Web V14.49: Tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều phân theo địa phương (số sơ bộ 2023)',
      published: null,
    },
    note: SURVEY,
  },

  {
    file: PANEL_2018,
    id: 'poverty.gso_survey_rate',
    indicator: 'tỷ lệ nghèo theo khảo sát mức sống dân cư',
    names: 'poverty.gso_survey_rate',
    unit: '%',
    measure: share,
    source: panel2018('Tỷ lệ nghèo phân theo địa phương'),
    note: SURVEY,
  },
  {
    file: PANEL_2018,
    id: 'economy.income_per_capita',
    indicator: 'thu nhập bình quân đầu người một tháng',
    names: 'economy.income_per_capita',
    unit: 'nghìn đồng/tháng',
    as: 'nghìn đồng/người/tháng',
    measure: level,
    source: panel2018('Thu nhập bình quân đầu người một tháng theo giá hiện hành phân theo địa phương'),
    note: 'Theo khảo sát mức sống dân cư, giá hiện hành.',
  },
  {
    file: PANEL_2018,
    id: 'health.beds',
    indicator: 'số giường bệnh',
    names: 'health.beds',
    unit: 'giường',
    measure: level,
    source: panel2018('Số giường bệnh trực thuộc sở Y tế phân theo địa phương'),
    note: 'Trực thuộc sở Y tế.',
    sums: 1,
  },
  {
    file: PANEL_2018,
    id: 'health.vaccination',
    indicator: 'tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ',
    names: 'health.vaccination',
    unit: '%',
    measure: share,
    source: panel2018('Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ phân theo địa phương'),
  },
  {
    file: PANEL_2018,
    id: 'agri.rice_output',
    indicator: 'sản lượng lúa cả năm',
    names: 'agri.rice_output',
    unit: 'nghìn tấn',
    measure: level,
    source: panel2018('Sản lượng lúa cả năm phân theo địa phương'),
    sums: 1,
  },
  {
    file: PANEL_2018,
    id: 'agri.rice_yield',
    indicator: 'năng suất lúa cả năm',
    names: 'agri.rice_yield',
    unit: 'tạ/ha',
    measure: level,
    source: panel2018('Năng suất lúa cả năm phân theo địa phương'),
  },
  {
    file: PANEL_2018,
    id: 'forest.cover',
    indicator: 'tỷ lệ che phủ rừng',
    names: 'forest.cover',
    unit: '%',
    measure: share,
    source: panel2018('Diện tích rừng hiện có đến 31/12 phân theo địa phương, tỷ lệ che phủ'),
  },
  {
    file: PANEL_2018,
    id: 'economy.iip',
    indicator: 'chỉ số sản xuất công nghiệp',
    names: 'economy.iip',
    unit: '%',
    measure: change,
    index: true,
    source: panel2018('Chỉ số sản xuất công nghiệp phân theo địa phương'),
  },
  {
    file: PANEL_2018,
    id: 'economy.retail_sales',
    indicator: 'tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng',
    names: 'economy.retail_sales',
    unit: 'tỷ đồng',
    measure: level,
    source: panel2018(
      'Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng theo giá hiện hành phân theo địa phương',
    ),
    sums: 2,
  },
  {
    file: PANEL_2018,
    id: 'economy.fdi_projects_valid',
    indicator: 'số dự án FDI còn hiệu lực',
    names: 'economy.fdi_projects_total',
    unit: 'dự án',
    measure: level,
    source: panel2018(
      'Đầu tư trực tiếp nước ngoài được cấp phép phân theo địa phương (lũy kế các dự án còn hiệu lực đến 31/12/2016)',
    ),
  },
  {
    file: PANEL_2018,
    id: 'economy.fdi_registered_valid',
    indicator: 'vốn FDI đăng ký còn hiệu lực',
    names: 'economy.fdi_registered_valid',
    unit: 'triệu USD',
    measure: level,
    source: panel2018(
      'Đầu tư trực tiếp nước ngoài được cấp phép phân theo địa phương (lũy kế các dự án còn hiệu lực đến 31/12/2016)',
    ),
  },

  national('economy.gdp_growth', 'tốc độ tăng GDP', 'economy.gdp_growth', '%', { measure: change }),
  national('economy.iip', 'chỉ số sản xuất công nghiệp', 'economy.iip', '%', {
    measure: change,
    index: true,
  }),
  national('economy.cpi', 'chỉ số giá tiêu dùng bình quân năm', 'economy.cpi', '%', { measure: change }),
  national('economy.core_inflation', 'lạm phát cơ bản bình quân năm', 'economy.core_inflation', '%', {
    measure: change,
  }),
  national('economy.exports', 'kim ngạch xuất khẩu hàng hóa', 'economy.exports', 'triệu USD'),
  national('economy.imports', 'kim ngạch nhập khẩu hàng hóa', 'economy.imports', 'triệu USD'),
  national('agri.rice_output', 'sản lượng lúa cả năm', 'agri.rice_output', 'nghìn tấn'),
  national('agri.rice_yield', 'năng suất lúa cả năm', 'agri.rice_yield', 'tạ/ha'),
  national('tourism.international', 'lượt khách quốc tế', 'tourism.international', 'lượt người'),
  // From 2023 on the office counts more of them.
  national('safety.traffic_accidents', 'số vụ tai nạn giao thông', 'safety.traffic_accidents', 'vụ', {
    until: 2022,
  }),
  national('safety.traffic_deaths', 'số người chết do tai nạn giao thông', 'safety.traffic_deaths', 'người', {
    until: 2022,
  }),
  national('safety.fires', 'số vụ cháy, nổ', 'safety.fires', 'vụ'),
  national(
    'economy.new_enterprises',
    'số doanh nghiệp đăng ký thành lập mới',
    'economy.new_enterprises',
    'doanh nghiệp',
  ),
  national(
    'economy.enterprise_capital',
    'vốn đăng ký của doanh nghiệp thành lập mới',
    'economy.enterprise_capital',
    'tỷ đồng',
  ),
  national(
    'economy.enterprises_returned',
    'số doanh nghiệp quay trở lại hoạt động',
    'economy.enterprises_returned',
    'doanh nghiệp',
  ),
  national(
    'economy.enterprises_dissolved',
    'số doanh nghiệp hoàn tất thủ tục giải thể',
    'economy.enterprises_dissolved',
    'doanh nghiệp',
  ),

  {
    file: YEAREND,
    id: 'economy.fdi_projects',
    indicator: 'số dự án FDI cấp mới',
    names: 'economy.fdi_projects',
    unit: 'dự án',
    measure: level,
    note: AT_FIRST,
  },
  {
    file: YEAREND,
    id: 'economy.fdi_registered_new',
    indicator: 'vốn FDI đăng ký cấp mới',
    names: 'economy.fdi_registered_new',
    unit: 'triệu USD',
    measure: level,
    note: AT_FIRST,
  },
  {
    file: YEAREND,
    id: 'economy.state_budget_investment',
    indicator: 'vốn đầu tư thực hiện từ nguồn ngân sách nhà nước',
    names: 'economy.state_budget_investment',
    unit: 'tỷ đồng',
    measure: level,
    note: AT_FIRST,
  },

  {
    file: BUDGET,
    id: 'economy.budget_revenue',
    indicator: 'thu ngân sách nhà nước trên địa bàn',
    names: 'economy.budget_revenue',
    unit: 'triệu đồng',
    measure: level,
    note: 'Quyết toán.',
  },
  {
    file: BUDGET,
    id: 'economy.budget_spending',
    indicator: 'chi ngân sách địa phương',
    names: 'economy.budget_spending',
    unit: 'triệu đồng',
    measure: level,
    note: 'Tổng chi cân đối ngân sách địa phương, quyết toán.',
  },

  decided('poverty.poor_rate', 'tỷ lệ hộ nghèo', 'poverty.poor_rate', '%'),
  decided('poverty.poor_rate#urban', 'tỷ lệ hộ nghèo khu vực thành thị', 'poverty.poor_urban_rate', '%'),
  decided('poverty.poor_rate#rural', 'tỷ lệ hộ nghèo khu vực nông thôn', 'poverty.poor_rural_rate', '%'),
  decided('poverty.near_poor_rate', 'tỷ lệ hộ cận nghèo', 'poverty.near_poor_rate', '%'),
  decided('poverty.multidim_rate', 'tỷ lệ nghèo đa chiều', 'poverty.multidim_rate', '%', {
    note: 'Gồm hộ nghèo và hộ cận nghèo.',
  }),
  decided('poverty.poor_households', 'số hộ nghèo', 'poverty.poor_households', 'hộ'),
  decided('poverty.near_poor_households', 'số hộ cận nghèo', 'poverty.near_poor_households', 'hộ'),
  decided(
    'poverty.multidim_poor_households',
    'số hộ nghèo đa chiều',
    'poverty.multidim_poor_households',
    'hộ',
    { note: 'Gồm hộ nghèo và hộ cận nghèo.' },
  ),
  decided(
    'poverty.poor_district_rate',
    'tỷ lệ hộ nghèo tại các huyện nghèo',
    'poverty.poor_district_rate',
    '%',
  ),
  // The yearbook of Quảng Ngãi has what the panel of 2018 has, in another edition.
  decided(
    'economy.income_per_capita',
    'thu nhập bình quân đầu người một tháng',
    'economy.income_per_capita',
    'nghìn đồng/tháng',
    { places: ['vn63:48'], as: 'nghìn đồng/người/tháng' },
  ),
  decided(
    'economy.income_per_capita',
    'thu nhập bình quân đầu người một tháng',
    'economy.income_per_capita',
    'triệu đồng/tháng',
    { as: 'triệu đồng/người/tháng' },
  ),
  decided('economy.grdp_per_capita', 'GRDP bình quân đầu người', 'economy.grdp_per_capita', 'nghìn đồng'),
  decided(
    'economy.grdp_growth',
    'tốc độ tăng tổng sản phẩm trên địa bàn (GRDP)',
    'economy.grdp_growth',
    '%',
    { measure: change },
  ),
  decided('labour.accidents', 'số vụ tai nạn lao động', 'labour.accidents', 'vụ'),
  decided(
    'labour.accident_deaths',
    'số người chết do tai nạn lao động',
    'safety.work_accident_deaths',
    'người',
  ),
  decided('labour.accident_fatal', 'số vụ tai nạn lao động chết người', 'safety.work_accidents_fatal', 'vụ'),
  decided(
    'labour.accident_victims',
    'số người bị nạn do tai nạn lao động',
    'safety.work_accident_victims',
    'người',
  ),
  decided('forest.cover', 'tỷ lệ che phủ rừng', 'forest.cover', '%'),
  decided(
    'labour.overseas_contract_workers',
    'số lao động đi làm việc ở nước ngoài theo hợp đồng',
    'labour.overseas_contract_workers',
    'người',
  ),
];

/** Values that are known from elsewhere: what a mistake in reading or scaling would break first. */
export const known: readonly [indicator: string, place: string, period: string, value: number][] = [
  ['tỷ lệ thất nghiệp trong độ tuổi lao động', 'VN', '2021', 3.2],
  ['tỷ lệ hộ nghèo', 'VN', '2022-end', 4.03],
  ['tỷ lệ hộ nghèo', 'VN', '2023-end', 2.93],
  ['số hộ nghèo đa chiều', 'VN', '2023-end', 1586336],
  ...[7.08, 7.02, 2.91, 2.58, 8.02, 5.05, 7.09].map((value, i): [string, string, string, number] => [
    'tốc độ tăng GDP',
    'VN',
    String(2018 + i),
    value,
  ]),
];

/** Counts whose parts make up the whole in every place and year, and by how much they may be out. */
export const parts: readonly [whole: string, parts: readonly string[], out: number][] = [
  ['dân số trung bình', ['dân số thành thị', 'dân số nông thôn'], 0.15],
  ['dân số trung bình', ['dân số nam', 'dân số nữ'], 0.15],
];

/** The share that is worked out when it is asked for, and the CSV it must agree with. */
export const urbanShare = {
  file: 'derived-urban-share.csv',
  indicator: 'tỷ lệ dân số thành thị',
  part: 'dân số thành thị',
  whole: 'dân số trung bình',
  decimals: 2,
  /** The country's share is published, and ships so. */
  except: ['VN'],
};
