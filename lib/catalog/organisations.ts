/**
 * Organisations as the press writes them: the words they begin with, the sectors of ministries and departments
 * with their abbreviations, the places that follow, and what became of bodies that the 2025 reform ended.
 */

export type OrganisationKind = 'public' | 'business' | 'foreign' | 'place';

export interface HeadRow {
  forms: string;
  kind: OrganisationKind;
  /** A proper name must follow (`Trường THPT Lê Quý Đôn`): a lone personal name is the organisation's. */
  named?: true;
  /** A unit of territory: capitalised words after it are its name before they are a person's. */
  territory?: 'province' | 'district';
}

/** Words an organisation begins with, or that go on with it; forms separated by `|`, any letter case. */
export const organisationHeads: readonly HeadRow[] = [
  {
    kind: 'public',
    forms:
      'Bộ|Sở|Cục|Tổng cục|Chi cục|Vụ|Ban|Phòng|Văn phòng|VP|Ủy ban|UB|Hội đồng|Tiểu ban|Ban Chỉ đạo|BCĐ|Ban Chỉ huy|Ban Chấp hành|BCH|Ban Thường vụ|BTV|' +
      'UBND|HĐND|UBND lâm thời|HĐND lâm thời|UBMTTQ|MTTQ|UBTVQH|Ủy ban nhân dân|Hội đồng nhân dân|Mặt trận Tổ quốc|Mặt trận|Chính phủ|Quốc hội|QH|Nhà nước|Trung ương|TƯ|TW|T.Ư|' +
      'Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy|Đảng bộ|Chi bộ|Quân ủy|Bộ Chính trị|Ban Bí thư|Đảng|Đảng Cộng sản|' +
      'Công an|CA|CATP|Quân khu|Quân đoàn|Quân chủng|Binh chủng|Binh đoàn|Sư đoàn|Lữ đoàn|Trung đoàn|Tiểu đoàn|Vùng|Hải quân|Cảnh sát biển|Bộ đội Biên phòng|BĐBP|Biên phòng|' +
      'Bộ Chỉ huy quân sự|Bộ CHQS|BCHQS|CHQS|Ban CHQS|Bộ Tư lệnh|Đồn|Đồn Biên phòng|Đội|CSGT|PCCC|' +
      'Tòa án|Tòa án nhân dân|TAND|Viện Kiểm sát|VKSND|VKS|Viện kiểm sát nhân dân|THADS|Thi hành án dân sự|Thanh tra|' +
      'Kho bạc|KBNN|Thuế|Hải quan|BHXH|Bảo hiểm xã hội|Thống kê|NHNN|Ngân hàng Nhà nước|NHCSXH|Ngân hàng Chính sách xã hội|Ngân hàng CSXH|Kiểm toán|Kiểm toán Nhà nước|' +
      'Hội|Hội Liên hiệp|Hội Nông dân|Hội LHPN|Hội CCB|Hội Cựu chiến binh|Hội Chữ thập đỏ|Liên đoàn|LĐLĐ|Tổng LĐLĐ|Tổng Liên đoàn|Công đoàn|Đoàn|Đoàn Thanh niên|Đoàn TNCS|TNCS|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Quận đoàn|Trung ương Đoàn|' +
      'ĐBQH|Đoàn ĐBQH|Đoàn đại biểu Quốc hội|Đại biểu Quốc hội|Liên minh HTX|Liên minh Hợp tác xã|VCCI|Liên hiệp|' +
      'Trung tâm|TT|CDC|TTYT|Trạm|Hạt|Cơ sở|Khu bảo tồn|Vườn quốc gia|Rừng phòng hộ|Khu|Cảng vụ|Làng|Quỹ|Bảo tàng|Thư viện|Nhà hát|Đài|VTV|VOV|TTXVN|Thông tấn xã|Báo|Tạp chí|' +
      'Viện|Học viện|Đại học Quốc gia|ĐHQG|Khoa|Bộ môn|Cơ quan|Tổ công tác|Đoàn công tác|Đoàn giám sát|Tổ|Hội đồng trường|Chính quyền|Phân viện|Phân hiệu|' +
      'Đại sứ quán|Tổng Lãnh sự quán|Phái đoàn|Thường trực|Ủy ban MTTQ|Tổ chức|Khối|Cụm|Học viện Chính trị',
  },
  {
    kind: 'public',
    named: true,
    forms:
      'Trường|Trường THPT|Trường THCS|Trường tiểu học|Trường mầm non|Trường mẫu giáo|THPT|THCS|Tiểu học|Mầm non|Trường Đại học|Trường ĐH|Trường Cao đẳng|Trường CĐ|Trường PTDTNT|Trường PTDTBT|' +
      'Đại học|ĐH|Cao đẳng|Bệnh viện|BV|BVĐK|Bệnh viện Đa khoa|Nhà văn hóa|Nhà thiếu nhi',
  },
  {
    kind: 'business',
    forms:
      'Công ty|Cty|Tổng Công ty|Tập đoàn|Doanh nghiệp|DN|DNTN|Xí nghiệp|Nhà máy|Hợp tác xã|HTX|Ngân hàng|Khách sạn|Nhà hàng|Câu lạc bộ|CLB|' +
      'Hiệp hội|Trang trại|Cửa hàng|Siêu thị|Hội đồng quản trị|HĐQT|Hội đồng thành viên|HĐTV|Văn phòng luật sư|Văn phòng luật|Hãng|Cơ sở sản xuất|' +
      'Đại lý|Đại lý thuế|Tổng đại lý|Văn phòng công chứng|Văn phòng thừa phát lại|Hộ kinh doanh|Nhà xe|Nhà thuốc|Thẩm mỹ viện|Trung tâm Anh ngữ|Liên hiệp HTX|Liên hiệp Hợp tác xã|Quỹ tín dụng nhân dân|Quỹ TDND|' +
      'Chuỗi|Xưởng|Tổ hợp tác|Vietcombank|Agribank|BIDV|VietinBank|Petrovietnam|Vingroup|Chi nhánh ngân hàng|Sàn giao dịch|Quỹ đầu tư|Phòng khám|Trị sự|Ban Trị sự|Hội đồng Trị sự|Giáo hội|GHPGVN|Giáo xứ|Đội bóng|Ban nhạc',
  },
  {
    kind: 'foreign',
    forms:
      'Ngân hàng Thế giới|WB|IMF|ADB|ILO|WHO|UNICEF|UNDP|UNFPA|UNESCO|FAO|UNIDO|JICA|KOICA|USAID|AFD|GIZ|OECD|WTO|Liên Hợp Quốc|LHQ|Quỹ Tiền tệ Quốc tế|' +
      'Ngân hàng Phát triển châu Á|Tổ chức Lao động quốc tế|Tổ chức Y tế Thế giới|Eurostat|Ủy ban châu Âu|Liên minh châu Âu|EU|Moody’s|Fitch|Standard Chartered|HSBC',
  },
  {
    kind: 'place',
    territory: 'province',
    forms: 'tỉnh|thành phố|TP|Tp|thành phố trực thuộc Trung ương|khu vực',
  },
  {
    kind: 'place',
    territory: 'district',
    forms:
      'huyện|quận|thị xã|TX|Tx|xã|phường|P|thị trấn|TT|đặc khu|thôn|ấp|bản|buôn|làng|xóm|khu phố|KP|tổ dân phố|TDP|khối phố|khóm|H|Q',
  },
];

