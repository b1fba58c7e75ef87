/**
 * The reader's annotations for other programs: a W3C Annotation Collection
 * (https://www.w3.org/TR/annotation-model/#annotation-collection), and those with a verdict as schema.org ClaimReview
 * (https://schema.org/ClaimReview), which search engines and fact-checking databases read.
 */
import {
  ANNOTATION_CONTEXT,
  type Annotation,
  type Article,
  type Assessment,
  isEvidence,
} from '../records.ts';
import { own } from '../text/own.ts';
import { type ExportOptions, newestItems } from './export.ts';

async function all(annotations: ExportOptions['annotations']): Promise<Annotation[]> {
  const found: Annotation[] = [];
  for await (const annotation of annotations?.() ?? []) found.push(annotation);
  return found;
}

/** The file in pieces: one collection with one page, each annotation as it is kept, one a line. */
export async function* collectionChunks(options: ExportOptions): AsyncGenerator<string, void, undefined> {
  const items = await all(options.annotations);
  const id = `urn:doi-chieu:annotations:${encodeURIComponent(options.exportedAt)}`;
  const head = {
    '@context': ANNOTATION_CONTEXT,
    id,
    type: 'AnnotationCollection',
    label: options.generator,
    total: items.length,
    modified: options.exportedAt,
  };
  yield JSON.stringify(head).slice(0, -1);
  if (items.length > 0) {
    const page = { id: `${id}:1`, type: 'AnnotationPage', partOf: id, startIndex: 0 };
    yield `,\n"first":${JSON.stringify(page).slice(0, -1)},"items":[\n`;
    yield items.map((annotation) => JSON.stringify(annotation)).join(',\n');
    yield '\n]}';
  }
  yield '}\n';
}

/** How a verdict is told to those who rate from 1 (false) to 5 (true); one that is still open is no review. */
const ratings: Record<Assessment, { value: number; name: string } | null> = {
  supported: { value: 5, name: 'Đúng' },
  misleading: { value: 2, name: 'Gây hiểu lầm' },
  refuted: { value: 1, name: 'Sai' },
  needs_check: null,
};

const ENDS = new Set(['.', '!', '?', '…', '\n']);

/** The sentence around the annotated words, as the article has it; the words alone where they are not found. */
export function claimOf({ target }: Annotation, text: string | null): string {
  const [{ exact, prefix = '' }] = target.selector;
  const at = text === null ? -1 : text.indexOf(prefix + exact);
  if (text === null || at === -1) return exact.trim();
  let start = at + prefix.length;
  let end = start + exact.length;
  // A stop inside a number (`1.110`) ends nothing: only one before a space does.
  const ends = (i: number) =>
    ENDS.has(text[i] as string) && (text[i] === '\n' || /\s/.test(text[i + 1] ?? ' '));
  while (start > 0 && !ends(start - 1)) start--;
  while (end < text.length && !ends(end - 1)) end++;
  return text.slice(start, end).trim();
}

/** One verdict as a ClaimReview; null for an annotation that gives none. `article` as it is kept, if it is. */
export function claimReview(annotation: Annotation, article: Article | null): object | null {
  const said = (purpose: string) => annotation.body.find((one) => one.purpose === purpose)?.value ?? null;
  const rating = own(ratings, said('assessing') ?? '') ?? null;
  if (rating === null) return null;
  const note = said('commenting');
  const evidence = annotation.body.flatMap(({ purpose, source }) =>
    purpose === 'linking' && source !== undefined && isEvidence(source) ? [source] : [],
  );
  const { source } = annotation.target;
  const claim = claimOf(annotation, article?.text ?? null);
  const appearance = {
    '@type': 'NewsArticle',
    url: article?.url ?? source,
    ...(article === null ? {} : { headline: article.title }),
    ...(article?.publishedAt == null ? {} : { datePublished: article.publishedAt }),
    ...(article?.publisher == null
      ? {}
      : { publisher: { '@type': 'Organization', name: article.publisher } }),
    ...(article?.author == null ? {} : { author: { '@type': 'Person', name: article.author } }),
  };
  return {
    '@type': 'ClaimReview',
    '@id': annotation.id,
    datePublished: annotation.created,
    dateModified: annotation.modified,
    claimReviewed: claim,
    itemReviewed: {
      '@type': 'Claim',
      text: claim,
      ...(article?.publishedAt == null ? {} : { datePublished: article.publishedAt }),
      appearance,
    },
    reviewRating: {
      '@type': 'Rating',
      ratingValue: rating.value,
      worstRating: 1,
      bestRating: 5,
      alternateName: rating.name,
    },
    ...(note === null ? {} : { reviewBody: note }),
    ...(evidence.length === 0 ? {} : { citation: evidence }),
    inLanguage: 'vi',
  };
}

/** The file in pieces: every verdict, one a line. */
export async function* claimChunks(options: ExportOptions): AsyncGenerator<string, void, undefined> {
  const annotations = await all(options.annotations);
  const wanted = new Set(annotations.map(({ target }) => target.articleId));
  const kept = new Map<string, Article>();
  for await (const { article } of newestItems(options.items))
    if (wanted.has(article.id)) kept.set(article.id, article);
  const reviews = annotations.flatMap((annotation) => {
    const review = claimReview(annotation, kept.get(annotation.target.articleId) ?? null);
    return review === null ? [] : [JSON.stringify(review)];
  });
  yield `{"@context":"https://schema.org","@graph":[\n${reviews.join(',\n')}\n]}\n`;
}
