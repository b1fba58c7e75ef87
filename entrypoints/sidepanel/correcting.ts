/** Keeps, takes back and brings back the reader's corrections. */
import type { Correcting } from '../../components/correction-form.tsx';
import { callBackground } from '../../lib/messaging/client.ts';
import type { PlacedCorrection } from '../../lib/records.ts';

const keyOf = ({ correction: { id, scope, target } }: PlacedCorrection) => ({
  id,
  scope,
  articleId: target.articleId,
});

/** What the forms of a tab's article do. `failed` says what went wrong, `saved` that it was kept. */
export function correctingFor(
  tabId: number,
  failed: (error: unknown) => void,
  saved: () => void,
): Correcting {
  const done = async (call: Promise<{ done: boolean }>): Promise<boolean> => {
    try {
      return (await call).done;
    } catch (error) {
      failed(error);
      return false;
    }
  };
  return {
    indicators: () => callBackground('catalog.indicators'),
    save: async (figureId, form) => {
      try {
        const answer = await callBackground('corrections.save', { tabId, figureId, form });
        if ('wrong' in answer) return answer.wrong;
        saved();
        return [];
      } catch (error) {
        failed(error);
        return null;
      }
    },
    remove: (placed) => done(callBackground('corrections.remove', keyOf(placed))),
    restore: (placed) => done(callBackground('corrections.restore', keyOf(placed))),
  };
}