/** Sector names of ministries and departments, and abbreviations that stand for them. Punctuation inside is free. */
export const sectors: readonly (readonly [name: string, ...abbreviations: string[]])[] = [
  [
    'Lao động - Thương binh và Xã hội',
    'LĐ-TB&XH',
    'LĐTB&XH',
    'LĐTBXH',
    'LĐ-TB-XH',
    'LĐ-TBXH',
    'LĐ,TB&XH',
    'LĐ TB&XH',
    'LĐ-TB và XH',
    'LĐTB-XH',
    'LĐ&TBXH',
    'Lao động - Thương binh - Xã hội',
  ],
  [
    'Nông nghiệp và Phát triển nông thôn',
    'NN&PTNT',
    'NN-PTNT',
    'NNPTNT',
    'NN và PTNT',
    'Nông nghiệp và PTNT',
    'Nông nghiệp & PTNT',
  ],
  ['Nông nghiệp và Môi trường', 'NN&MT', 'NNMT', 'NN-MT', 'NN và MT'],
  [
    'Giáo dục và Đào tạo',
    'GD&ĐT',
    'GD-ĐT',
    'GDĐT',
    'GD và ĐT',
    'Giáo dục & Đào tạo',
    'Giáo dục - Đào tạo',
    'Giáo dục Đào tạo',
  ],
  ['Kế hoạch và Đầu tư', 'KH&ĐT', 'KHĐT', 'KH-ĐT', 'KH và ĐT', 'Kế hoạch & Đầu tư', 'Kế hoạch - Đầu tư'],
  [
    'Tài nguyên và Môi trường',
    'TN&MT',
    'TNMT',
    'TN-MT',
    'TN và MT',
    'Tài nguyên & Môi trường',
    'Tài nguyên - Môi trường',
  ],
  [
    'Văn hóa, Thể thao và Du lịch',
    'VHTT&DL',
    'VH-TT&DL',
    'VHTTDL',
    'VH,TT&DL',
    'VH-TT-DL',
    'VH,TT và DL',
    'VHTT-DL',
    'VHTT và DL',
    'VH-TTDL',
    'VHTTvàDL',
    'Văn hóa - Thể thao và Du lịch',
    'Văn hóa, Thể thao & Du lịch',
  ],
  ['Văn hóa và Thể thao', 'VH&TT', 'VH-TT', 'VHTT'],
  [
    'Thông tin và Truyền thông',
    'TT&TT',
    'TT-TT',
    'TTTT',
    'Thông tin & Truyền thông',
    'Thông tin - Truyền thông',
  ],
  ['Văn hóa và Thông tin', 'VH-TT&TT', 'VH&TT'],
  ['Giao thông vận tải', 'GTVT', 'Giao thông Vận tải', 'GT-VT'],
  [
    'Khoa học và Công nghệ',
    'KH&CN',
    'KHCN',
    'KH-CN',
    'KH và CN',
    'Khoa học - Công nghệ',
    'Khoa học & Công nghệ',
  ],
  ['Khoa học, Công nghệ và Môi trường', 'KH,CN&MT'],
  ['Dân tộc và Tôn giáo', 'DT&TG', 'Dân tộc - Tôn giáo'],
  ['Quy hoạch - Kiến trúc', 'QH-KT'],
  ['Kinh tế - Ngân sách', 'KT-NS', 'KT&NS'],
  ['Văn hóa - Xã hội', 'VH-XH', 'VHXH', 'Văn hóa và Xã hội'],
  ['Tài chính - Ngân sách', 'TC-NS'],
  ['Kinh tế và Tài chính'],
  ['Tài chính - Kế hoạch', 'TC-KH', 'TCKH'],
  ['Kinh tế - Hạ tầng', 'KT-HT', 'Kinh tế và Hạ tầng', 'Kinh tế, Hạ tầng và Đô thị', 'KT&HT'],
  ['Kinh tế - Xã hội', 'KT-XH'],
  ['Văn hóa và Giáo dục'],
  ['Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng'],
  ['Khoa học, Công nghệ và Môi trường'],
  ['Quốc phòng, An ninh và Đối ngoại', 'Quốc phòng và An ninh', 'Quốc phòng - An ninh'],
  ['Tuyên giáo và Dân vận'],
  ['Chính sách, chiến lược'],
  ['Phát thanh và Truyền hình', 'PT-TH', 'PTTH', 'PT&TH', 'Phát thanh - Truyền hình'],
  ['Trồng trọt và Bảo vệ thực vật', 'TT&BVTV', 'BVTV'],
  ['Chăn nuôi và Thú y', 'CN&TY'],
  ['Phòng cháy, chữa cháy và cứu nạn, cứu hộ', 'PCCC&CNCH', 'PCCC và CNCH'],
  ['Quốc phòng'],
  ['Công an'],
  ['Ngoại giao'],
  ['Tư pháp'],
  ['Tài chính'],
  ['Công Thương'],
  ['Xây dựng'],
  ['Nội vụ'],
  ['Y tế'],
  ['Ngoại vụ'],
  ['Du lịch'],
  ['Dân tộc'],
  ['An toàn thực phẩm', 'ATTP'],
  ['Kinh tế'],
  ['Pháp chế'],
  ['Đô thị'],
  ['Nội chính'],
  ['Tổ chức'],
  ['Tuyên giáo'],
  ['Dân vận'],
  ['Kiểm tra'],
  ['Xã hội'],
  ['Pháp luật'],
  ['Tư pháp'],
  ['Pháp luật và Tư pháp'],
  ['Dân nguyện'],
  ['Dân nguyện và Giám sát'],
  ['Công tác đại biểu'],
  ['Đối ngoại'],
  ['Bảo vệ và Chăm sóc trẻ em'],
  ['Bà mẹ và Trẻ em'],
  ['Trẻ em'],
  ['Người có công'],
  ['Bảo trợ xã hội'],
  ['Việc làm'],
  ['Thương mại'],
  ['Thủy sản'],
  ['Công nghiệp'],
  ['Nông, lâm, thủy sản'],
  ['Bưu chính, Viễn thông'],
  ['Thể dục thể thao'],
  ['Kế hoạch - Tài chính', 'KH-TC'],
  ['Tổ chức - Hành chính', 'TC-HC'],
  ['Người có công', 'NCC'],
  ['Hành chính - Tổng hợp'],
];

