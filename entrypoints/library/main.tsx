/** The library: everything collected, in a page of its own. */
import { render } from 'preact';
import { App } from './app.tsx';

const root = document.getElementById('app');
if (root !== null) render(<App />, root);

// Stored articles should outlast a full disk; only a page may ask for that, and the browser may refuse.
navigator.storage?.persist?.().catch(() => {});
