/** Articles to anchor in, made up: prose, lists of like sentences, tables, and sentences that are printed twice. */
export const articles: string[][][] = [
  [
    ['Đầm Sen: Số hộ nghèo giảm nhanh, việc làm mới tăng trong năm 2023'],
    [
      'Năm 2023, tỉnh Đầm Sen giải quyết việc làm cho 31.450 lao động, đạt 104,8% kế hoạch năm.',
      'Tỷ lệ hộ nghèo toàn tỉnh còn 2,35%, giảm 1,2 điểm phần trăm so với năm 2022.',
    ],
    [
      'Theo Sở Lao động - Thương binh và Xã hội, toàn tỉnh có 1.872 lao động đi làm việc ở nước ngoài theo hợp đồng.',
      'Huyện Tân Hòa còn 412 hộ nghèo, giảm 85 hộ so với đầu năm.',
      'Huyện Phú Lâm còn 412 hộ nghèo, giảm 96 hộ so với đầu năm.',
      'Huyện Châu Giang còn 530 hộ nghèo, giảm 120 hộ so với đầu năm.',
      'Thị xã Bình Khê còn 97 hộ nghèo, giảm 41 hộ so với đầu năm.',
    ],
    [
      'Ông Trần Quốc Vượng, Phó Giám đốc Sở Lao động - Thương binh và Xã hội, cho biết trong năm có 5 đợt tuyển sinh đào tạo nghề với 8.640 học viên.',
      'Kinh phí hỗ trợ học nghề là 12,6 tỷ đồng, trong đó ngân sách trung ương cấp 9,4 tỷ đồng.',
      'Trung tâm Dịch vụ việc làm tổ chức 24 phiên giao dịch, thu hút 310 doanh nghiệp tham gia.',
    ],
    [
      '“Chúng tôi đặt mục tiêu năm 2024 đưa tỷ lệ lao động qua đào tạo lên 72%, trong đó có bằng cấp, chứng chỉ đạt 30,5%”, ông Vượng nói.',
      'Tỉnh cũng phấn đấu giảm ít nhất 0,8 điểm phần trăm hộ nghèo mỗi năm.',
    ],
    [
      'Ở khu vực thành thị, tỷ lệ thất nghiệp là 2,9%.',
      'Ở khu vực nông thôn, tỷ lệ thiếu việc làm là 2,9%.',
      'Đến hết tháng 11, đã có 76.200 người hưởng chế độ bảo hiểm thất nghiệp với số tiền 415 tỷ đồng.',
    ],
  ],
  [
    ['Thu ngân sách tỉnh Hải Ninh vượt dự toán'],
    [
      'Tổng thu ngân sách nhà nước trên địa bàn tỉnh Hải Ninh năm 2024 đạt 18.560 tỷ đồng, bằng 112% dự toán.',
      'Trong đó, thu nội địa đạt 15.230 tỷ đồng, tăng 9,6% so với năm trước.',
      'Thu từ hoạt động xuất nhập khẩu đạt 3.330 tỷ đồng, tăng 4,1% so với năm trước.',
    ],
    [
      'Quý I thu 4.100 tỷ đồng.',
      'Quý II thu 4.350 tỷ đồng.',
      'Quý III thu 4.350 tỷ đồng.',
      'Quý IV thu 5.760 tỷ đồng.',
    ],
    [
      'Tháng 1, tỉnh cấp mới 12 dự án với tổng vốn đăng ký 850 tỷ đồng.',
      'Tháng 2, tỉnh cấp mới 12 dự án với tổng vốn đăng ký 640 tỷ đồng.',
      'Tháng 3, tỉnh cấp mới 17 dự án với tổng vốn đăng ký 1.240 tỷ đồng.',
    ],
    [
      'Tốc độ tăng tổng sản phẩm trên địa bàn (GRDP) ước đạt 8,4%, cao hơn bình quân cả nước 1,3 điểm phần trăm.',
      'Khu vực công nghiệp - xây dựng tăng 11,2%, khu vực dịch vụ tăng 7,5%, khu vực nông nghiệp tăng 3,1%.',
      'GRDP bình quân đầu người đạt 92,5 triệu đồng, tăng 8,1 triệu đồng so với năm 2023.',
    ],
    [
      'Bà Phạm Thị Ngọc Lan, Giám đốc Sở Tài chính, khẳng định nguồn thu của tỉnh bền vững hơn nhờ 46 doanh nghiệp mới đi vào hoạt động.',
      'Năm 2025, Hội đồng nhân dân tỉnh giao dự toán thu 19.800 tỷ đồng, tăng 6,7% so với số thực hiện năm 2024.',
    ],
  ],
  [
    ['Trường học vùng cao Nậm Pung đón năm học mới'],
    [
      'Năm học 2024-2025, huyện Nậm Pung có 42 trường với 18.350 học sinh.',
      'Huyện có 42 trường với 18.350 học sinh bước vào năm học mới trong niềm vui của bà con.',
    ],
    [
      'Trong tuần, trạm y tế ghi nhận 15 ca mắc mới.',
      'Các thầy cô đến từng bản vận động phụ huynh đưa con tới lớp.',
      'Trong tuần, trạm y tế ghi nhận 22 ca mắc mới.',
      'Nhiều đoàn từ thiện đã trao áo ấm cho học sinh bán trú.',
      'Trong tuần, trạm y tế ghi nhận 9 ca mắc mới.',
    ],
    [
      'Xã\tSố trường\tSố học sinh',
      'Mường Khoa\t5 trường\t1.240 học sinh',
      'Pú Nhung\t4 trường\t980 học sinh',
      'Tả Phìn\t4 trường\t1.105 học sinh',
      'Nà Hỳ\t6 trường\t1.560 học sinh',
    ],
    [
      'Tổng kinh phí sửa chữa trường lớp là 24,7 tỷ đồng, gấp 1,5 lần năm học trước.',
      'Ông Giàng A Sình, Trưởng phòng Giáo dục và Đào tạo huyện, cho biết tỷ lệ huy động trẻ 5 tuổi ra lớp đạt 99,6%.',
      'Tỷ lệ học sinh bỏ học giảm còn 0,4%, thấp nhất trong 5 năm qua.',
      'Tỷ lệ giáo viên đạt chuẩn ở bậc tiểu học là 91,3%, ở bậc trung học cơ sở là 94,8%, ở bậc mầm non là 91,3%.',
    ],
    [
      'Huyện đang thiếu 126 giáo viên, trong đó bậc mầm non thiếu 58 người, bậc tiểu học thiếu 44 người.',
      'Chương trình “Cơm có thịt” hỗ trợ mỗi học sinh bán trú 720.000 đồng/tháng.',
      'Các nhà hảo tâm trao 1.500 suất quà, mỗi suất trị giá 500.000 đồng.',
    ],
  ],
  [
    ['Xuất khẩu gạo sáu tháng đầu năm 2024 tăng cả lượng và giá trị'],
    [
      'Trong 6 tháng đầu năm 2024, xuất khẩu gạo ước đạt 4,68 triệu tấn với trị giá 2,98 tỷ USD.',
      'So với cùng kỳ năm 2023, lượng gạo tăng 10,4% và trị giá tăng 32%.',
      'Giá gạo xuất khẩu bình quân đạt 636 USD/tấn, tăng 18,7%.',
    ],
    [
      'Philippines là thị trường lớn nhất, chiếm 43,6% tổng lượng xuất khẩu.',
      'Indonesia đứng thứ hai với 15,2% tổng lượng xuất khẩu.',
      'Malaysia chiếm 8,5% tổng lượng xuất khẩu.',
    ],
    [
      'Tại Đồng Tháp Vàng, vụ hè thu xuống giống 187.500 ha, năng suất bình quân 62,3 tạ/ha.',
      'Giá lúa thường tại ruộng dao động từ 6.800 đến 7.200 đồng/kg.',
      'Nông dân có lãi từ 28 đến 32 triệu đồng/ha, cao hơn vụ trước khoảng 5 triệu đồng/ha.',
    ],
    [
      'Theo ông Lê Minh Khôi, Chủ tịch Hội Nông dân huyện Tam Giang, toàn huyện có 65 hợp tác xã với 4.120 thành viên.',
      'Doanh thu bình quân của mỗi hợp tác xã là 3,4 tỷ đồng/năm.',
      'Hai công ty đã ký hợp đồng bao tiêu 14.000 tấn lúa.',
      'Diện tích lúa chất lượng cao chiếm hơn 78% diện tích gieo trồng, diện tích có mã số vùng trồng chiếm gần 35%.',
    ],
  ],
  [
    ['Số người chết vì tai nạn giao thông giảm 14,5%'],
    [
      'Số người chết vì tai nạn giao thông giảm 14,5% trong 9 tháng đầu năm.',
      'Toàn quốc xảy ra 17.842 vụ, làm chết 7.906 người, bị thương 13.327 người.',
      'So với cùng kỳ năm trước, giảm 342 vụ, giảm 1.340 người chết và tăng 218 người bị thương.',
    ],
    [
      'Lực lượng cảnh sát giao thông xử lý 2,6 triệu trường hợp vi phạm, phạt tiền 4.985 tỷ đồng.',
      'Riêng vi phạm nồng độ cồn có 596.000 trường hợp, chiếm 22,9%.',
      'Tước quyền sử dụng giấy phép lái xe 512.000 trường hợp, tạm giữ 780.000 phương tiện.',
    ],
    [
      'Trong tháng 9, cả nước xảy ra 1.650 vụ, làm chết 820 người.',
      'Trong tháng 8, cả nước xảy ra 1.720 vụ, làm chết 820 người.',
      'Cả nước có 34 địa phương giảm số người chết, 5 địa phương giảm trên 30%.',
    ],
    [
      'Thiếu tướng Hoàng Đình Phúc, Phó Cục trưởng, yêu cầu các địa phương tuần tra 24/24 giờ trên 1.729 km đường cao tốc.',
      'Năm 2025, mục tiêu là giảm từ 5% đến 10% cả ba tiêu chí.',
      'Nghị định 168 tăng mức phạt tối đa với hành vi vượt đèn đỏ lên 20 triệu đồng.',
    ],
  ],
];
