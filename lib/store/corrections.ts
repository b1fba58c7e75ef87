/** The documents of the reader's corrections: under the article that they are about, or under the wording's star. */
import type Pouch from 'pouchdb-core';
import { type Correction, correctionSchema } from '../records.ts';
import { Entries } from './entries.ts';

const PREFIX = 'cor:';
/** Where the corrections stand that hold in every article; no article's id. */
const EVERYWHERE = '*';

/** What a correction's key is made of. */
export interface CorrectionKey extends Pick<Correction, 'id' | 'scope'> {
  target: Pick<Correction['target'], 'articleId'>;
}

const keyOf = ({ id, scope, target }: CorrectionKey): string =>
  `${scope === 'wording' ? EVERYWHERE : target.articleId} ${id}`;

/** The article whose reading a document of a correction changes, `everywhere` for one of a wording; null for no correction. */
export function correctedArticle(documentId: string): string | 'everywhere' | null {
  if (!documentId.startsWith(PREFIX)) return null;
  const owner = documentId.slice(PREFIX.length, documentId.lastIndexOf(' '));
  return owner === EVERYWHERE ? 'everywhere' : owner;
}

export class Corrections extends Entries<Correction> {
  constructor(db: Pouch, by: string, now: () => string) {
    super(db, by, now, { type: 'correction', prefix: PREFIX, schema: correctionSchema });
  }

  /** Those of one article and those of every article. */
  async of(articleId: string): Promise<Correction[]> {
    const [own, everywhere] = await Promise.all([this.under(`${articleId} `), this.everywhere()]);
    // The id of another article may go on after a space.
    return [...own.filter(({ target }) => target.articleId === articleId), ...everywhere];
  }

  everywhere(): Promise<Correction[]> {
    return this.under(`${EVERYWHERE} `);
  }

  all(): Promise<Correction[]> {
    return this.under('');
  }

  put(correction: Correction): Promise<void> {
    return this.write(keyOf(correction), correction);
  }

  merge(correction: Correction): Promise<boolean> {
    return this.take(keyOf(correction), correction);
  }

  remove(correction: CorrectionKey): Promise<boolean> {
    return this.drop(keyOf(correction));
  }

  restore(correction: CorrectionKey): Promise<boolean> {
    return this.revive(keyOf(correction));
  }
}
