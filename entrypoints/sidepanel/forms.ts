/** Keeps, takes back and brings back what the reader says in the forms of a row: corrections, and values of other sources. */
import type { Correcting } from '../../components/correction-form.tsx';
import type { Entering } from '../../components/value-form.tsx';
import { callBackground } from '../../lib/messaging/client.ts';
import type { PlacedCorrection } from '../../lib/records.ts';

type Failed = (error: unknown) => void;

const keyOf = ({ correction: { id, scope, target } }: PlacedCorrection) => ({
  id,
  scope,
  articleId: target.articleId,
});

async function done(call: Promise<{ done: boolean }>, failed: Failed): Promise<boolean> {
  try {
    return (await call).done;
  } catch (error) {
    failed(error);
    return false;
  }
}

/** The fields typed wrongly, none where it was kept; null where it failed. */
async function wrongIn<Field>(
  call: Promise<{ wrong: Field[] } | object>,
  failed: Failed,
): Promise<readonly Field[] | null> {
  try {
    const answer = await call;
    return 'wrong' in answer ? answer.wrong : [];
  } catch (error) {
    failed(error);
    return null;
  }
}

/** What the forms for corrections in a tab's article do. `failed` says what went wrong, `saved` that it was kept. */
export function correctingFor(tabId: number, failed: Failed, saved: () => void): Correcting {
  return {
    indicators: () => callBackground('catalog.indicators'),
    save: async (figureId, form) => {
      const wrong = await wrongIn(callBackground('corrections.save', { tabId, figureId, form }), failed);
      if (wrong?.length === 0) saved();
      return wrong;
    },
    preview: (figureId, form) => callBackground('corrections.preview', { tabId, figureId, form }),
    join: async (figureId, concept, same) => {
      await callBackground('joins.answer', { tabId, figureId, concept, same }).catch(failed);
    },
    unjoin: async (key) => {
      await done(callBackground('corrections.remove', { ...key, scope: 'concept' }), failed);
    },
    remove: (placed) => done(callBackground('corrections.remove', keyOf(placed)), failed),
    restore: (placed) => done(callBackground('corrections.restore', keyOf(placed)), failed),
  };
}

/** What the forms for values in a tab's article do. `failed` says what went wrong. */
export function enteringFor(tabId: number, failed: Failed): Entering {
  return {
    save: (figureId, id, form) =>
      wrongIn(callBackground('values.save', { tabId, figureId, id, form }), failed),
    remove: (id) => done(callBackground('values.remove', { id }), failed),
    restore: (id) => done(callBackground('values.restore', { id }), failed),
  };
}
