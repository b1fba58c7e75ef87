import { describe, expect, it } from 'vitest';
import { readOfficials } from '../../../lib/officials/index.ts';
import type { Article, Official } from '../../../lib/records.ts';
import { articleOf } from './support.ts';

const mentions = (article: Article, official: Official | undefined) =>
  official?.mentions.map((m) => article.text.slice(m.start, m.end));

describe('one person, one record', () => {
  it('gives later short forms to the person of that name and gender', () => {
    const article = articleOf([
      'Tin',
      'Ông Ngô Văn Hoà, Chủ tịch UBND tỉnh, nói. Bà Lê Thị Hòa, Giám đốc Sở Y tế, thêm.',
      'Ông Hòa nhấn mạnh. Bà Hòa đồng tình. Theo bà Hoà, còn khó khăn.',
    ]);
    const [first, second] = readOfficials(article);
    expect(first?.aliases).toEqual(['Ông Hòa']);
    expect(second?.aliases).toEqual(['Bà Hòa', 'bà Hoà']);
  });

  it('tells two persons of one given name apart by the middle name', () => {
    const article = articleOf([
      'Tin',
      'Ông Trần Minh Đức, Chủ tịch UBND huyện, và ông Lê Anh Đức, Bí thư Huyện ủy, dự.',
      'Ông Anh Đức phát biểu. Ông Minh Đức tiếp thu.',
    ]);
    expect(readOfficials(article).map((o) => o.aliases)).toEqual([['Ông Minh Đức'], ['Ông Anh Đức']]);
  });

  it('gives a short form to the person named last', () => {
    const article = articleOf([
      'Tin',
      'Ông Trần Văn Nam, Chủ tịch UBND huyện, nói. Ông Lê Quốc Nam, Bí thư Huyện ủy, nói. Ông Nam kết luận.',
    ]);
    expect(readOfficials(article).map((o) => o.aliases)).toEqual([[], ['Ông Nam']]);
  });

  it('resolves a bare title to its holder', () => {
    const article = articleOf([
      'Tin',
      'Chủ tịch UBND tỉnh Tô Minh Khuê dự. Giám đốc Sở Y tế Lê Thị Bé dự.',
      'Chủ tịch UBND tỉnh yêu cầu báo cáo.',
    ]);
    const [first, second] = readOfficials(article);
    expect(mentions(article, first)).toEqual(['Tô Minh Khuê', 'Chủ tịch UBND tỉnh']);
    expect(mentions(article, second)).toEqual(['Lê Thị Bé']);
  });

  it('joins spellings and takes the commoner', () => {
    const article = articleOf([
      'Tin',
      'Bộ trưởng Mai Tiễn Lộc nói. Bộ trưởng Mai Tiến Lộc nói. Bộ trưởng Mai Tiến Lộc nói. Bộ trưởng Lộc kết luận.',
    ]);
    const officials = readOfficials(article);
    expect(officials.map((o) => [o.name, o.aliases])).toEqual([
      ['Mai Tiến Lộc', ['Mai Tiễn Lộc', 'Bộ trưởng Lộc']],
    ]);
  });

  it('keeps the fuller of two readings of one post and adds a new one', () => {
    const article = articleOf([
      'Tin',
      'Bộ trưởng Đào Văn Liên nói. Ông Đào Văn Liên, Bộ trưởng Bộ Tài chính, Trưởng đoàn ĐBQH tỉnh, đến dự.',
    ]);
    expect(readOfficials(article)[0]?.positions.map((p) => p.text)).toEqual([
      'Bộ trưởng Bộ Tài chính',
      'Trưởng đoàn ĐBQH tỉnh',
    ]);
  });

  it('does not take a citizen for the official of the same given name', () => {
    const article = articleOf([
      'Tin',
      'Ông Trần Văn Nam, Chủ tịch UBND xã, thăm hộ ông Lê Văn Nam, nông dân ấp 2. Ông Nam rất vui.',
    ]);
    expect(readOfficials(article).map((o) => [o.name, o.aliases])).toEqual([['Trần Văn Nam', []]]);
  });
});

describe('identity', () => {
  it('is the same for the same text and names the article', () => {
    const lines = ['Tin', 'Chủ tịch UBND tỉnh Tô Minh Khuê dự.'];
    const [a] = readOfficials(articleOf(lines));
    const [b] = readOfficials(articleOf(lines));
    expect(a).toEqual(b);
    expect(a?.id).toBe('off:url:bao.example/tin:to-minh-khue');
  });
});

describe('offsets', () => {
  it.each(['NFC', 'NFD'] as const)('point at the name in %s text', (form) => {
    const article = articleOf(
      ['Tin', 'Ông Đặng Hữu Hòa, Phó Chủ tịch UBND tỉnh, nói. Ông Hòa nói tiếp.'].map((l) =>
        l.normalize(form),
      ),
    );
    const [official] = readOfficials(article);
    expect(official?.name).toBe('Đặng Hữu Hòa');
    expect(article.text.slice(official?.start, official?.end).normalize('NFC')).toBe('Đặng Hữu Hòa');
    expect(mentions(article, official)?.map((m) => m.normalize('NFC'))).toEqual(['Đặng Hữu Hòa', 'Ông Hòa']);
    expect(official?.positions[0]?.text).toBe('Phó Chủ tịch UBND tỉnh');
  });
});
