/** The documents of values that the reader entered by hand: some hundreds at the most, read as a whole. */
import { type ManualValue, manualValueSchema } from '../records.ts';
import type { Database } from './database.ts';
import { Entries, type Standing } from './entries.ts';

export class Values extends Entries<ManualValue> {
  constructor(db: Database, by: string, now: () => string) {
    super(db, by, now, { type: 'value', prefix: 'val:', schema: manualValueSchema });
  }

  all(): Promise<ManualValue[]> {
    return this.under('');
  }

  put(value: ManualValue): Promise<void> {
    return this.write(value.id, value);
  }

  standingOf(value: ManualValue): Promise<Standing> {
    return this.standing(value.id, value);
  }

  merge(value: ManualValue): Promise<boolean> {
    return this.take(value.id, value);
  }

  remove(id: string): Promise<ManualValue | null> {
    return this.drop(id);
  }

  idOf(id: string): string {
    return this.documentId(id);
  }

  restore(id: string): Promise<boolean> {
    return this.revive(id);
  }
}
