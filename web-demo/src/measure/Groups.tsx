// Groups of posts: their share of what is read beside their share of the posts there are.

import type { Comparison } from 'limpid/worker';
import { Chart } from './Chart';
import { figureIn, words } from './words';

export function Groups({ comparison: { groups }, before }: { comparison: Comparison; before: string }) {
  const { groups: say, columns } = words.value;
  return (
    <>
      {groups.map(({ by, rows, unknown }) => {
        const most = [...rows].sort((a, b) => Math.abs(b.b - b.a) - Math.abs(a.b - a.a))[0];
        return (
          <Chart key={by} heading={say.heading(by)}
            sentence={most ? say.sentence(most.key, most.share, most.a, most.b, unknown) : say.nothing}
            table={{
              head: [by, columns.posts, columns.baseline, before, columns.yours, columns.shift],
              rows: rows.map((row) => [row.key, row.posts, row.share, row.a, row.b, typeof row.mean_difference === 'number' ? row.mean_difference : figureIn(row.mean_difference)]),
            }}
          />
        );
      })}
    </>
  );
}
