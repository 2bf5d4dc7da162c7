// The types, as a program meets them: what must compile, and what must not. Never run; `tsc` is the test.
import { LimpidError, load, VERSION, WASM_SRI } from 'limpid';
import type { Comparison, Explanation, Fit, Info, Ledger, Limpid, Ranking, Recipe, Row, SimulationResult, Timeline } from 'limpid';
import { define } from 'limpid/element';
import type { LimpidFeedElement, RankingLike } from 'limpid/element';
import { load as loadInline, wasmBinary } from 'limpid/inline';
import { connect } from 'limpid/worker';
import type { RankingState, RemoteRanking } from 'limpid/worker';
import 'limpid/worker-thread';

const version: string = VERSION;
const limpid: Limpid = await load({ wasmUrl: new URL('https://example.org/limpid.wasm'), signal: AbortSignal.timeout(1000) });
await load();
await load({ wasmBinary: new Uint8Array(8) });
// @ts-expect-error an address, not a number
await load({ wasmUrl: 7 });

// --- Reading: every kind of input
declare const file: File;
declare const files: FileList;
const timeline: Timeline = await limpid.read(file, {
  onProgress: ({ bytes, total, posts }) => console.log(bytes + posts, (total ?? 0) > 0),
  signal: new AbortController().signal,
  memory: 1 << 30,
  name: 'home.json',
});
await limpid.read(files);
await limpid.read(file, { affinity: files, columns: [{ id: '1', tone: 0.5 }], map: { likes: 'favorites' }, includePrivate: true });
await limpid.read(files, { affinity: { muted: file, blocked: '@ana' }, map: 'likes=favorites', archive: 'x.zip' });
// @ts-expect-error no such list
await limpid.read(file, { affinity: { friends: file } });
const first: number | undefined = limpid.members(['data/tweets.js'], 'affinity').open[0];
await limpid.read([file, new Blob([])]);
await limpid.read(new Uint8Array(8));
await limpid.read(new ArrayBuffer(8));
await limpid.read('{"id":"1"}');
await limpid.read(await fetch('home.json'));
await limpid.read(file.stream());
await limpid.read([{ id: '1', text: 'x' }]);
await limpid.read((async function* () { yield 'x'; yield new Uint8Array(1); })());
await limpid.read((async function* () { yield [{ id: '1' }, { id: '2' }]; yield { id: '3' }; })());
const bare: AsyncIterator<Uint8Array> = { next: async () => ({ done: true, value: undefined }) };
await limpid.read(bare);
// What Node's streams are, without Node's types.
declare const stream: { [Symbol.asyncIterator](): AsyncIterableIterator<any> };
await limpid.read(stream);
// @ts-expect-error a number is no input
await limpid.read(7);
// @ts-expect-error posts are objects
await limpid.read([1, 2]);
// @ts-expect-error no such option
await limpid.read(file, { progress: () => {} });

// --- Simulating
const simulated: SimulationResult = await limpid.simulate('power-user', {
  seeds: 2, readers: 100, signal: AbortSignal.timeout(1000),
  onProgress: ({ done, of, world }) => console.log(done / of, world.arms['x2']?.['gini'] ?? 0),
});
const gini = simulated.arms[0]?.outcomes['gini'];
if (gini && 'mean' in gini) console.log(gini.mean + (gini.difference?.low ?? 0));
await limpid.simulate({ limpid_scenario: 1, kinds: {}, arms: [] });
await timeline.simulate(limpid.scenarios[0]!.scenario, { watch: '@ana' });
// @ts-expect-error an account is watched in a pool of real posts only
await limpid.simulate('power-user', { watch: '@ana' });

// --- Fitting
const fit: Fit = timeline.fit([{ better: '1', worse: '2' }], 'calmer', { ridge: 2 });
timeline.rank(fit.recipe);
timeline.fit({ limpid_pairs: 1, pairs: [{ better: '1', worse: '2', timeline: 'ana' }] });
// @ts-expect-error ids are text
timeline.fit([{ better: 1, worse: 2 }]);

// --- Ranking
const recipe: Recipe = { limpid: 1, steps: [{ add: 'likes', weight: 2 }] };
const ranking: Ranking = timeline.rank(recipe, { now: new Date(), timeline: 'ana' });
timeline.rank();
timeline.rank('calmer', { now: '2026-03-01' });
timeline.rank(limpid.recipes[0]!.recipe, { now: 0 });
// @ts-expect-error a recipe says which version of the language it is in
timeline.rank({ steps: [] });
// @ts-expect-error a time, not a flag
timeline.rank('calmer', { now: true });

const order: Uint32Array = ranking.order;
const score: Float64Array = ranking.score;
const rows: Row[] = ranking.page(0, 10, { steps: true });
const place: number | null = ranking.places(['1'])[0]!;
const explanation: Explanation = ranking.explain('1');
const likes: number | undefined = rows[0]!.counts?.likes;
const wouldBe: number = ranking.hidden()[0]!.would_be;
ranking.set('likes/weight', 2.5);
const proven: Promise<string> = ranking.explain('1', { receipt: true }).then(({ receipt }) => receipt.order);
const flipped: number | null = ranking.why('1', '2', { lang: 'fr' }).flips[0]!.needed;
const counted: string = ranking.whatWouldItTake('1', 10).counts[0]!.column;
const ticks: number[] = ranking.sensitivity('likes/weight', 0, 4).breakpoints.map(({ value }) => value);
const moved: number | null = ranking.whatIf({ insert: [{ id: '9' }], remove: ['1'], without: ['likes'] }).moves[0]!.to;
const hashed: string = (await ranking.receipt()).order;
// @ts-expect-error no such language yet
ranking.explain('1', { lang: 'de' });
// @ts-expect-error ids are text
ranking.explain(1);
// @ts-expect-error a number
ranking.set('likes/weight', '2.5');
// @ts-expect-error what the engine says is not to be written on
ranking.shown = 3;
// @ts-expect-error nor the report
timeline.info = limpid.sample().info;
// @ts-expect-error a score may be null: minus infinity
const sum: number = rows[0]!.score + 1;

