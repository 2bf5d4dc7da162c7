// What the recipe is and where its numbers come from. Sources are text, not links: nothing on this page leads away.

import type { MuseumEntry } from 'limpid/worker';
import { words } from '../words';

export function About({ recipe: { id, about, recipe } }: { recipe: MuseumEntry }) {
  const { choose, about: inWords } = words.value;
  const { text, lang } = inWords(id, about);
  const sources = recipe.sources ?? [];
  return (
    <div class="about-recipe quiet">
      <p lang={lang}>{text}</p>
      {sources.length ? (
        <details>
          <summary>{choose.sources(sources.length)}</summary>
          <dl lang="en">
            {sources.map(({ what, where }) => (
              <div key={what + where}>
                <dt>{what}</dt>
                <dd>{where}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </div>
  );
}
