/** The switch of what the panel does when the pointer rests on a mark in the page. */
import { useEffect, useState } from 'preact/hooks';
import { useWording } from '../../components/language.ts';
import { storedPointing, storePointing } from '../../lib/platform/settings.ts';

export function PointingSwitch() {
  const { t } = useWording();
  const [on, setOn] = useState<boolean | null>(null);
  useEffect(() => {
    storedPointing().then(setOn);
  }, []);
  if (on === null) return null;
  const use = (next: boolean) => {
    setOn(next);
    storePointing(next).catch(() => setOn(!next));
  };
  return (
    <section class="reference" aria-labelledby="pointing-title">
      <h2 id="pointing-title">{t.pointing.title}</h2>
      <label class="switch">
        <input
          type="checkbox"
          data-action="pointing"
          checked={on}
          onChange={(event) => use(event.currentTarget.checked)}
        />{' '}
        {t.pointing.use}
      </label>
    </section>
  );
}
