// The line at the very top: whose feed this is, open another, the promise, the language.

import { HelpButton } from './bring/HelpButton';
import { OpenButton } from './bring/OpenButton';
import { feed, reportOpen, screen, SCREENS } from './state';
import { nameOf, tag, tags, words } from './words';

export function TopBar() {
  const { top, bring } = words.value;
  const now = feed.value;
  return (
    <header class="top-bar">
      <h1 class="mark">{top.home}</h1>
      {now ? (
        <button type="button" class="plain source" aria-expanded={reportOpen.value} title={bring.report}
          onClick={() => (reportOpen.value = !reportOpen.value)}>
          {bring.source(now.name ?? bring.invented, now.info.posts)}
        </button>
      ) : null}
      <OpenButton />
      <HelpButton />
      <nav class="screens" aria-label={top.screens}>
        {SCREENS.map((one) => (
          <a key={one} href={`#/${one}`} aria-current={screen.value === one ? 'page' : undefined}>{top.screen[one]}</a>
        ))}
      </nav>
      <a class="promise" href="#/trust" title={top.privateMore}>
        {top.private}<span class="said">. {top.privateMore}</span>
      </a>
      <span class="languages" role="group" aria-label={top.language}>
        {tags.map((one) => (
          <button key={one} type="button" class="plain" lang={one} title={nameOf(one)} aria-pressed={tag.value === one}
            onClick={() => (tag.value = one)}>
            {one.toUpperCase()}<span class="said"> {nameOf(one)}</span>
          </button>
        ))}
      </span>
    </header>
  );
}