/** Abbreviations inside an organisation's name that are written out where records are compared. */
export const organisationAbbreviations: Readonly<Record<string, string>> = {
  BHXH: 'Bảo hiểm xã hội',
  BHYT: 'bảo hiểm y tế',
  LĐLĐ: 'Liên đoàn Lao động',
  LHPN: 'Liên hiệp Phụ nữ',
  CCB: 'Cựu chiến binh',
  TAND: 'Tòa án nhân dân',
  VKSND: 'Viện Kiểm sát nhân dân',
  CHQS: 'Chỉ huy quân sự',
  BĐBP: 'Bộ đội Biên phòng',
  BVĐK: 'Bệnh viện Đa khoa',
  NHCSXH: 'Ngân hàng Chính sách xã hội',
  CSXH: 'Chính sách xã hội',
  NHNN: 'Ngân hàng Nhà nước',
  KBNN: 'Kho bạc Nhà nước',
  ĐBQH: 'Đại biểu Quốc hội',
  VPCP: 'Văn phòng Chính phủ',
};

/** Syllables met in lower case inside names of public bodies; an organisation's name goes on over them. */
export const organisationWords =
  'quản lý dự án đầu tư xây dựng và phát triển quỹ đất đai nhà ở xúc tiến thương mại du lịch khuyến nông khuyến công khuyến học dịch vụ việc làm bảo trợ xã hội ' +
  'kiểm soát bệnh tật y tế dự phòng chăn nuôi thú y trồng trọt bảo vệ thực vật thủy lợi thủy sản lâm nghiệp nông lâm ngư nghiệp kiểm lâm an toàn vệ sinh thực phẩm lao động ' +
  'phòng chống tham nhũng tiêu cực thiên tai cứu hộ cứu nạn tuyên giáo dân vận nội chính tổ chức kiểm tra thanh tra giám sát cán bộ công chức viên chức tài chính ngân sách ' +
  'kế hoạch tổng hợp hành chính pháp chế pháp luật tư pháp dân tộc tôn giáo văn hóa thông tin truyền thông thể dục thể thao giáo dục đào tạo nghề nghiệp dạy nghề hướng nghiệp ' +
  'thường xuyên khoa học công nghệ chuyển đổi số kỹ thuật tài nguyên môi trường khoáng sản đo đạc bản đồ địa chất biến đổi khí hậu khí tượng thủy văn giao thông vận tải ' +
  'đường bộ đường sắt đường thủy nội địa hàng không hàng hải đăng kiểm điện lực năng lượng công thương công nghiệp thị trường hải quan thuế kho bạc thống kê nhà nước ' +
  'nhân dân quân sự biên phòng cảnh sát hình sự điều tra ma túy kinh tế an ninh trật tự quốc phòng quốc gia quốc tế đối ngoại ngoại giao ngoại vụ lãnh sự hợp tác ' +
  'ngoài nước người có công thương binh liệt sĩ trẻ em bình đẳng giới tiền lương quan hệ bảo hiểm thất nghiệp tệ nạn cai nghiện giảm nghèo nông thôn mới đô thị hạ tầng ' +
  'khu công nghiệp khu kinh tế khu chế xuất cụm công nghiệp cao vùng miền núi tỉnh huyện xã phường quận thành phố thị trấn thị xã đặc khu cấp trung ương địa phương cơ sở liên ' +
  'đại biểu đoàn thanh niên phụ nữ nông dân cựu chiến binh chữ thập đỏ người cao tuổi mồ côi khuyết tật nạn nhân chất độc da cam từ thiện sinh viên học sinh thiếu niên nhi đồng ' +
  'nghiên cứu chiến lược chính sách lý luận chính trị hành chính học viện trường đại học cao đẳng trung cấp trung học phổ thông tiểu học mầm non mẫu giáo nội trú bán trú ' +
  'bệnh viện đa khoa chuyên khoa sản nhi mắt phổi tâm thần da liễu ung bướu y học cổ truyền điều dưỡng phục hồi chức năng cấp cứu hồi sức truyền nhiễm dinh dưỡng dược pháp y ' +
  'dân số gia đình kế hoạch hóa phục vụ hành chính công một cửa lưu trữ thi đua khen thưởng xây dựng chính quyền cải cách tiếp công dân khiếu nại tố cáo bồi dưỡng ' +
  'nước sạch vệ sinh thoát nước cấp nước cây xanh công viên di tích di sản bảo tồn bảo tàng thư viện nghệ thuật biểu diễn điện ảnh phát thanh truyền hình báo chí xuất bản ' +
  'sự nghiệp công ích công cộng tổng cục chi cục vụ viện văn phòng ủy ban hội đồng ban phòng trạm đội hạt tổ khối cơ quan đảng dân chính doanh nghiệp trực thuộc chi nhánh khu vực ' +
  'chỉ đạo điều phối chương trình mục tiêu bầu cử trọng tài hòa giải thi hành án dân sự chứng khoán giá công sản nợ kế toán kiểm toán tín dụng ngân hàng tiền tệ cạnh tranh ' +
  'bảo đảm người tiêu dùng xuất nhập khẩu sở hữu trí tuệ tiêu chuẩn đo lường chất lượng ứng dụng tần số vô tuyến viễn thông bưu chính hóa chất vật liệu nước thiên nhiên đa dạng sinh học rừng phòng hộ đặc dụng ' +
  'tìm kiếm thảm họa hộ chiếu xuất nhập cảnh dữ liệu dân cư hậu cần thi công trình mặt bằng giải phóng tái định cư đền bù bồi thường trung tâm phường trực tuyến tư vấn pháp quyền thích ứng đê điều nhiệt đới lão khoa nội tiết tim mạch huyết học thận nội soi chấn thương chỉnh hình răng hàm mặt tai mũi họng bỏng tối cao hướng dẫn tuần tra kiểm soát giao thông đường bộ lữ hành cảng biển các vấn đề xã hội xung phong khám bệnh cảnh vệ công tác dân nguyện giám định ngoại giao doanh trại hậu phương đời sống dioxin phòng thủ ';

