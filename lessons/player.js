// Plays a lesson: here is a step and a language, give me its figure, computed now.
// docs/teaching/README.md says what a lesson is. `limpid` is the package's engine, in this thread or on a worker: every
// answer is awaited, so both will do. The page shows one step at a time, with time to think between question and
// answer; tests play all of them.

const shown = (value, as) => (as === 'share' ? `${(100 * value).toFixed(0)} %` : String(Number(value.toFixed(2))));
const inside = (answer, path) => path.reduce((part, key) => part?.[key], answer);

/**
 * One playing of a lesson. `timeline`: posts that somebody brought; without it a lesson on a feed is played on the
 * sample, whose people are invented. Everything else is handed to `simulate`.
 */
export async function open(limpid, lesson, { timeline, ...options } = {}) {
  const own = lesson.uses.sample && !timeline ? await limpid.sample(lesson.uses.sample) : null;
  return { limpid, lesson, options, timeline: timeline ?? own, badge: timeline ? 'measured' : 'model', results: new Map(), close: () => own?.dispose() };
}

/** A step in one language, with its figure computed and its question's answer. */
export async function playStep(session, { say: told, predict, change, figure, note }, language) {
  const say = (text) => text?.[language];
  const computed = figure && (await compute(session, figure, say));
  return {
    say: say(told),
    ask: say(predict?.ask),
    choices: predict?.choices?.map(({ text }) => say(text)),
    change,
    figure: computed,
    answer: predict?.slider && cell(computed, predict.answer).value,
    right: predict?.contrasts && rightChoice(computed, predict),
    note: say(note),
  };
}

/** All of a lesson at once. */
export async function play(limpid, lesson, language, options) {
  const session = await open(limpid, lesson, options);
  try {
    const steps = [];
    for (const step of lesson.steps) steps.push(await playStep(session, step, language));
    return steps;
  } finally {
    await session.close();
  }
}

function compute(session, figure, say) {
  if (figure.simulate) return simulated(session, figure, say);
  return figure.compare ? compared(session, figure, say) : reported(figure, say);
}

// One simulation serves all figures of a lesson that ask for the same scenario.
async function simulated({ limpid, lesson, options, results }, figure, say) {
  const { scenario = lesson.uses.scenario, simulate, arms } = figure;
  if (!results.has(scenario)) results.set(scenario, await limpid.simulate(scenario, { seeds: lesson.uses.seeds, ...options }));
  const result = results.get(scenario);
  const outcomesOf = (arm) => result.arms.find((one) => one.arm === arm).outcomes;
  return {
    badge: result.badge,
    columns: arms.map(({ arm, label }) => ({ id: arm, label: say(label) })),
    rows: simulate.map(({ outcome, label, as }) => ({
      label: say(label),
      as,
      cells: arms.map(({ arm }) => {
        const { mean, sd, reason } = outcomesOf(arm)[outcome];
        return mean === undefined ? { reason } : { value: mean, sd, text: shown(mean, as) };
      }),
    })),
  };
}

async function compared({ timeline, badge }, { compare, a, b, options = {} }, say) {
  const first = await timeline.rank(a.recipe);
  const second = await timeline.rank(b.recipe);
  try {
    const comparison = await first.compare(second, options);
    return {
      badge,
      columns: [{ label: `${say(a.label)} → ${say(b.label)}` }],
      rows: compare.map((row) => ({ label: say(row.label), as: row.as, cells: [row.as === 'list' ? listed(comparison, row) : number(comparison, row)] })),
    };
  } finally {
    await first.dispose();
    await second.dispose();
  }
}

// A number that the path leads to, or how long the list there is.
function number(comparison, { path, as, times = 1 }) {
  const found = as === 'count' ? inside(comparison, path).length : inside(comparison, path);
  if (typeof found !== 'number') return { reason: found.reason };
  return { value: found * times, text: shown(found * times, as) };
}

// Those at both ends; whoever's value is undefined is left out.
function listed(comparison, { path, name, value, ends }) {
  const known = inside(comparison, path).filter((one) => typeof one[value] === 'number').sort((a, b) => b[value] - a[value]);
  const shownOnes = known.length <= 2 * ends ? known : [...known.slice(0, ends), ...known.slice(-ends)];
  return { list: shownOnes.map((one) => ({ name: one[name], value: one[value] })) };
}

function reported({ reported: rows, source }, say) {
  return {
    badge: 'reported',
    source,
    columns: [{ label: source }],
    rows: rows.map(({ label, value, as }) => ({ label: say(label), as, cells: [{ value, text: shown(value, as) }] })),
  };
}

function cell({ columns, rows }, { row, in: arm }) {
  return rows[row].cells[arm === undefined ? 0 : columns.findIndex(({ id }) => id === arm)];
}

/** The number of the choice that holds, by how each contrast comes out; −1: none of them foresaw it. */
function rightChoice(figure, { choices, contrasts }) {
  const outcome = contrasts.map(({ row, in: arm, against, against_row: other = row, margin }) => {
    const difference = cell(figure, { row, in: arm }).value - cell(figure, { row: other, in: against }).value;
    if (Math.abs(difference) <= margin) return 'same';
    return difference > 0 ? 'higher' : 'lower';
  });
  return choices.findIndex((choice) => choice.if?.every((expected, i) => expected === outcome[i]));
}
