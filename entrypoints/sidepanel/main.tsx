/** The panel: follows the active tab of its window, or the tab named in its address. */
import { render } from 'preact';
import './annotations.css';
import { App } from './app.tsx';
import './figures.css';
import './officials.css';

const root = document.getElementById('app');
if (root !== null) render(<App address={location.href} />, root);

// Stored articles should outlast a full disk; only a page may ask for that, and the browser may refuse.
navigator.storage?.persist?.().catch(() => {});