for (const step of explanation.steps) {
  if (step.verb === 'add' && step.because === 'unknown') console.log(step.weight);
  // @ts-expect-error no such verb
  if (step.verb === 'divide') console.log(step);
}
const comparison: Comparison = ranking.compare(timeline.rank('calmer'), { by: 'following', top: 20, ties: 'w', followed: ['ana'] });
// @ts-expect-error what is undefined is no number
const tau: number = comparison.kendall_tau_b;
// @ts-expect-error no such way to take ties
ranking.compare(ranking, { ties: 'x' });
const ledger: Ledger = ranking.ledger({ deserved: 'x.bait', groups: ['lang'] });
const taken: number = ledger.entries[0]!.last.taken;
const detected: string = timeline.detect('calmer', { by: 'domain', fit: true }).accounts[0]!.sentence;
const info: Info = timeline.info;
const { ok, errors } = limpid.check('calmer');
const sample: Timeline = limpid.sample({ posts: 10, seed: 2 });
timeline.dispose();
sample[Symbol.dispose]();

try {
  limpid.check('x');
} catch (error) {
  if (error instanceof LimpidError) console.log(error.code, error.where, error.message, error.toJSON().message);
}

// --- What takes long
const watch = { signal: AbortSignal.timeout(1000), onProgress: ({ done }: { done: number }) => console.log(done) };
const long: Ranking = await timeline.rankAsync('calmer', { now: 0, ...watch });
const lines: string = await timeline.toJsonLinesAsync(watch);
const longLedger: Ledger = await long.ledgerAsync({ groups: ['lang'], ...watch });
const another: Timeline = await limpid.sampleAsync({ posts: 10, ...watch });
// @ts-expect-error what is done at once cannot be stopped
timeline.rank('calmer', { signal: watch.signal });
// @ts-expect-error bytes and posts, not slices, are counted while reading
await limpid.read(file, { onProgress: ({ done }) => console.log(done) });

// --- Errors, by code
function remedy(error: LimpidError): string {
  switch (error.code) {
    case 'aborted': case 'busy': case 'disposed': case 'hung': return 'ask again';
    case 'no-wasm': case 'not-wasm': case 'wrong-version': return 'deploy again';
    // @ts-expect-error a code is text
    case 7: return '';
    default: return error.message;
  }
}

// --- Inside the script
const inline: Limpid = await loadInline({ integrity: WASM_SRI });
await load({ wasmUrl: '/limpid.wasm', integrity: WASM_SRI });
// @ts-expect-error there is no address: the engine is inside
await loadInline({ wasmUrl: '/limpid.wasm' });

// --- Elements
define();
const feed: LimpidFeedElement = document.querySelector('limpid-feed')!;
feed.ranking = ranking;
feed.render = (row) => document.createTextNode(row.text ?? '');
feed.addEventListener('limpid-rows', ({ detail }) => console.log(detail.rows.length));
feed.addEventListener('limpid-why', ({ detail }) => console.log(detail.explanation.sentence, detail.row.id));
await feed.refresh();
document.querySelector('limpid-why')!.explanation = ranking.explain('1');
// @ts-expect-error an explanation, not the post's id
document.querySelector('limpid-why')!.explanation = '1';
// @ts-expect-error what is drawn is a node, never markup
feed.render = (row) => row.text ?? '';

// --- On a worker
const remote = await connect({ wasmUrl: '/limpid.wasm' });
const far = await remote.read([file], { onProgress: ({ posts }) => console.log(posts) });
const live: RemoteRanking = await far.rank('calmer');
const state: RankingState = await live.set('likes/weight', 2);
const either: RankingLike = Math.random() < 0.5 ? live : ranking;
feed.ranking = live;
await live.why('1', '2', { lang: 'fr', signal: watch.signal });
await far.toJsonLines(watch);
await connect({ worker: () => new Worker('/thread.js', { type: 'module' }), patience: Infinity, onRestart: ({ code }) => console.log(code) });
await connect({ worker: new Worker('/thread.js'), restart: false, wasmBinary: await wasmBinary() });
// @ts-expect-error the worker itself, or what makes it
await connect({ worker: '/thread.js' });
await live.set({ 'likes/weight': 2, 'replies/weight': 3 });
const farther: Comparison = await live.compare(await far.rank('served'));
const farLedger: Ledger = await live.ledger();
const { from } = await live.arrays();
const shown: number = live.state.shown;
// @ts-expect-error a promise, not the rows
const early: Row[] = live.page(0, 10);
// @ts-expect-error a value for every address
await live.set('likes/weight');
await far.dispose();
remote.dispose();

console.log(long, lines, longLedger, another, remedy, inline, either, flipped, counted, ticks, moved, hashed, version, order, score, place, likes, wouldBe, sum, info, ok, errors, state, from, shown, early, tau, taken, farther, farLedger);
