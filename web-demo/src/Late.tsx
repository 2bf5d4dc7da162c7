// A screen or a tool that is loaded when it is first asked for, so that the feed does not wait for it.
// Comes in: how to load its module, and what to give it. A failure to load is told, with a way to try again.

import type { ComponentType } from 'preact';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { sentenceOf } from './state';
import { words } from './words';

interface Props<Given> {
  load: () => Promise<{ Screen: ComponentType<Given> }>;
  given: Given & object;
}

export function Late<Given>({ load, given }: Props<Given>) {
  const { start } = words.value;
  const Loaded = useSignal<{ Screen: ComponentType<Given> } | null>(null);
  const failed = useSignal<string | null>(null);
  const begin = () => {
    failed.value = null;
    load().then(
      ({ Screen }) => (Loaded.value = { Screen }),
      (error: unknown) => (failed.value = sentenceOf(error)),
    );
  };
  useEffect(begin, [load]);
  if (failed.value !== null) {
    return (
      <p class="starting" role="alert">
        {start.notLoaded} {failed.value} <button type="button" class="button" onClick={begin}>{start.again}</button>
      </p>
    );
  }
  const Screen = Loaded.value?.Screen;
  return Screen ? <Screen {...given} /> : <p class="starting">{start.starting}</p>;
}
