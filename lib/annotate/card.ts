/**
 * The card beside a mark, as a style sheet: generated content is no part of the document, so the page's own scripts
 * neither see nor break it. The box is the document's `head`, which every page has and none shows; anything drawn by the
 * root or the body would have Firefox lay the whole page out anew. The sheet belongs in the reader's (`USER`) origin, which
 * the page cannot override.
 */

/** The mark that a card stands beside, and the height of the viewport, in CSS pixels. */
export interface CardPlace {
  left: number;
  top: number;
  bottom: number;
  height: number;
}

/** The largest that a card gets, with its distance from the mark, in CSS pixels. */
export const CARD = { width: 340, height: 240 } as const;
const GAP = 6;

/** Longest text, in code points. */
const MOST = 900;

/** As a CSS string: all but letters, digits and a few harmless signs escaped (https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point). */
export function cssString(text: string): string {
  const signs = [...text.normalize('NFC')];
  const cut = signs.length > MOST ? [...signs.slice(0, MOST - 1), '…'] : signs;
  const safe = cut.map((sign) => {
    if (/^[\p{L}\p{M}\p{N} .,:;%()·…–−→+-]$/u.test(sign)) return sign;
    // NUL and lone surrogates have no escape.
    const code = sign.codePointAt(0) ?? 0;
    return code === 0 || (code >= 0xd800 && code <= 0xdfff) ? '' : `\\${code.toString(16)} `;
  });
  return `"${safe.join('')}"`;
}

const important = (selector: string, rules: readonly string[]) =>
  `${selector}{${rules.map((rule) => `${rule}!important`).join(';')}}`;

/**
 * The sheet that shows `lines` beside a mark, the first as a heading. It ends by itself after a minute, should nobody
 * be left to take it away. The card lets every click through.
 */
export function cardSheet(lines: readonly string[], { left, top, bottom, height }: CardPlace): string {
  const below = bottom + CARD.height < height || top < CARD.height;
  const [heading = '', ...rest] = lines;
  const said = (text: string) => [
    'all:initial',
    `content:${cssString(text)}`,
    'display:block',
    'white-space:pre-line',
    'font:inherit',
    'color:inherit',
  ];
  const box = [
    'all:initial',
    'display:block',
    'position:fixed',
    'z-index:2147483647',
    'box-sizing:border-box',
    `left:clamp(8px,${left}px,max(8px,100vw - ${CARD.width + 8}px))`,
    below ? `top:${bottom + GAP}px` : `bottom:${height - top + GAP}px`,
    'width:max-content',
    `max-width:min(${CARD.width}px,100vw - 16px)`,
    `max-height:${CARD.height - GAP}px`,
    'overflow:hidden',
    'padding:8px 12px',
    'border:1px solid #8b949e',
    'border-radius:6px',
    'background:#1f2328',
    'color:#fff',
    'font:13px/1.45 system-ui,sans-serif',
    'direction:ltr',
    'overflow-wrap:anywhere',
    'box-shadow:0 4px 16px rgb(0 0 0/.35)',
    'pointer-events:none',
    'animation:doi-chieu-card 60s step-end forwards',
  ];
  const rules = [
    important('head', box),
    important('head>*', ['display:none']),
    important('head::before', [...said(heading), 'font-weight:600']),
    important('head::after', [...said(rest.join('\n'))]),
  ];
  return `@keyframes doi-chieu-card{to{visibility:hidden}}@media not print{${rules.join('')}}`;
}
