/** Ways to show a reader another number than stands in the text, and honest ways of setting a number that are none. */

/** The label of a case is its only number that is not a figure's: `chỉ tiêu <letter>`. */
export interface Lie {
  name: string;
  /** Of one paragraph; `{}` in `html` is where the number stands. */
  style?: string;
  html: string;
  /** Text that must not be read; a figure that must be flagged; or neither. */
  unread?: string;
  flagged?: string;
  honest?: string;
}

export const lies: Lie[] = [
  { name: 'size 0 by class', style: '.a{font-size:0}', html: '<i class="a">3</i>9,51%', unread: '39,51%' },
  {
    name: 'not displayed by class',
    style: '.b{display:none}',
    html: '<i class="b">3</i>9,52%',
    unread: '39,52%',
  },
  {
    name: 'invisible by class',
    style: '.c{visibility:hidden}',
    html: '<i class="c">3</i>9,53%',
    unread: '39,53%',
  },
  {
    name: 'collapsed by class',
    style: '.d{visibility:collapse}',
    html: '<i class="d">3</i>9,54%',
    unread: '39,54%',
  },
  { name: 'hidden by attribute', html: '<i hidden>3</i>9,55%', unread: '39,55%' },
  {
    name: 'hidden within',
    style: '.e .f{display:none}',
    html: '<b class="e"><i class="f">3</i></b>9,56%',
    unread: '39,56%',
  },
  { name: 'deleted', html: '<del>39,57%</del> 3,57%', unread: '39,57%' },
  { name: 'struck by <s>', html: '<s>39,58%</s> 3,58%', unread: '39,58%' },
  { name: 'struck by <strike>', html: '<strike>39,59%</strike> 3,59%', unread: '39,59%' },
  {
    name: 'struck by class',
    style: '.g{text-decoration:line-through}',
    html: '<i class="g">39,61%</i> 3,61%',
    unread: '39,61%',
  },
  { name: 'in a template', html: '<template>3</template>9,62%', unread: '39,62%' },
  { name: 'in a field', html: '<input value="3">9,63%', unread: '39,63%' },
  {
    name: 'the next to last only for printers',
    style: '@media not print{.h{display:none}}',
    html: '<i class="h">3</i>9,64%',
    unread: '39,64%',
  },
  {
    name: 'ordered by flex',
    style: '.i{display:inline-flex}.i i{order:2}',
    html: '<span class="i"><i>1</i><b>7</b></span>,65%',
    flagged: '17,65%',
  },
  {
    name: 'reversed row',
    style: '.j{display:inline-flex;flex-direction:row-reverse}',
    html: '<span class="j"><i>1</i><b>8</b></span>,66%',
    flagged: '18,66%',
  },
  {
    name: 'a digit before, generated',
    style: '.k::before{content:"3"}',
    html: '<i class="k"></i>9,67%',
    flagged: '9,67%',
  },
  {
    name: 'a digit after, generated',
    style: '.l::after{content:"3"}',
    html: '2<i class="l"></i>,68%',
    flagged: '2,68%',
  },
  { name: 'turned by a sign', html: '\u202e29,69%\u202c', flagged: '29,69%' },
  {
    name: 'turned by style',
    style: '.m{unicode-bidi:bidi-override;direction:rtl}',
    html: '<i class="m">21,71</i>%',
    flagged: '21,71%',
  },
  { name: 'see-through', style: '.n{opacity:0}', html: '<i class="n">2</i>2,72%', flagged: '22,72%' },
  {
    name: 'without colour',
    style: '.o{color:transparent}',
    html: '<i class="o">2</i>3,73%',
    flagged: '23,73%',
  },
  {
    name: 'mirrored',
    style: '.p{display:inline-block;transform:scaleX(-1)}',
    html: '<i class="p">24,74</i>%',
    flagged: '24,74%',
  },
  {
    name: 'shrunk to nothing',
    style: '.q{display:inline-block;transform:scale(0)}',
    html: '<i class="q">2</i>5,75%',
    flagged: '25,75%',
  },
  {
    name: 'out of the page',
    style: '.r{position:absolute;left:-9999px}',
    html: '<i class="r">2</i>6,76%',
    flagged: '26,76%',
  },
  {
    name: 'pushed over another digit',
    style: '.s{margin-left:-2em}',
    html: '2<i class="s">7</i>,77%',
    flagged: '27,77%',
  },
  {
    name: 'moved to the side',
    style: '.t{position:relative;left:90px}',
    html: '2<i class="t">8</i>,78%',
    flagged: '28,78%',
  },
  { name: 'floated away', style: '.u{float:right}', html: '<i class="u">3</i>1,79%', flagged: '31,79%' },
  { name: 'a hair high', style: '.v{font-size:1px}', html: '<i class="v">3</i>2,81%', flagged: '32,81%' },
  {
    name: 'cut off',
    style: '.w{display:inline-block;width:0;overflow:hidden;white-space:nowrap;vertical-align:bottom}',
    html: '<i class="w">3</i>3,82%',
    flagged: '33,82%',
  },

  { name: 'bold', html: '<b>41,11%</b>', honest: '41,11%' },
  { name: 'part in bold', html: '<b>41</b>,12%', honest: '41,12%' },
  { name: 'a link', html: '<a href="#">41,13%</a>', honest: '41,13%' },
  {
    name: 'slanted and larger',
    style: '.x{font-size:1.6em;font-style:italic}',
    html: '<i class="x">41,14%</i>',
    honest: '41,14%',
  },
  {
    name: 'with room around',
    style: '.y{padding:0 3px;background:#ffd}',
    html: '<i class="y">41,15%</i>',
    honest: '41,15%',
  },
  {
    name: 'letters apart',
    style: '.z{letter-spacing:2px}',
    html: '<i class="z">41,16%</i>',
    honest: '41,16%',
  },
  { name: 'in small type', html: '<small>41,17%</small>', honest: '41,17%' },
  { name: 'raised unit', html: '41,18 km<sup>2</sup>', honest: '41,18 km2' },
  {
    name: 'justified',
    style: '.ja{text-align:justify;width:260px}',
    html: '<span class="ja" style="display:block">của toàn tỉnh theo báo cáo mới nhất là 41,19% trong khi các huyện miền núi còn cao</span>',
    honest: '41,19%',
  },
  {
    name: 'at the end of a line',
    style: '.la{display:block;width:120px}',
    html: '<span class="la">của toàn tỉnh hiện nay là 41,21%</span>',
    honest: '41,21%',
  },
];

