/** Concepts that may be the figure's: offered, answered by the reader, and taken back. */
import { useContext, useState } from 'preact/hooks';
import { fill } from '../lib/i18n/index.ts';
import type { Comparison, ConceptOffer, Figure } from '../lib/records.ts';
import { CorrectingContext } from './correction-form.tsx';
import { useWording } from './language.ts';
import { printedPoint } from './panel.logic.ts';

export function Offers({ figure, comparison }: { figure: Figure; comparison: Comparison | null }) {
  const correcting = useContext(CorrectingContext);
  const wording = useWording();
  const { t, period } = wording;
  const [busy, setBusy] = useState(false);
  if (correcting === null || comparison === null) return null;
  const { offers = [], joined = [] } = comparison;
  const send = async (what: () => Promise<unknown>) => {
    setBusy(true);
    await what();
    setBusy(false);
  };
  const answer = (offer: ConceptOffer, same: boolean) =>
    send(() => correcting.join(figure.id, offer.concept, same));
  return (
    <>
      {offers.map((offer) => (
        <p key={offer.concept.name} class="note" data-offer={offer.concept.name}>
          {t.offer.maybe} <b lang="vi">{offer.concept.label}</b> ({period(offer.point.period)}:{' '}
          {printedPoint(offer.point, wording)}){' '}
          <button type="button" data-answer="same" aria-disabled={busy} onClick={() => answer(offer, true)}>
            {t.offer.same}
          </button>{' '}
          <button type="button" data-answer="other" aria-disabled={busy} onClick={() => answer(offer, false)}>
            {t.offer.other}
          </button>
        </p>
      ))}
      {joined.map(({ id, articleId, label, same }) => (
        <p key={id} class="aside" data-joined={same ? 'same' : 'other'}>
          {fill(same ? t.offer.joined : t.offer.refused, { label })}{' '}
          <button
            type="button"
            data-unjoin
            aria-disabled={busy}
            onClick={() => send(() => correcting.unjoin({ id, articleId }))}
          >
            {t.offer.undo}
          </button>
        </p>
      ))}
    </>
  );
}
