import { describe, expect, it } from 'vitest';
import { findPlaces, lineageOf, placeKey, placeOf, sameTerritory } from '../../../lib/catalog/places.ts';

/** Every mention as `written = name`, with the old and new code where there is one. */
const seen = (text: string) =>
  findPlaces(text).map(({ start, end, name, code63, code34 }) => {
    const codes = [code63, code34].filter((code) => code !== null).join(' ');
    return `${text.slice(start, end)} = ${name}${codes === '' ? '' : ` (${codes})`}`;
  });

describe('findPlaces', () => {
  it.each<[string, string[]]>([
    ['Sở Nội vụ tỉnh Long An', ['tỉnh Long An = Long An (vn63:80)']],
    ['Tây Ninh đón khách', ['Tây Ninh = Tây Ninh (vn63:72 vn34:80)']],
    ['LONG AN: hộ nghèo giảm', ['LONG AN = Long An (vn63:80)']],
    [
      'TP.HCM, TPHCM, TP. Hồ Chí Minh, thành phố Hồ Chí Minh',
      ['TP.HCM', 'TPHCM', 'TP. Hồ Chí Minh', 'thành phố Hồ Chí Minh'].map(
        (written) => `${written} = TP. Hồ Chí Minh (vn63:79 vn34:79)`,
      ),
    ],
    ['Thủ đô Hà Nội', ['Thủ đô Hà Nội = Hà Nội (vn63:01 vn34:01)']],
    [
      'Thanh Hoá và Đăk Lăk',
      ['Thanh Hoá = Thanh Hóa (vn63:38 vn34:38)', 'Đăk Lăk = Đắk Lắk (vn63:66 vn34:66)'],
    ],
    ['Bà Rịa - Vũng Tàu đón khách', ['Bà Rịa - Vũng Tàu = Bà Rịa - Vũng Tàu (vn63:77)']],
    ['TT-Huế', ['TT-Huế = Thừa Thiên Huế (vn63:46 vn34:46)']],
    [
      'cả nước nói chung, Gia Lai nói riêng',
      ['cả nước = cả nước (VN VN)', 'Gia Lai = Gia Lai (vn63:64 vn34:52)'],
    ],
    ['hơn 82.000 người làm việc tại Việt Nam', ['Việt Nam = cả nước (VN VN)']],
    ['Mặt trận Tổ quốc Việt Nam', []],
    // The same name one level below.
    [
      'TP. Bắc Ninh, tỉnh Bắc Ninh',
      ['TP. Bắc Ninh = TP. Bắc Ninh (vn34:24)', 'tỉnh Bắc Ninh = Bắc Ninh (vn63:27 vn34:24)'],
    ],
    [
      'phường Hòa Bình, thành phố Hòa Bình',
      ['phường Hòa Bình = phường Hòa Bình', 'thành phố Hòa Bình = TP. Hòa Bình'],
    ],
    ['thị xã Tây Ninh', ['thị xã Tây Ninh = thị xã Tây Ninh']],
    ['huyện Tân Lộc và xã Phú Mỹ', ['huyện Tân Lộc = huyện Tân Lộc', 'xã Phú Mỹ = xã Phú Mỹ']],
    ['quận 5, phường 12', ['quận 5 = quận 5', 'phường 12 = phường 12']],
    ['huyện Trần Văn Thời', ['huyện Trần Văn Thời = huyện Trần Văn Thời']],
    // A province of no list is learned, and found bare as well.
    ['An Bình vượt kế hoạch. Tỉnh An Bình có', ['An Bình = An Bình', 'Tỉnh An Bình = An Bình']],
    ['An Bình vượt kế hoạch', []],
    // Persons.
    ['ông Nguyễn Thái Bình và bà Trần Thị Hải Dương', []],
    ['ông Hà Nam phát biểu', []],
    ['đồng chí Hà Giang', []],
    ['Cao Bằng Phong nhận giải', []],
    ['Chủ tịch UBND tỉnh Phạm Tấn Lộc', []],
    ['UBND tỉnh Lê Hòa ký', []],
    ['Giám đốc Sở Y tế Long An Nguyễn Văn An', ['Long An = Long An (vn63:80)']],
    ['UBND huyện Tân Lộc Nguyễn Văn An', ['huyện Tân Lộc = huyện Tân Lộc']],
    // Longer names, common nouns, rivers and roads.
    ['châu Á - Thái Bình Dương', []],
    ['Đồng Tháp Mười', ['Đồng Tháp Mười = Đồng Tháp Mười']],
    ['vì hòa bình và xã hội', []],
    ['sông Đồng Nai, đường Hà Nội', []],
    ['Thủ đô Paris', []],
    ['tư tưởng Hồ Chí Minh', []],
    ['Tỉnh Đoàn tổ chức', []],
    // Regions and abroad.
    ['các tỉnh Đông Nam Bộ và ĐBSCL', ['Đông Nam Bộ = Đông Nam Bộ', 'ĐBSCL = Đồng bằng sông Cửu Long']],
    ['hướng Tây Bắc', []],
    ['vùng Tây Bắc', ['Tây Bắc = Tây Bắc']],
    ['xuất khẩu sang Mỹ, EU và Nga', ['Mỹ = Mỹ', 'EU = EU', 'Nga = Nga']],
    ['chị Nga và em Mỹ', []],
    ['', []],
  ])('%s', (text, places) => {
    expect(seen(text)).toEqual(places);
  });

  it('keeps the offsets of text in decomposed Unicode', () => {
    const text = 'ở tỉnh Đồng Tháp có'.normalize('NFD');
    const [place] = findPlaces(text);
    expect(place?.name).toBe('Đồng Tháp');
    expect(text.slice(place?.start, place?.end).normalize('NFC')).toBe('tỉnh Đồng Tháp');
  });

  it('tells a name with its admin word from a bare one', () => {
    expect(findPlaces('tỉnh Long An, Long An, TP.HCM, cả nước').map(({ bare }) => bare)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it.each(['Nguyễn ', 'tỉnh ', 'TP. ', 'tỉnh A B ', '- '])('stays linear on %j repeated', (piece) => {
    // What takes the square of its length meets the time limit of a test.
    expect(findPlaces(piece.repeat(40_000)).length).toBeLessThanOrEqual(40_000);
  });
});

describe('placeOf', () => {
  it.each<[string, string | null, string | null, string | null]>([
    ['Long An', '2024-01-19', 'Long An', 'vn63:80'],
    ['tỉnh Long An', '2024', 'Long An', 'vn63:80'],
    ['Long An', '2026-02-01', 'Long An', 'vn63:80'],
    ['Tây Ninh', '2025-06-30', 'Tây Ninh', 'vn63:72'],
    ['Tây Ninh', '2025-07-01T08:00:00+07:00', 'Tây Ninh', 'vn34:80'],
    ['Tây Ninh (cũ)', '2026-01-01', 'Tây Ninh', 'vn63:72'],
    ['Tây Ninh trước sắp xếp', '2026-01-01', 'Tây Ninh', 'vn63:72'],
    ['tỉnh Gia Lai (mới)', '2025-05-01', 'Gia Lai', 'vn34:52'],
    ['Nghệ An', null, 'Nghệ An', 'vn34:40'],
    ['Gia Lai', null, 'Gia Lai', null],
    ['TPHCM', '2017-03', 'TP. Hồ Chí Minh', 'vn63:79'],
    ['TP. Bắc Ninh', '2024-01-01', 'TP. Bắc Ninh', null],
    ['TP. Bắc Ninh', '2025-08-01', 'TP. Bắc Ninh', null],
    ['TP. Bắc Ninh', '2026-10-01', 'Bắc Ninh', 'vn34:24'],
    ['TP. Huế', '2023-03-01', 'TP. Huế', null],
    ['TP. Huế', '2025-03-01', 'Huế', 'vn63:46'],
    ['cả nước', null, 'cả nước', 'VN'],
    ['tỉnh An Bình', '2023', 'An Bình', null],
    ['huyện Tân Lộc', '2023', 'huyện Tân Lộc', null],
  ])('%s at %s → %s %s', (name, date, expected, code) => {
    expect(placeOf(name, date)).toEqual({ name: expected, code });
  });
  it('has nothing for an empty name', () => {
    expect(placeOf('  ', null)).toBeNull();
  });
});

describe('territories and keys', () => {
  it('never takes one code for another province of the same number', () => {
    // 80 was Long An and is Tây Ninh; the old Tây Ninh was 72.
    expect(sameTerritory('vn63:80', 'vn34:80')).toBe(false);
    expect(sameTerritory('vn63:72', 'vn34:80')).toBe(false);
    expect(sameTerritory('vn63:72', 'vn63:80')).toBe(false);
    expect(sameTerritory('vn63:40', 'vn34:40')).toBe(true);
    expect(lineageOf('vn63:72')).toBe('vn34:80');
  });
  it.each<[string | null, string | null, string | null]>([
    ['Long An', 'vn63:80', 'vn34:80'],
    ['cả nước', 'VN', 'VN'],
    ['An Bình', null, 'name:an bình'],
    ['tỉnh An Bình', null, 'name:an bình'],
    ['huyện Tân Lộc', null, 'name:huyện tân lộc'],
    ['huyện Châu Thành', null, null],
    ['xã Phú Mỹ', null, null],
    ['quận 5', null, null],
    [null, null, null],
  ])('%s %s → %s', (name, code, key) => {
    expect(placeKey(name, code, null)).toBe(key);
  });
});
