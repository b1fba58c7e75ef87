/** The switch of the cards beside the marks in the page. */
import { useEffect, useState } from 'preact/hooks';
import { useWording } from '../../components/language.ts';
import { storeCards, storedCards } from '../../lib/platform/settings.ts';

export function CardsSwitch() {
  const { t } = useWording();
  const [on, setOn] = useState<boolean | null>(null);
  useEffect(() => {
    storedCards().then(setOn);
  }, []);
  if (on === null) return null;
  const use = (next: boolean) => {
    setOn(next);
    storeCards(next).catch(() => setOn(!next));
  };
  return (
    <section class="reference" aria-labelledby="cards-title">
      <h2 id="cards-title">{t.cards.title}</h2>
      <label class="switch">
        <input
          type="checkbox"
          data-action="cards"
          checked={on}
          onChange={(event) => use(event.currentTarget.checked)}
        />{' '}
        {t.cards.use}
      </label>
    </section>
  );
}
