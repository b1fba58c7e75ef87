import { fill } from '../lib/i18n/index.ts';
import type { Figure, FigureFlag } from '../lib/records.ts';
import { useWording } from './language.ts';

/** What is odd about how the number is written. */
export function Flag({ figure, flag }: { figure: Figure; flag: FigureFlag }) {
  const { t, value } = useWording();
  return (
    <p class="note" data-flag={flag}>
      {t.flag[flag]}
      {flag === 'separator_ambiguous' &&
        figure.alternative !== null &&
        ` ${fill(t.figures.alternative, { value: value(figure.alternative, figure.unit) })}`}
    </p>
  );
}
