/** The switch of the official values that ship with the extension, and what they are. */
import { useEffect, useState } from 'preact/hooks';
import { useWording } from '../../components/language.ts';
import { fill } from '../../lib/i18n/index.ts';
import { callBackground } from '../../lib/messaging/client.ts';
import type { ReferenceState } from '../../lib/records.ts';

export function ReferenceSwitch() {
  const wording = useWording();
  const { t, count, language } = wording;
  const [state, setState] = useState<ReferenceState | 'failed' | null>(null);
  useEffect(() => {
    callBackground('reference.state').then(setState, () => setState('failed'));
  }, []);
  if (state === null) return null;
  const use = (on: boolean) =>
    callBackground('reference.use', { on }).then(setState, () => setState('failed'));
  return (
    <section class="reference" aria-labelledby="reference-title">
      <h2 id="reference-title">{t.reference.title}</h2>
      {state === 'failed' ? (
        <p role="alert">{t.reference.failed}</p>
      ) : (
        <>
          <label class="switch">
            <input
              type="checkbox"
              data-action="reference"
              checked={state.on}
              onChange={(event) => use(event.currentTarget.checked)}
            />{' '}
            {t.reference.use}
          </label>
          <p class="about">
            {state.about[language]}{' '}
            {fill(t.reference.size, {
              series: count(t.reference.series, state.series),
              values: count(t.reference.values, state.values),
            })}
          </p>
        </>
      )}
    </section>
  );
}
