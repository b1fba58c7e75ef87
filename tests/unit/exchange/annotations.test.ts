import { describe, expect, it } from 'vitest';
import { claimChunks, claimOf, claimReview, collectionChunks } from '../../../lib/exchange/annotations.ts';
import type { Annotation, Article } from '../../../lib/records.ts';
import { annotation } from '../store/annotation.ts';
import { article, collected, fakeEngine } from '../store/articles.ts';

const text = 'Tin. Năm 2023: 12 hộ, tăng 1.110 con. Câu sau.\nĐoạn sau.';
const judged = (assessment: string | null, id = '1'): Annotation =>
  annotation(id, 'cms:1', {
    body: [
      ...(assessment === null
        ? []
        : [{ type: 'TextualBody' as const, purpose: 'assessing', value: assessment }]),
      { type: 'TextualBody', purpose: 'commenting', value: 'Niên giám ghi khác.' },
      { type: 'SpecificResource', purpose: 'linking', source: 'https://thongke.vi-du.vn/' },
    ],
  });
const options = (annotations: Annotation[]) => ({
  items: () => [collected('cms:1', text), collected('cms:2', 'Khác.')],
  read: fakeEngine(),
  annotations: () => annotations,
  generator: 'Đối Chiếu',
  engineVersion: '1',
  exportedAt: '2024-02-02T00:00:00.000Z',
});
async function file(chunks: AsyncIterable<string>): Promise<Record<string, unknown>> {
  let whole = '';
  for await (const chunk of chunks) whole += chunk;
  return JSON.parse(whole) as Record<string, unknown>;
}

describe('the annotation collection', () => {
  it('has every annotation word for word, on one page', async () => {
    const annotations = [judged('refuted'), annotation('2', 'cms:9', { other: { deep: [1] } } as object)];
    expect(await file(collectionChunks(options(annotations)))).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'AnnotationCollection',
      total: 2,
      first: { type: 'AnnotationPage', startIndex: 0, items: annotations },
    });
  });

  it('has no page where there is none', async () => {
    const empty = await file(collectionChunks(options([])));
    expect(empty.total).toBe(0);
    expect(empty.first).toBeUndefined();
  });
});

describe('a claim review', () => {
  const source = article('cms:1', text, { author: 'MINH TÂM' }) as Article;

  it('tells the claim, where it appeared, the rating and the evidence', () => {
    expect(claimReview(judged('refuted'), source)).toMatchObject({
      '@type': 'ClaimReview',
      claimReviewed: 'Năm 2023: 12 hộ, tăng 1.110 con.',
      itemReviewed: {
        '@type': 'Claim',
        appearance: { url: source.url, headline: 'Tin cms:1', publisher: { name: 'Báo An Bình' } },
      },
      reviewRating: { ratingValue: 1, bestRating: 5, worstRating: 1, alternateName: 'Sai' },
      reviewBody: 'Niên giám ghi khác.',
      citation: ['https://thongke.vi-du.vn/'],
    });
  });

  it.each<[string | null, number | null]>([
    ['supported', 5],
    ['misleading', 2],
    ['refuted', 1],
    ['needs_check', null],
    ['something of another program', null],
    [null, null],
  ])('%s is rated %s', (assessment, rating) => {
    const review = claimReview(judged(assessment), source) as {
      reviewRating?: { ratingValue: number };
    } | null;
    expect(review?.reviewRating?.ratingValue ?? null).toBe(rating);
  });

  it('makes do with the words where the article is not kept, or was changed', () => {
    expect(claimOf(judged('refuted'), null)).toBe('12 hộ');
    expect(claimOf(judged('refuted'), 'Khác hẳn.')).toBe('12 hộ');
    expect(claimReview(judged('refuted'), null)).toMatchObject({
      itemReviewed: { appearance: { url: 'https://bao.example/1.html' } },
    });
  });

  it('is in the file once for every verdict', async () => {
    const { '@graph': graph } = await file(
      claimChunks(options([judged('refuted'), judged(null, '2'), judged('supported', '3')])),
    );
    expect(graph).toHaveLength(2);
  });
});
