/** The tables of the CSV export: their columns in order, with types and meanings as the Table Schema says them. */

export interface Column {
  name: string;
  type: 'string' | 'number' | 'integer' | 'date' | 'boolean';
  /** Vietnamese first, then English. */
  description: string;
  required?: boolean;
}

const column = (name: string, type: Column['type'], description: string, required = false): Column =>
  required ? { name, type, description, required } : { name, type, description };

const source = [
  column('articleId', 'string', 'Mã bài báo / id of the article', true),
  column('articleUrl', 'string', 'Địa chỉ bài / address of the article'),
  column('articleTitle', 'string', 'Nhan đề / headline', true),
  column('publisher', 'string', 'Cơ quan báo chí / publisher'),
  column('published', 'string', 'Ngày đăng, ISO 8601 / published'),
  column('collectedAt', 'string', 'Ngày thu thập, ISO 8601 / collected', true),
];

export const figureColumns: readonly Column[] = [
  column('id', 'string', 'Mã / id', true),
  column(
    'indicator',
    'string',
    'Chỉ tiêu, theo lời bài báo / what is measured, in the article’s words',
    true,
  ),
  column('indicatorId', 'string', 'Mã chỉ tiêu trong danh mục / id in the catalogue'),
  column('text', 'string', 'Như in trên báo / as printed', true),
  column('value', 'number', 'Giá trị theo đơn vị gốc / value in base units', true),
  column('valueMax', 'number', 'Cận trên của khoảng / upper end of a range'),
  column('min', 'number', 'Thấp nhất theo cách nói / lower bound implied by the hedge'),
  column('max', 'number', 'Cao nhất theo cách nói / upper bound implied by the hedge'),
  column('unit', 'string', 'Đơn vị / unit'),
  column('denominator', 'number', 'Mẫu số / denominator'),
  column('measure', 'string', 'Loại số đo / measure', true),
  column('changeKind', 'string', 'Kiểu tăng giảm / kind of change'),
  column('direction', 'string', 'Tăng hay giảm / direction'),
  column('hedge', 'string', 'Từ ước lượng / hedge'),
  column('status', 'string', 'Thực hiện, ước, kế hoạch … / status', true),
  column('period', 'string', 'Kỳ / period'),
  column('periodStart', 'date', 'Ngày đầu kỳ / first day'),
  column('periodEnd', 'date', 'Ngày cuối kỳ / last day'),
  column('base', 'string', 'So với / compared with'),
  column('place', 'string', 'Địa phương / place'),
  column('placeCode', 'string', 'Mã địa phương / code of the place'),
  column('speaker', 'string', 'Người hoặc nguồn nêu / who said it'),
  column('quote', 'string', 'Câu trong bài / sentence', true),
  column('confidence', 'number', 'Độ chắc khi đọc / confidence of the reading'),
  column(
    'unsure',
    'string',
    'Trường đọc chưa chắc (dưới 80%), cách nhau bằng dấu | / fields read with doubt (below 80%), parted by |',
  ),
  column(
    'evidence',
    'string',
    'Từng trường đọc theo chữ nào trong bài / where each field was read; [published], [publisher]: outside the text',
  ),
  column('alternatives', 'string', 'Giá trị khác có thể đúng / what else a field may be, best first'),
  column('flags', 'string', 'Lưu ý, cách nhau bằng dấu | / remarks, parted by |'),
  column('sameAs', 'string', 'Nhắc lại số liệu nào / repeats which figure'),
  ...source,
];

export const officialColumns: readonly Column[] = [
  column('id', 'string', 'Mã / id', true),
  column('name', 'string', 'Họ tên / name', true),
  column('honorific', 'string', 'Ông, bà … / honorific'),
  column('rank', 'string', 'Quân hàm, học vị / rank or degree'),
  column(
    'positions',
    'string',
    'Chức vụ như in trên báo, cách nhau bằng dấu | / posts as printed, parted by |',
    true,
  ),
  column('aliases', 'string', 'Cách gọi khác, cách nhau bằng dấu | / other names, parted by |'),
  ...source,
];
