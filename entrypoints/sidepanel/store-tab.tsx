/** The tab about what is kept: what is collected, the sites that are read, the official values. */
import { Boundary } from '../../components/boundary.tsx';
import { Desk, type Shown } from './desk.tsx';
import type { Message } from './message.ts';
import { PointingSwitch } from './pointing.tsx';
import { ReferenceSwitch } from './reference.tsx';
import { SearchSection } from './search-section.tsx';
import { SitesSection } from './sites-section.tsx';

interface Props {
  tabId: number | null;
  say: (message: Message | null) => void;
  shown: Shown | null;
}

export function StoreTab({ tabId, say, shown }: Props) {
  return (
    <>
      <Boundary>
        <Desk say={say} shown={shown} />
      </Boundary>
      <Boundary>
        <SitesSection tabId={tabId} say={(text) => say({ tone: 'problem', text })} />
      </Boundary>
      <Boundary>
        <PointingSwitch />
      </Boundary>
      <Boundary>
        <SearchSection />
      </Boundary>
      <Boundary>
        <ReferenceSwitch />
      </Boundary>
    </>
  );
}
