// The page: one line at the top; below it the feed (one sentence, two orders, and beside them either the numbers or a
// reason), or one of the other screens, each loaded when it is first asked for.

import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { Drop } from './bring/Drop';
import { Help } from './bring/HelpButton';
import { News } from './bring/News';
import { Report } from './bring/Report';
import { Effect } from './choose/Effect';
import { History } from './choose/History';
import { Panel } from './choose/Panel';
import { Privileges } from './choose/Privileges';
import { Sentence } from './choose/Sentence';
import { Columns } from './see/Columns';
import { onKey } from './see/cursor';
import { WeightBar } from './see/WeightBar';
import { KeepButton } from './keep/KeepButton';
import { Late } from './Late';
import { type Feed, failure, feed, opened, panelOpen, said, type Screen, screen, sentenceWhole } from './state';
import { TopBar } from './TopBar';
import { Why } from './why/Why';
import { words } from './words';

/** What is not on the first screen. */
const others: Record<Exclude<Screen, 'feed'>, () => Promise<{ Screen: ComponentType<{ feed: Feed }> }>> = {
  measure: () => import('./measure/Screen'),
  learn: () => import('./learn/Screen'),
  trust: () => import('./trust/Screen'),
};

export function Page() {
  useEffect(() => {
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <TopBar />
      <News />
      {feed.value ? <Shown feed={feed.value} /> : <Starting />}
      <Drop />
      <Help />
      <p class="said" role="status">{said.value}</p>
    </>
  );
}

function Starting() {
  const { start } = words.value;
  return <p class="starting">{failure.value ? `${start.failed} ${failure.value}` : start.starting}</p>;
}

function Shown({ feed: now }: { feed: Feed }) {
  const which = screen.value;
  return which === 'feed' ? <Reading feed={now} /> : <Late key={which} load={others[which]} given={{ feed: now }} />;
}

function Reading({ feed: now }: { feed: Feed }) {
  const { choose } = words.value;
  const row = opened.value;
  return (
    <main class={row ? 'explaining' : panelOpen.value ? 'choosing' : ''}>
      <section class="order" aria-label={choose.heading}>
        <div class="tools"><History /><KeepButton /></div>
        <Sentence feed={now} />
        <Effect />
        <Privileges />
        <WeightBar />
        <div class="narrow-only">
          <button type="button" class="button open-panel" onClick={() => (panelOpen.value = true)}>{choose.openPanel}</button>
          <button type="button" class="plain" aria-expanded={sentenceWhole.value} onClick={() => (sentenceWhole.value = !sentenceWhole.value)}>
            {sentenceWhole.value ? choose.less : choose.whole}
          </button>
        </div>
      </section>
      <Columns feed={now} />
      <aside>{row ? <Why row={row} /> : <Panel />}</aside>
      <Report feed={now} />
    </main>
  );
}
