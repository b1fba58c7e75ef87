/** Keeps, deletes and brings back the values that the reader enters by hand. */
import type { Entering } from '../../components/value-form.tsx';
import { callBackground } from '../../lib/messaging/client.ts';

/** What the forms of a tab's article do. `failed` says what went wrong. */
export function enteringFor(tabId: number, failed: (error: unknown) => void): Entering {
  const done = async (call: Promise<{ done: boolean }>): Promise<boolean> => {
    try {
      return (await call).done;
    } catch (error) {
      failed(error);
      return false;
    }
  };
  return {
    save: async (figureId, id, form) => {
      try {
        const answer = await callBackground('values.save', { tabId, figureId, id, form });
        return 'wrong' in answer ? answer.wrong : [];
      } catch (error) {
        failed(error);
        return null;
      }
    },
    remove: (id) => done(callBackground('values.remove', { id })),
    restore: (id) => done(callBackground('values.restore', { id })),
  };
}
