/** The documents of the reader's corrections: under the article that they are about, or under the wording's star. */
import { type Correction, correctionSchema } from '../records.ts';
import type { Database } from './database.ts';
import { Entries, type Standing } from './entries.ts';

const PREFIX = 'cor:';
/** Where the corrections stand that hold in every article; no article's id. */
const EVERYWHERE = '*';
/** Where those stand that say whether two concepts are one: they change no reading. */
const CONCEPTS = '~';

/** What a correction's key is made of. */
export interface CorrectionKey extends Pick<Correction, 'id' | 'scope'> {
  target: Pick<Correction['target'], 'articleId'>;
}

const keyOf = ({ id, scope, target }: CorrectionKey): string =>
  `${scope === 'wording' ? EVERYWHERE : scope === 'concept' ? CONCEPTS : target.articleId} ${id}`;

/** The article whose reading a document of a correction changes, `everywhere` for one of a wording; null for no correction. */
export function correctedArticle(documentId: string): string | 'everywhere' | null {
  if (!documentId.startsWith(PREFIX)) return null;
  const owner = documentId.slice(PREFIX.length, documentId.lastIndexOf(' '));
  return owner === EVERYWHERE ? 'everywhere' : owner === CONCEPTS ? null : owner;
}

/** Few, and asked for with every article: read once, and anew after a change. Nobody else writes them. */
export class Corrections extends Entries<Correction> {
  #known: Promise<Correction[]> | null = null;

  constructor(db: Database, by: string, now: () => string) {
    super(db, by, now, { type: 'correction', prefix: PREFIX, schema: correctionSchema });
  }

  all(): Promise<Correction[]> {
    this.#known ??= this.under('').catch((error: unknown) => {
      this.#known = null;
      throw error;
    });
    return this.#known;
  }

  /** Those of one article and those of every article. */
  async of(articleId: string): Promise<Correction[]> {
    return (await this.all()).filter(
      ({ scope, target }) => scope === 'wording' || target.articleId === articleId,
    );
  }

  put(correction: Correction): Promise<void> {
    return this.#changing(this.write(keyOf(correction), correction));
  }

  standingOf(correction: Correction): Promise<Standing> {
    return this.standing(keyOf(correction), correction);
  }

  merge(correction: Correction): Promise<boolean> {
    return this.#changing(this.take(keyOf(correction), correction));
  }

  idOf(correction: CorrectionKey): string {
    return this.documentId(keyOf(correction));
  }

  /** Forgets what is known: the documents were changed from elsewhere. */
  changed(): void {
    this.#known = null;
  }

  remove(correction: CorrectionKey): Promise<Correction | null> {
    return this.#changing(this.drop(keyOf(correction)));
  }

  restore(correction: CorrectionKey): Promise<boolean> {
    return this.#changing(this.revive(keyOf(correction)));
  }

  /** Forgets what is known, before and after: a reader in between must not bring the old back. */
  #changing<T>(change: Promise<T>): Promise<T> {
    this.#known = null;
    return change.finally(() => {
      this.#known = null;
    });
  }
}
