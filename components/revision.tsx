/** That an article was changed after it was saved, and which figures. */
import { fill } from '../lib/i18n/index.ts';
import type { Revision } from '../lib/records.ts';
import { useWording } from './language.ts';
import { printed } from './panel.logic.ts';

interface Props {
  revision: Revision;
  /** Goes to a figure's row. */
  onRow: (figureId: string) => void;
}

export function RevisionNote({ revision: { savedAt, title, figures }, onRow }: Props) {
  const wording = useWording();
  const { t, date, count } = wording;
  return (
    <section class="note revision" aria-labelledby="revision-title" data-revision>
      <h3 id="revision-title">{fill(t.revision.title, { date: date(savedAt) })}</h3>
      {title !== null && <p>{fill(t.revision.headline, { title })}</p>}
      {figures.length === 0 ? (
        <p>{t.revision.none}</p>
      ) : (
        <details open={figures.length <= 3}>
          <summary>{count(t.revision.figures, figures.length)}</summary>
          <ul>
            {figures.map(({ before, after, text }) => {
              const was = before === null ? null : printed(before, wording);
              const now = after === null ? text : printed(after, wording);
              return (
                <li
                  key={`${before?.id} ${after?.id}`}
                  data-change={before === null ? 'added' : now === null ? 'gone' : 'changed'}
                >
                  <span lang="vi">{(after ?? before)?.indicator}</span>
                  {': '}
                  {was !== null && (
                    <>
                      <span class="hidden">{t.revision.was} </span>
                      <del>{was}</del>
                    </>
                  )}
                  {was !== null && now !== null && <span aria-hidden="true"> → </span>}
                  {now !== null ? (
                    <>
                      <span class="hidden"> {t.revision.now} </span>
                      <ins>{now}</ins>
                    </>
                  ) : (
                    <> {t.revision.gone}</>
                  )}
                  {before === null && <> {t.revision.added}</>}
                  {after !== null && (
                    <button type="button" class="link" onClick={() => onRow(after.id)}>
                      {t.revision.show}
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </section>
  );
}
