/** Invented words for the pages of the corpus: headlines, summaries and paragraphs of no real place or person. */

export const headlines = [
  'Tỉnh An Bình giảm 1.025 hộ nghèo trong năm 2023',
  'Huyện Tân Hòa trao 320 căn nhà cho hộ khó khăn',
  'Gần 12.400 lao động An Bình có việc làm mới sau chín tháng',
  'Xã Mỹ Phước khánh thành cầu dân sinh trị giá 4,5 tỷ đồng',
  'Thu ngân sách của tỉnh vượt 8,2% dự toán năm',
  'Hơn 96% người dân huyện Phú Lâm tham gia bảo hiểm y tế',
  'Phấn đấu đến năm 2025 còn dưới 1,5% hộ nghèo',
  'Bàn giải pháp giải ngân 3.150 tỷ đồng vốn đầu tư công',
  'Trường nghề Sông Trầu tuyển 1.800 học viên khóa mới',
  'Nông dân Hòa Lợi lãi 60 triệu đồng mỗi héc-ta sầu riêng',
  'Công bố 42 sản phẩm OCOP được công nhận đợt hai',
  'Kiểm tra công tác phòng cháy ở 118 cơ sở kinh doanh',
  'Khai giảng lớp học xóa mù chữ cho 35 phụ nữ vùng cao',
  'Chi trả trợ cấp cho 21.300 đối tượng bảo trợ xã hội',
  'Đưa 640 người đi làm việc ở nước ngoài theo hợp đồng',
  'Tai nạn lao động giảm 7,4% so với cùng kỳ',
  'Tổng kết phong trào toàn dân đoàn kết xây dựng đời sống văn hóa',
  'Lãnh đạo tỉnh thăm, tặng quà gia đình người có công',
  'Đẩy nhanh tiến độ xây dựng khu tái định cư Vĩnh Thạnh',
  'Hội thảo về chuyển đổi số trong giáo dục nghề nghiệp',
] as const;

export const summaries = [
  'Chín tháng đầu năm, toàn tỉnh đã tạo việc làm cho 12.400 lao động, đạt 88,6% kế hoạch, trong đó có 640 người đi làm việc ở nước ngoài.',
  'Theo báo cáo của Sở, tỷ lệ hộ nghèo còn 2,15%, giảm 0,6 điểm phần trăm so với đầu năm; ba huyện không còn hộ nghèo.',
  'Sáng 12/8, Ủy ban nhân dân huyện tổ chức lễ bàn giao 320 căn nhà, tổng kinh phí hơn 25 tỷ đồng từ nguồn xã hội hóa.',
  'Đến hết tháng Chín, tỉnh giải ngân được 1.980 tỷ đồng, bằng 62,9% kế hoạch được giao, cao hơn bình quân của cả nước.',
  'Tỉnh phấn đấu đến cuối năm có 95% dân số tham gia bảo hiểm y tế và 40% lực lượng lao động tham gia bảo hiểm xã hội.',
  'Cây cầu dài 42 mét, rộng 4 mét do người dân góp 30% kinh phí, thay cho cầu gỗ đã dùng hơn hai mươi năm.',
  'Ngành nông nghiệp cho biết diện tích sầu riêng toàn huyện đạt 1.240 ha, sản lượng ước 15.600 tấn, giá bán tăng 12%.',
  'Đoàn kiểm tra phát hiện 17 cơ sở chưa bảo đảm quy định, yêu cầu khắc phục trước ngày 30/9 và sẽ phúc tra.',
  'Lớp học kéo dài bốn tháng, mỗi tuần năm buổi tối, do các cô giáo của trường tiểu học trong xã đứng lớp.',
  'Đại biểu đề nghị sớm hoàn thiện cơ sở dữ liệu dùng chung để các trường giảm bớt hồ sơ giấy và rút ngắn thời gian.',
] as const;

export const paragraphs = [
  'Năm 2023, toàn tỉnh An Bình còn 4.310 hộ nghèo, giảm 1.025 hộ so với đầu năm; tỷ lệ hộ nghèo còn 2,15%, thấp hơn kế hoạch 0,1 điểm phần trăm.',
  'Ông Trịnh Văn Lạc, Giám đốc Sở Lao động - Thương binh và Xã hội tỉnh An Bình, cho biết kết quả này có được nhờ lồng ghép nhiều nguồn vốn.',
  'Tổng kinh phí thực hiện là 185 tỷ đồng, trong đó ngân sách trung ương 120 tỷ đồng, ngân sách địa phương 65 tỷ đồng.',
  'Các địa phương đã mở 96 lớp dạy nghề cho 2.880 lao động nông thôn; sau học nghề 84% có việc làm hoặc tự tạo việc làm.',
  'Huyện Tân Hòa là nơi giảm nhanh nhất với 312 hộ, tiếp đến là huyện Phú Lâm 208 hộ và thị xã Vĩnh Thạnh 175 hộ.',
  'Bên cạnh đó vẫn còn khó khăn: một số xã chưa chủ động rà soát, vốn đối ứng chậm, người dân thiếu đất sản xuất.',
  'Năm 2024, tỉnh đặt mục tiêu giảm thêm 900 hộ nghèo, hỗ trợ xây mới 450 căn nhà và đưa 700 lao động đi làm việc ở nước ngoài.',
  'Lãnh đạo tỉnh yêu cầu các ngành phân công rõ trách nhiệm, kiểm tra thường xuyên và báo cáo kết quả trước ngày 15 hằng tháng.',
  'Bà Lê Thị Hồng Thắm, Phó Chủ tịch Ủy ban nhân dân huyện Tân Hòa, nói rằng người dân đã quen với việc vay vốn để làm ăn.',
  'Mô hình trồng rau an toàn trên 35 ha mang lại thu nhập bình quân 90 triệu đồng mỗi héc-ta, gấp đôi so với trồng lúa.',
] as const;

export const sections = [
  'Thời sự',
  'Kinh tế',
  'Xã hội',
  'Giảm nghèo',
  'Việc làm',
  'Tin tức - Sự kiện',
  'Thông báo',
  'Văn bản chỉ đạo điều hành',
] as const;

/** The `n`-th of a table, counted round. */
export const pick = <T>(table: readonly T[], n: number): T => table[n % table.length]!;
/** A day that goes back with `n`: `dd/mm/yyyy`. */
export const day = (n: number): string =>
  `${String(28 - (n % 27)).padStart(2, '0')}/${String(12 - (n % 11)).padStart(2, '0')}/2024`;
/** The words of a headline as an address has them. */
export const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
