/** What a correction would come to, told in its form before it is saved. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../lib/i18n/index.ts';
import type { CorrectionPreview, TypedCorrection } from '../lib/records.ts';
import type { Correcting } from './correction-form.tsx';
import { useWording } from './language.ts';

/** Milliseconds without typing after which the form is read. */
const PAUSE = 250;

/** What the form would come to, a moment after the reader stops typing; the last answer until then. */
export function usePreview(
  figureId: string,
  form: TypedCorrection,
  correcting: Correcting,
): CorrectionPreview | null {
  const [preview, setPreview] = useState<CorrectionPreview | null>(null);
  const ask = useRef(correcting.preview);
  ask.current = correcting.preview;
  useEffect(() => {
    let over = false;
    const timer = setTimeout(() => {
      ask.current(figureId, form).then(
        (answer) => !over && setPreview(answer),
        () => {},
      );
    }, PAUSE);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [figureId, form]);
  return preview;
}

interface Props {
  preview: CorrectionPreview | null;
}

/** The catalogue's name beside what was typed, which stands unless the reader takes the other. */
export function OfferedName({ preview, onTake }: Props & { onTake: (name: string) => void }) {
  const { t, language } = useWording();
  const name = preview?.offered?.[language];
  if (name === undefined) return null;
  return (
    <p class="choices" data-offered-name>
      <span class="aside">{t.correction.catalogue}</span>
      <button type="button" onClick={() => onTake(name)}>
        {name}
      </button>
    </p>
  );
}

/** How the typed period is read, where it says it in other words. */
export function ReadPeriod({ preview, typed }: Props & { typed: string }) {
  const { t, period } = useWording();
  const read = preview?.period ?? null;
  if (read === null || [read, period(read)].includes(typed.trim())) return null;
  return (
    <p class="aside" data-read-period>
      {fill(t.correction.readAs, { period: period(read) ?? read })}
    </p>
  );
}

/** The periods that will stand beside the figure. */
export function Joins({ preview }: Props) {
  const { t, period } = useWording();
  if (preview === null) return null;
  const periods = preview.joins.map(period).join(', ');
  return (
    <p class="aside" role="status" data-joins>
      {periods === '' ? t.correction.joinsNone : fill(t.correction.joins, { periods })}
    </p>
  );
}
