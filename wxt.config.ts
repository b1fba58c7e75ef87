/**
 * How the extension is built: one source, Manifest V3 in both browsers. Whatever asks the reader for a
 * permission stands in this file and is held to a stored snapshot by `tests/unit/manifest/`.
 */
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { listedPatterns } from './lib/catalog/site-groups.ts';

/** Extension pages load packaged files only; `blob:` and `data:` serve images, never scripts. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** PouchDB's evaluator of filter functions kept as text in the database: never reached here, and forbidden by the CSP. */
const scopeEval = /function scopeEval\(source, scope\) \{[\s\S]*?\n\}\n/;

/**
 * Keeps code made from text out of the built files: takes PouchDB's evaluator away, stops the build where its
 * text is no longer the one known here, and stops it where any other has come in.
 */
function noDynamicCode(): Plugin {
  return {
    name: 'no-dynamic-code',
    apply: 'build',
    transform(code, id) {
      if (!/[\\/]pouchdb-utils[\\/]lib[\\/].*\.js(\?|$)/.test(id)) return null;
      if (!scopeEval.test(code)) this.error('pouchdb-utils has changed: `scopeEval` was not found in it');
      const replaced = code.replace(
        scopeEval,
        "function scopeEval() {\n  throw new Error('Functions kept as text are not run');\n}\n",
      );
      return { code: replaced, map: null };
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        const found =
          file.type === 'chunk' && /\bnew Function\b|\bFunction\.apply\b|\beval\(/.exec(file.code);
        if (found) this.error(`${file.fileName} makes code from text: ${found[0]}`);
      }
    },
  };
}

/**
 * Starts the content script without WXT's context, which begins by telling every script of the page, by messages and
 * events under the extension's id, that ours runs, and ends ours when the page says the same;
 * `article.content/life.ts` does its work where no page hears. Stops the build where the page is told something all the
 * same, or WXT's own start is not the one known here.
 */
function noWordToThePage(): Plugin {
  return {
    name: 'no-word-to-the-page',
    transform(code, id) {
      if (!id.includes('virtual:wxt-content-script-isolated-world-entrypoint')) return null;
      const definition = /import definition from "([^"]+)"/.exec(code);
      if (definition === null) this.error('WXT starts content scripts otherwise than is known here');
      return {
        code: `import script from "${definition[1]}";\nscript.main();\nexport default null;`,
        map: null,
      };
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (!file.fileName.startsWith('content-scripts/') || file.type !== 'chunk') continue;
        const found = /\bpostMessage\b|\bdispatchEvent\b|content-script-started/.exec(file.code);
        if (found) this.error(`${file.fileName} speaks to the page: ${found[0]}`);
      }
    },
  };
}

export default defineConfig({
  imports: false,
  zip: { zipSources: false },
  manifestVersion: 3,
  vite: () => ({
    plugins: [noDynamicCode(), noWordToThePage()],
    build: {
      sourcemap: false,
      reportCompressedSize: false,
      minify: 'terser',
      terserOptions: { ecma: 2020, compress: { passes: 3 } },
    },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'vi',
    permissions: ['storage', 'unlimitedStorage', 'activeTab', 'scripting'],
    // What is read unasked. Any other page is read when the reader clicks our button there (`activeTab`), or once they add its site.
    host_permissions: [...listedPatterns],
    optional_host_permissions: ['*://*/*'],
    content_security_policy: { extension_pages: contentSecurityPolicy },
    action: { default_title: '__MSG_extName__' },
    commands: {
      _execute_action: {
        suggested_key: { default: 'Alt+Shift+D' },
        // Chrome names this one itself.
        ...(browser === 'firefox' ? { description: '__MSG_commandOpen__' } : {}),
      },
      'next-figure': { suggested_key: { default: 'Alt+Shift+Down' }, description: '__MSG_commandNext__' },
      'previous-figure': {
        suggested_key: { default: 'Alt+Shift+Up' },
        description: '__MSG_commandPrevious__',
      },
      'save-article': { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_commandSave__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'doi-chieu@extension',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : // What the side panel (114), its opening by the toolbar button (116) and custom highlights (105) need.
        { minimum_chrome_version: '116' }),
  }),
  hooks: {
    'build:manifestGenerated': (_wxt, manifest) => {
      const { icons } = manifest;
      if (icons) manifest.action = { ...manifest.action, default_icon: icons };
      // WXT writes the panel's entry from its page; how the sidebar names itself and when it opens is said here.
      if (manifest.sidebar_action) {
        const { sidebar_action: sidebar } = manifest;
        manifest.sidebar_action = {
          ...sidebar,
          default_title: '__MSG_extName__',
          ...(icons ? { default_icon: icons } : {}),
          open_at_install: false,
        };
      }
    },
  },
});
