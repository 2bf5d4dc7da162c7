// Five posts as a client has them in hand; only `id` is needed, everything else may be missing.
export const posts = [
  { id: 'tides', author: 'ana', following: true, created_at: '2026-03-01T08:00:00Z', text: 'Tides, explained with a bowl.', likes: 12, replies: 9 },
  { id: 'bread', author: 'bo', following: true, created_at: '2026-03-01T07:30:00Z', text: 'The bread rose.', likes: 4, replies: 2 },
  { id: 'viral', author: 'cy', following: false, created_at: '2026-02-28T20:00:00Z', text: 'You will not believe this', likes: 9000, replies: 3 },
  { id: 'muted', author: 'di', muted: true, created_at: '2026-03-01T07:00:00Z', text: 'Again me.', likes: 50, replies: 1 },
  { id: 'train', author: 'ed', following: false, created_at: '2026-03-01T06:00:00Z', text: 'Which train?', likes: 1, replies: 6 },
];
