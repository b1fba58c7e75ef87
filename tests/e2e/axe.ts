/** What axe-core objects to in a page, a line each. */
import axe from 'axe-core';
import type { Tab } from '../../lib/cli/driver.ts';

export async function objections(tab: Tab): Promise<string[]> {
  await tab.run(axe.source);
  return tab.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(): Promise<{
          violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
          passes: unknown[];
        }>;
      };
    };
    const { violations, passes } = await axe.run();
    if (passes.length === 0) return ['axe-core checked nothing'];
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`),
    );
  });
}
