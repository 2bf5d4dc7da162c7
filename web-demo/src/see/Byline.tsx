// Who wrote it, what kind it is, when.

import type { HiddenRow, Row } from 'limpid/worker';
import { ranked } from '../state';
import { format, words } from '../words';
import { Crown } from './Crown';

export function Byline({ row, id }: { row: Row | HiddenRow; id?: string }) {
  const { see } = words.value;
  const now = ranked.value?.now;
  const kind = row.reposter ? see.reposted(row.reposter) : row.kind ? see.kind[row.kind] : '';
  return (
    <span class="byline">
      <b id={id} title={row.author}><Crown author={row.author} />{row.author_name ?? row.author ?? see.unknownAuthor}</b>
      {row.created_at && now ? (
        <time dateTime={row.created_at} title={format.value.date(row.created_at)}>
          {format.value.ago(row.created_at, now)}
        </time>
      ) : null}
      {kind ? <span>{kind}</span> : null}
    </span>
  );
}
