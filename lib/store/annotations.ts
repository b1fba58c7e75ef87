/** The documents of the reader's annotations: one each, under the article that it is about. */
import { type Annotation, annotationSchema } from '../records.ts';
import type { Database } from './database.ts';
import { Entries, type Standing } from './entries.ts';

/** Any id becomes part of a key; the ids of annotations hold no space. */
const keyOf = (articleId: string, id: string) => `${articleId} ${id}`;

export class Annotations extends Entries<Annotation> {
  constructor(db: Database, by: string, now: () => string) {
    super(db, by, now, { type: 'annotation', prefix: 'ann:', schema: annotationSchema });
  }

  /** Every annotation of an article, in the order of their ids. */
  async of(articleId: string): Promise<Annotation[]> {
    // The id of another article may go on after a space.
    return (await this.under(keyOf(articleId, ''))).filter(({ target }) => target.articleId === articleId);
  }

  put(annotation: Annotation): Promise<void> {
    return this.write(keyOf(annotation.target.articleId, annotation.id), annotation);
  }

  standingOf(annotation: Annotation): Promise<Standing> {
    return this.standing(keyOf(annotation.target.articleId, annotation.id), annotation);
  }

  merge(annotation: Annotation): Promise<boolean> {
    return this.take(keyOf(annotation.target.articleId, annotation.id), annotation);
  }

  change(articleId: string, id: string, how: (annotation: Annotation) => Annotation) {
    return this.alter(keyOf(articleId, id), how);
  }

  remove(articleId: string, id: string): Promise<Annotation | null> {
    return this.drop(keyOf(articleId, id));
  }

  idOf(articleId: string, id: string): string {
    return this.documentId(keyOf(articleId, id));
  }

  restore(articleId: string, id: string): Promise<boolean> {
    return this.revive(keyOf(articleId, id));
  }
}