/** Joining words inside an organisation's name; what follows decides. */
export const organisationJoins = 'và của về các thuộc';

/** Countries and unions after foreign titles and in `Đại sứ Việt Nam tại …`. */
export const countries: readonly string[] = [
  'Việt Nam',
  'VN',
  'Mỹ',
  'Hoa Kỳ',
  'Nga',
  'Liên bang Nga',
  'Trung Quốc',
  'Nhật Bản',
  'Hàn Quốc',
  'Triều Tiên',
  'Lào',
  'Campuchia',
  'Thái Lan',
  'Singapore',
  'Malaysia',
  'Indonesia',
  'Philippines',
  'Myanmar',
  'Brunei',
  'Ấn Độ',
  'Australia',
  'Úc',
  'New Zealand',
  'Anh',
  'Vương quốc Anh',
  'Pháp',
  'Đức',
  'Italia',
  'Italy',
  'Ý',
  'Tây Ban Nha',
  'Bồ Đào Nha',
  'Hà Lan',
  'Bỉ',
  'Thụy Sĩ',
  'Thụy Điển',
  'Na Uy',
  'Đan Mạch',
  'Phần Lan',
  'Ba Lan',
  'Séc',
  'Cộng hòa Séc',
  'Slovakia',
  'Hungary',
  'Romania',
  'Bulgaria',
  'Ukraine',
  'Belarus',
  'Kazakhstan',
  'Thổ Nhĩ Kỳ',
  'Israel',
  'Iran',
  'Iraq',
  'Ả Rập Xê Út',
  'UAE',
  'Ai Cập',
  'Nam Phi',
  'Cuba',
  'Venezuela',
  'Brazil',
  'Argentina',
  'Chile',
  'Mexico',
  'Canada',
  'Mông Cổ',
  'Đông Timor',
  'Timor-Leste',
  'Bangladesh',
  'Pakistan',
  'Sri Lanka',
  'EU',
  'ASEAN',
  'Fed',
  'ECB',
  'Liên Hợp Quốc',
  'châu Âu',
  'châu Á',
  'Đài Loan',
  'Hồng Kông',
];

