// Canonical lines as plain objects, for the two ways that are plain JavaScript. Line by line: a string holds 512 MB.
import { closeSync, openSync, readSync } from 'node:fs';

export function readPosts(path) {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(1 << 22);
  const posts = [];
  let rest = Buffer.alloc(0);
  for (let read; (read = readSync(file, bytes, 0, bytes.length)) > 0; ) {
    const piece = Buffer.concat([rest, bytes.subarray(0, read)]);
    const end = piece.lastIndexOf(10) + 1;
    for (const line of piece.subarray(0, end).toString('latin1').split('\n')) {
      if (line) posts.push(JSON.parse(line));
    }
    rest = Buffer.from(piece.subarray(end));
  }
  closeSync(file);
  posts.forEach((post, row) => {
    post.row = row;
    post.created = Date.parse(post.created_at);
  });
  return posts;
}
