/** Before every end-to-end file: the extension is built, unless the gate has just done so. */
import { browserNames, ensureBrowsers } from '../../lib/cli/browsers.ts';
import { buildExtension } from '../../lib/cli/build.ts';

export default function setup(): void {
  ensureBrowsers(browserNames);
  if (process.env.DOI_CHIEU_BUILT) return;
  for (const browser of browserNames) buildExtension(browser);
}