/** Other towns and regions that often follow an organisation. */
export const townNames: readonly string[] = [
  'Quy Nhơn',
  'Đà Lạt',
  'Nha Trang',
  'Tân An',
  'Vũng Tàu',
  'Biên Hòa',
  'Thủ Dầu Một',
  'Thủ Đức',
  'Mỹ Tho',
  'Rạch Giá',
  'Long Xuyên',
  'Cao Lãnh',
  'Sa Đéc',
  'Phan Thiết',
  'Phan Rang - Tháp Chàm',
  'Phan Rang',
  'Tuy Hòa',
  'Hội An',
  'Tam Kỳ',
  'Đông Hà',
  'Đồng Hới',
  'Vinh',
  'Hạ Long',
  'Cẩm Phả',
  'Móng Cái',
  'Uông Bí',
  'Việt Trì',
  'Vĩnh Yên',
  'Phủ Lý',
  'Hà Đông',
  'Sơn Tây',
  'Chí Linh',
  'Buôn Ma Thuột',
  'Pleiku',
  'Gia Nghĩa',
  'Bảo Lộc',
  'Đồng Xoài',
  'Hồng Ngự',
  'Ninh Kiều',
  'Cái Răng',
  'Tây Bắc',
  'Đông Bắc',
  'Tây Nguyên',
  'Nam Bộ',
  'Bắc Bộ',
  'Trung Bộ',
  'Tây Nam Bộ',
  'Đông Nam Bộ',
  'Bắc Trung Bộ',
  'Côn Đảo',
  'Phú Quốc',
  'Trường Sa',
  'Hoàng Sa',
  'Nam Trung Bộ',
];