/** One article with every case in a paragraph of its own. */
export const liar = (): string => {
  const styles = lies.map(({ style = '' }) => style).join('\n');
  const paragraphs = lies.map(
    ({ html }) => `<p>Năm 2024, tỷ lệ hộ nghèo của tỉnh An Bình là ${html} theo báo cáo của Sở Lao động.</p>`,
  );
  return page(paragraphs.join('\n'), `<style>p{font:18px/1.5 sans-serif}${styles}</style>`);
};

/** An article page as Báo Dân sinh has them. */
export const page = (body: string, head = '', around = (inner: string) => inner): string =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>An Bình giảm nghèo nhanh</title>${head}</head><body>${around(
    `<div class="detail"><div class="detail-top"><h1>An Bình giảm nghèo nhanh trong năm</h1></div><div class="info-detail">${body}</div></div>`,
  )}</body></html>`;

export const PROSE =
  '<p>Năm 2024, tỉnh An Bình còn 4.310 hộ nghèo, giảm 1.025 hộ so với đầu năm, theo báo cáo của Sở Lao động.</p>' +
  '<p>Tỷ lệ hộ nghèo của tỉnh An Bình năm 2024 là 3,25%, theo ông Nguyễn Văn Bình, Giám đốc Sở Lao động.</p>';
