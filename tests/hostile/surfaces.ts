/**
 * What a page can ask its browser about its own document. Every function is sent into the page's own world as text: it
 * sees nothing of this file but its argument. What it gives has to be the same whatever the library holds.
 */

/** What only the library knows, for the probes that guess words. */
export interface Secrets {
  words: string[];
  /** Addresses of the extension's own files. */
  origin: string;
  /** The id under which extensions speak. */
  id: string;
}

export type Probe = (secrets: Secrets) => unknown;

/** Name of a surface → how a page looks at it. */
export const surfaces: Record<string, Probe> = {
  'names of highlights': () => [...CSS.highlights.keys()].sort(),
  'words under highlights': () =>
    [...CSS.highlights].map(([name, highlight]) => [name, [...highlight].map(String)]),
  'places of highlights': () =>
    [...CSS.highlights].map(([name, highlight]) => [
      name,
      [...highlight].map(({ startOffset, endOffset }) => [startOffset, endOffset]),
    ]),
  'order of highlights': () => [...CSS.highlights].map(([name, { priority }]) => [name, priority]),
  'kinds of highlights': () => [...CSS.highlights].map(([name, { type }]) => [name, type]),
  'properties of highlights': () =>
    [...CSS.highlights.values()].flatMap((highlight) => [
      ...Object.getOwnPropertyNames(highlight),
      ...[...highlight].flatMap((range) => Object.getOwnPropertyNames(range)),
    ]),
  'styles of highlights': () =>
    [...CSS.highlights.keys()].map((name) => {
      const { backgroundColor, textDecoration, color } = getComputedStyle(
        document.body,
        `::highlight(${name})`,
      );
      return [name, backgroundColor, textDecoration, color];
    }),
  'styles of highlights that were there once': () =>
    ['annotation', 'note', 'card', 'verdict'].map(
      (name) => getComputedStyle(document.body, `::highlight(doi-chieu-${name})`).backgroundColor,
    ),
  'content drawn before elements': () =>
    [...document.querySelectorAll('*')].map((one) => getComputedStyle(one, '::before').content),
  'content drawn after elements': () =>
    [...document.querySelectorAll('*')].map((one) => getComputedStyle(one, '::after').content),
  'markers and first letters': () =>
    [...document.querySelectorAll('*')].map((one) =>
      ['::marker', '::first-letter', '::backdrop', '::placeholder'].map(
        (part) => getComputedStyle(one, part).content,
      ),
    ),
  'boxes of elements': () =>
    [...document.querySelectorAll('*')].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      // What has no box stands at the window's corner, wherever the page is scrolled to.
      const down = one.getClientRects().length === 0 ? 0 : scrollY;
      return [one.localName, x, y + down, width, height].map((at) =>
        typeof at === 'number' ? Math.round(at) : at,
      );
    }),
  'display of elements': () =>
    [...document.querySelectorAll('*')].map((one) => {
      const { display, visibility, position, zIndex, cursor, animationName } = getComputedStyle(one);
      return [display, visibility, position, zIndex, cursor, animationName].join(' ');
    }),
  'the document as text': () => document.documentElement.outerHTML,
  'the tree of nodes': () => {
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
    const names: string[] = [];
    while (walker.nextNode()) names.push(walker.currentNode.nodeName);
    return names.join(' ');
  },
  'shadow roots': () => [...document.querySelectorAll('*')].filter(({ shadowRoot }) => shadowRoot).length,
  frames: () => frames.length,
  'style sheets': () => [document.styleSheets.length, document.adoptedStyleSheets.length],
  typefaces: () => document.fonts.size,
  animations: () => document.getAnimations().length,
  'names in the window': () =>
    Object.getOwnPropertyNames(window)
      .filter((name) => /doi|chieu|wxt|extension|annot/i.test(name))
      .sort(),
  'names in the document': () => Object.getOwnPropertyNames(document).filter((name) => name !== 'location'),
  'symbols in the window': () => [
    ...Object.getOwnPropertySymbols(window).map(String),
    ...Object.getOwnPropertySymbols(document).map(String),
  ],
  'the symbol of our copies': () => typeof (window as never)[Symbol.for('doi-chieu')],
  'attributes of the root': () =>
    document.documentElement.getAttributeNames().concat(document.body.getAttributeNames()),
  'what was loaded': () =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /extension/.test(name)),
  'marks in the timeline': () =>
    [...performance.getEntriesByType('mark'), ...performance.getEntriesByType('measure')].map(
      ({ name }) => name,
    ),
  'storage of the site': () => [localStorage.length, sessionStorage.length, document.cookie],
  databases: async () => (await indexedDB.databases()).map(({ name }) => name),
  caches: async () => ('caches' in window ? await caches.keys() : []),
  'service workers': async () =>
    'serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations()).length : 0,
  'files of ours': async ({ origin }) => {
    const seen = ['sidepanel.html', 'privacy.html', 'content-scripts/article.js', 'manifest.json'].map(
      (file) =>
        fetch(`${origin}/${file}`).then(
          () => file,
          () => null,
        ),
    );
    return (await Promise.all(seen)).filter((file) => file !== null);
  },
  'pictures of ours': ({ origin }) =>
    new Promise((done) => {
      const picture = new Image();
      picture.onload = () => done('loaded');
      picture.onerror = () => done(null);
      picture.src = `${origin}/icon/16.png`;
    }),
  'messages to the extension': ({ id }) => {
    type Runtime = { sendMessage?: (id: string, message: unknown, answer: (said: unknown) => void) => void };
    const { chrome } = window as unknown as { chrome?: { runtime?: Runtime } };
    const send = chrome?.runtime?.sendMessage;
    if (send === undefined) return null;
    return new Promise((done) => {
      setTimeout(() => done(null), 300);
      try {
        send(id, { to: 'background', name: 'store.stats' }, (said) => done(said ?? null));
      } catch {
        done(null);
      }
    });
  },
  'words found by the browser': ({ words }) => {
    const { find } = window as unknown as { find: (word: string, ...how: boolean[]) => boolean };
    const found = words.filter((word) => find(word, false, false, true, false, true, false));
    getSelection()?.removeAllRanges();
    return found;
  },
  'words selected with everything': ({ words }) => {
    getSelection()?.selectAllChildren(document.documentElement);
    const all = String(getSelection());
    getSelection()?.removeAllRanges();
    return words.filter((word) => all.includes(word));
  },
  'words as rendered': ({ words }) =>
    // biome-ignore lint/performance/useDomNodeTextContent: generated content is what is looked for
    words.filter((word) => document.documentElement.innerText.includes(word)),
  'what stands at points': () => {
    const seen: string[] = [];
    for (let x = 20; x < innerWidth; x += 97)
      for (let y = 20; y < innerHeight; y += 83)
        seen.push(
          document
            .elementsFromPoint(x, y)
            .map(({ localName }) => localName)
            .join('>'),
        );
    return seen;
  },
  'size of the page': () => [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
  'title and address': () => [document.title, location.href, history.length],
  'what has the focus': () => document.activeElement?.localName ?? null,
  'accessible descriptions': () =>
    [...document.querySelectorAll('[aria-label], [aria-description], [aria-live], [role], [title]')].length,
  'custom elements': () => [...document.querySelectorAll(':not(:defined)')].length,
  'properties registered in styles': () =>
    getComputedStyle(document.documentElement).getPropertyValue('--doi-chieu'),
};
