import { fill } from '../lib/i18n/index.ts';
import type { Article, Comparison, Figure } from '../lib/records.ts';
import { ComparisonView } from './comparison.tsx';
import { useWording } from './language.ts';
import { type FigureItem, groupFigures, printed } from './panel.logic.ts';

interface Props {
  article: Article;
  figures: readonly Figure[];
  /** Null while they are being asked for. */
  comparisons: readonly Comparison[] | null;
  /** Catalogue names by indicator id. */
  names: Record<string, { vi: string; en: string }>;
  selected: string | null;
  onReveal: (id: string) => void;
}

/** All figures of the article, by indicator. */
export function Figures({ article, figures, comparisons, names, selected, onReveal }: Props) {
  const { t, language } = useWording();
  const groups = groupFigures(figures, comparisons ?? []);
  return (
    <section aria-labelledby="figures-title">
      <h2 id="figures-title">{t.figures.title}</h2>
      {groups.length === 0 && <p class="calm">{t.figures.none}</p>}
      {groups.map((group) => {
        const name = group.indicatorId === null ? undefined : names[group.indicatorId];
        return (
          <section key={group.key} class="group" data-indicator={group.key}>
            <h3 lang={name !== undefined && language === 'en' ? 'en' : 'vi'}>
              {name?.[language] ?? group.label}
            </h3>
            <ul>
              {group.items.map((item) => (
                <FigureRow
                  key={item.figure.id}
                  item={item}
                  article={article}
                  pending={comparisons === null}
                  selected={selected === item.figure.id}
                  onReveal={onReveal}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

interface RowProps {
  item: FigureItem;
  article: Article;
  pending: boolean;
  selected: boolean;
  onReveal: (id: string) => void;
}

function FigureRow({ item, article, pending, selected, onReveal }: RowProps) {
  const wording = useWording();
  const { t, count, period, value } = wording;
  const { figure, repeats, comparison } = item;
  const shown = printed(figure, wording);
  const facts = [
    figure.denominator === null
      ? null
      : fill(t.figures.of, { part: wording.number(figure.value), whole: wording.number(figure.denominator) }),
    figure.measure === 'plan_ratio' || figure.measure === 'rank' ? t.measure[figure.measure] : null,
    period(figure.period),
    figure.place,
    figure.speaker,
  ].filter((fact): fact is string => fact !== null && fact !== '');
  const compared =
    comparison !== null &&
    (comparison.points.length > 0 || comparison.counterparts.length > 0 || comparison.previous !== null);
  return (
    <li
      class="figure"
      id={`row-${figure.id}`}
      data-figure={figure.id}
      data-status={figure.status}
      data-selected={selected}
    >
      <button
        type="button"
        class="reveal"
        aria-current={selected ? 'true' : undefined}
        onClick={() => onReveal(figure.id)}
        title={fill(t.figures.show, { text: shown })}
      >
        <span class="value">{shown}</span>
        <span class="chip" data-status={figure.status}>
          {t.status[figure.status]}
        </span>
        <span class="facts">{facts.join(' · ')}</span>
        {figure.base !== null && (
          <span class="facts">
            {t.figures.base} {figure.base}
          </span>
        )}
      </button>
      {repeats.length > 0 && <p class="aside">{count(t.figures.repeated, repeats.length)}</p>}
      {figure.flags.map((flag) => (
        <p key={flag} class="note">
          {t.flag[flag]}
          {flag === 'separator_ambiguous' &&
            figure.alternative !== null &&
            ` ${fill(t.figures.alternative, { value: value(figure.alternative, figure.unit) })}`}
        </p>
      ))}
      {compared && comparison !== null && <ComparisonView figure={figure} comparison={comparison} />}
      {!compared && !pending && figure.measure !== 'change' && figure.measure !== 'plan_ratio' && (
        <p class="aside none-yet">{t.comparison.none}</p>
      )}
      <details>
        <summary>{t.figures.details}</summary>
        <dl>
          <dt>{t.figures.sentence}</dt>
          <dd lang="vi">{article.text.slice(figure.sentence.start, figure.sentence.end)}</dd>
          <Fact
            name={t.figures.period}
            said={period(figure.period)}
            inherited={figure.inherited.includes('period')}
          />
          <Fact name={t.figures.place} said={figure.place} inherited={figure.inherited.includes('place')} />
          <Fact name={t.figures.speaker} said={figure.speaker} inherited={false} />
          {figure.base !== null && (
            <Fact name={t.figures.base} said={figure.base} inherited={figure.inherited.includes('base')} />
          )}
        </dl>
      </details>
    </li>
  );
}

function Fact({ name, said, inherited }: { name: string; said: string | null; inherited: boolean }) {
  const { t } = useWording();
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {said ?? t.figures.notSaid}
        {inherited && said !== null && <span class="aside"> ({t.figures.inherited})</span>}
      </dd>
    </>
  );
}