/** What a body became: the frame that took over its work, and since when. */
export interface Succession {
  level: 'ministry' | 'department' | 'party' | 'other';
  from: string;
  to: readonly string[];
  since: string;
  /** Only of a province or district: a central body of the name goes on. */
  local?: true;
}
const became = (
  level: Succession['level'],
  from: string,
  to: string,
  since = '2025-03-01',
  extra: Partial<Succession> = {},
): Succession => ({ level, from, to: to.split('|').filter((name) => name !== ''), since, ...extra });

/**
 * The party's boards of February 2025, the reform of 1 March 2025 (ministries; departments by Decree 45/2025) and the
 * two-tier government of 1 July 2025. Successors are separated by `|`; none where the work went to many bodies.
 */
export const successions: readonly Succession[] = [
  became(
    'ministry',
    'Bộ Lao động - Thương binh và Xã hội',
    'Bộ Nội vụ|Bộ Giáo dục và Đào tạo|Bộ Y tế|Bộ Nông nghiệp và Môi trường|Bộ Công an',
  ),
  became('ministry', 'Bộ Kế hoạch và Đầu tư', 'Bộ Tài chính'),
  became('ministry', 'Bộ Giao thông vận tải', 'Bộ Xây dựng'),
  became('ministry', 'Bộ Nông nghiệp và Phát triển nông thôn', 'Bộ Nông nghiệp và Môi trường'),
  became('ministry', 'Bộ Tài nguyên và Môi trường', 'Bộ Nông nghiệp và Môi trường'),
  became(
    'ministry',
    'Bộ Thông tin và Truyền thông',
    'Bộ Khoa học và Công nghệ|Bộ Văn hóa, Thể thao và Du lịch',
  ),
  became('ministry', 'Ủy ban Dân tộc', 'Bộ Dân tộc và Tôn giáo'),
  became('ministry', 'Tổng cục Thống kê', 'Cục Thống kê'),
  became('ministry', 'Tổng cục Thuế', 'Cục Thuế'),
  became('ministry', 'Tổng cục Hải quan', 'Cục Hải quan'),
  became('ministry', 'Tổng cục Giáo dục nghề nghiệp', 'Bộ Giáo dục và Đào tạo'),
  became(
    'department',
    'Sở Lao động - Thương binh và Xã hội',
    'Sở Nội vụ|Sở Y tế|Sở Giáo dục và Đào tạo|Sở Nông nghiệp và Môi trường|Công an',
  ),
  became('department', 'Sở Kế hoạch và Đầu tư', 'Sở Tài chính'),
  became('department', 'Sở Giao thông vận tải', 'Sở Xây dựng'),
  became('department', 'Sở Tài nguyên và Môi trường', 'Sở Nông nghiệp và Môi trường'),
  became('department', 'Sở Nông nghiệp và Phát triển nông thôn', 'Sở Nông nghiệp và Môi trường'),
  became('department', 'Sở Thông tin và Truyền thông', 'Sở Khoa học và Công nghệ'),
  became('department', 'Ban Dân tộc', 'Sở Dân tộc và Tôn giáo', '2025-03-01', { local: true }),
  became('department', 'Cục Thống kê', 'Chi cục Thống kê|Thống kê', '2025-03-01', { local: true }),
  became('department', 'Chi cục Thống kê', 'Thống kê', '2025-07-01', { local: true }),
  became('department', 'Cục Thuế', 'Thuế', '2025-07-01', { local: true }),
  became('party', 'Ban Tuyên giáo', 'Ban Tuyên giáo và Dân vận', '2025-02-03'),
  became('party', 'Ban Dân vận', 'Ban Tuyên giáo và Dân vận', '2025-02-03'),
  became('party', 'Ban Kinh tế Trung ương', 'Ban Chính sách, chiến lược Trung ương', '2025-02-03'),
];

/** Words for the district level, which ended with June 2025; its police had ended in March. */
export const districtWords = [
  'huyện',
  'quận',
  'thị xã',
  'huyện ủy',
  'quận ủy',
  'thị ủy',
  'huyện đoàn',
  'quận đoàn',
];
export const districtsEnded = { since: '2025-07-01', police: '2025-03-01' } as const;
