/** Pages that answer for their own nodes, and scripts that would keep a browser busy. */
import { PROSE, page } from './lies.ts';

const inForm = [
  ...[
    'parentElement',
    'parentNode',
    'childNodes',
    'firstChild',
    'lastChild',
    'nextSibling',
    'previousSibling',
  ],
  ...[
    'textContent',
    'innerText',
    'localName',
    'tagName',
    'nodeName',
    'nodeType',
    'isConnected',
    'ownerDocument',
  ],
  ...[
    'getAttribute',
    'hasAttribute',
    'attributes',
    'querySelector',
    'querySelectorAll',
    'closest',
    'matches',
  ],
  ...[
    'contains',
    'compareDocumentPosition',
    'children',
    'style',
    'className',
    'id',
    'dataset',
    'hidden',
    'remove',
  ],
  ...[
    'getBoundingClientRect',
    'scrollIntoView',
    'scrollHeight',
    'clientHeight',
    'checkVisibility',
    'getRootNode',
  ],
];
const inDocument = [
  ...[
    'querySelector',
    'querySelectorAll',
    'documentElement',
    'body',
    'head',
    'title',
    'createRange',
    'defaultView',
  ],
  ...[
    'contentType',
    'hidden',
    'addEventListener',
    'dispatchEvent',
    'caretPositionFromPoint',
    'caretRangeFromPoint',
  ],
  ...[
    'nodeType',
    'childNodes',
    'getSelection',
    'getElementsByTagName',
    'URL',
    'cookie',
    'prerendering',
    'contains',
  ],
];

const inputs = inForm.map((name) => `<input type="hidden" name="${name}">`).join('');
const pictures = inDocument.map((name) => `<img name="${name}" id="${name}" src="data:,">`).join('');
const forms = inDocument.map((name) => `<form name="${name}"></form>`).join('');

/** Name of the attack → a page of Báo Dân sinh's with an article in it. */
export const clobbered: Record<string, string> = {
  [`inputs of the form around the article (${inForm.length} names)`]: page(
    PROSE,
    '',
    (inner) => `<form>${inputs}${inner}</form>`,
  ),
  [`pictures of the document (${inDocument.length} names)`]: page(
    PROSE,
    '',
    (inner) => `${pictures}${inner}`,
  ),
  [`forms of the document (${inDocument.length} names)`]: page(PROSE, '', (inner) => `${forms}${inner}`),
  'forms within the article': page(`<form>${inputs}</form>${PROSE}<form>${inputs}</form>`),
  'a form that holds itself by id': page(
    PROSE,
    '',
    (inner) =>
      `<form id="outer">${inputs}<div>${inner}</div></form><input form="outer" name="parentNode"><input form="outer" name="childNodes">`,
  ),
};

/** Sent into the page as text. */
export const hangs: Record<string, () => void> = {
  '2,000 boxes in each other': () => {
    let at = document.querySelector('.info-detail') as Element;
    for (let i = 0; i < 2000; i++) at = at.appendChild(document.createElement('div'));
    at.textContent = 'Năm 2024, tỉnh An Bình còn 4.311 hộ nghèo, giảm 1.025 hộ so với đầu năm.';
  },
  '800 text boxes in each other': () => {
    let at: Element = document.body;
    for (let i = 0; i < 800; i++) {
      at = at.appendChild(document.createElement('div'));
      at.className = 'info-detail ads';
      at.setAttribute('itemprop', 'articleBody');
      at.append('Năm 2024, tỉnh An Bình còn 4.312 hộ nghèo, giảm 1.025 hộ so với đầu năm, theo Sở.');
    }
  },
  '15,000 advertisements': () => {
    const box = document.querySelector('.info-detail') as Element;
    for (let i = 0; i < 15_000; i++) {
      const ad = document.createElement('div');
      ad.className = 'ads related banner';
      ad.textContent = 'Quảng cáo 5%';
      box.append(ad);
    }
  },
  '125,000 elements': () => {
    const box = document.createDocumentFragment();
    for (let i = 0; i < 125_000; i++) box.append(document.createElement('b'));
    document.querySelector('.info-detail')?.append(box);
  },
  '2,000 headlines': () => {
    for (let i = 0; i < 2000; i++) {
      const heading = document.createElement('h1');
      heading.textContent = `An Bình giảm nghèo nhanh trong năm ${i}`;
      document.body.prepend(heading);
    }
  },
  'brackets that nobody closes': () => {
    const p = document.createElement('p');
    p.textContent = 'Năm 2024, tỉnh An Bình có (((('.repeat(4000);
    document.querySelector('.info-detail')?.append(p);
  },
  '5 MB of prose': () => {
    const box = document.querySelector('.info-detail') as Element;
    for (let i = 0; i < 2000; i++) {
      const p = document.createElement('p');
      p.textContent = 'Năm 2024, tỉnh An Bình còn 4.311 hộ nghèo, giảm 1.025 hộ so với đầu năm. '.repeat(34);
      box.append(p);
    }
  },
  '40,000 numbers': () => {
    const box = document.querySelector('.info-detail') as Element;
    for (let i = 0; i < 200; i++) {
      const p = document.createElement('p');
      p.textContent = '5 hộ, 6 hộ, '.repeat(100);
      box.append(p);
    }
  },
  'a number that never rests': () => {
    const p = document.querySelector('.info-detail p') as Element;
    let n = 0;
    setInterval(() => {
      p.textContent = `Năm 2024, tỉnh An Bình còn ${4000 + (n++ % 999)} hộ nghèo, giảm 1.025 hộ so với đầu năm.`;
    }, 20);
  },
  'a class that never rests': () => {
    const p = document.querySelector('.info-detail p') as Element;
    let n = 0;
    setInterval(() => {
      p.className = `c${n++}`;
    }, 5);
  },
  'marks taken away for ever': () => {
    setInterval(() => CSS.highlights.clear(), 20);
  },
};

export const floods: Record<string, () => void> = {
  'pointer events': () => {
    for (let i = 0; i < 5000; i++)
      document.body.dispatchEvent(
        new PointerEvent('pointermove', {
          clientX: i % 900,
          clientY: i % 700,
          bubbles: true,
          pointerType: 'mouse',
        }),
      );
  },
  clicks: () => {
    for (let i = 0; i < 5000; i++)
      document.body.dispatchEvent(
        new MouseEvent('click', { clientX: i % 900, clientY: i % 700, bubbles: true }),
      );
  },
  messages: () => {
    for (let i = 0; i < 3000; i++)
      window.postMessage({ to: 'background', name: 'samples.load', news: 'store.changed' }, '*');
  },
  'page shows': () => {
    for (let i = 0; i < 500; i++)
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  },
  addresses: () => {
    for (let i = 0; i < 50; i++) history.replaceState(null, '', `?n=${i}`);
  },
  navigations: () => {
    const { navigation } = window as unknown as { navigation?: EventTarget };
    for (let i = 0; i < 500; i++) navigation?.dispatchEvent(new Event('navigate'));
  },
  highlights: () => {
    for (let i = 0; i < 2000; i++) CSS.highlights.set(`doi-chieu-${i}`, new Highlight());
  },
  selections: () => {
    for (let i = 0; i < 500; i++) getSelection()?.selectAllChildren(document.body);
    getSelection()?.removeAllRanges();
  },
  resizes: () => {
    for (let i = 0; i < 1000; i++) window.dispatchEvent(new Event('resize'));
  },
};
