import { describe, expect, it } from 'vitest';
import { expandOrganisation, successorsOf } from '../../../lib/officials/index.ts';

describe('expandOrganisation', () => {
  it.each([
    ['Sở LĐ-TB&XH tỉnh An Bình', 'Sở Lao động - Thương binh và Xã hội tỉnh An Bình'],
    ['Bộ LĐTBXH', 'Bộ Lao động - Thương binh và Xã hội'],
    ['Bộ VH - TT&DL', 'Bộ Văn hóa, Thể thao và Du lịch'],
    ['Sở GD-ĐT', 'Sở Giáo dục và Đào tạo'],
    ['Hội LHPN xã', 'Hội Liên hiệp Phụ nữ xã'],
    ['UBND tỉnh', 'UBND tỉnh'],
    ['Sở Y tế', 'Sở Y tế'],
    ['', ''],
  ])('%s', (printed, full) => expect(expandOrganisation(printed)).toBe(full));
});

describe('successorsOf', () => {
  it('knows the reform of March 2025', () => {
    expect(successorsOf('Sở LĐ-TB&XH tỉnh An Bình')).toMatchObject({
      since: '2025-03-01',
      level: 'department',
    });
    expect(successorsOf('Bộ Kế hoạch và Đầu tư')?.to).toEqual(['Bộ Tài chính']);
    expect(successorsOf('Sở NN&PTNT')?.to).toEqual(['Sở Nông nghiệp và Môi trường']);
  });
  it('tells a central body from its branches in the provinces', () => {
    expect(successorsOf('Cục Thống kê')).toBeNull();
    expect(successorsOf('Cục Thống kê tỉnh An Bình')?.to).toEqual(['Chi cục Thống kê', 'Thống kê']);
    expect(successorsOf('Tổng cục Thống kê')?.to).toEqual(['Cục Thống kê']);
  });
  it('knows the boards of the party', () => {
    expect(successorsOf('Ban Tuyên giáo Tỉnh ủy')?.to).toEqual(['Ban Tuyên giáo và Dân vận']);
    expect(successorsOf('Ban Tuyên giáo và Dân vận Tỉnh ủy')).toBeNull();
  });
  it.each(['Sở Y tế', 'UBND tỉnh', 'Sở Kế', ''])('%s goes on', (name) =>
    expect(successorsOf(name)).toBeNull(),
  );
});
