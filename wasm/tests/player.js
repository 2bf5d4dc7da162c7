// Plays a lesson, as docs/teaching/README.md describes it: here is a lesson and a language, give me its steps with every
// figure computed. A page does the same, with time to think between question and answer.

const shown = (value, as) => (as === 'share' ? `${(100 * value).toFixed(0)} %` : String(Number(value.toFixed(2))));
const inside = (answer, path) => path.reduce((part, key) => part?.[key], answer);

/** `timeline`: posts that somebody brought; without it a lesson on a feed is played on the sample. */
export async function play(limpid, lesson, language, { timeline, ...options } = {}) {
  const own = lesson.uses.sample && !timeline && limpid.sample(lesson.uses.sample);
  const session = {
    limpid, lesson, options, timeline: timeline ?? own, badge: timeline ? 'measured' : 'model', // the sample is invented
    say: (text) => text?.[language], results: new Map(),
  };
  try {
    const steps = [];
    for (const step of lesson.steps) steps.push(await playStep(session, step));
    return steps;
  } finally {
    if (own) own.dispose();
  }
}

async function playStep(session, { say, predict, change, figure, note }) {
  const computed = figure && (await compute(session, figure));
  return {
    say: session.say(say),
    ask: session.say(predict?.ask),
    choices: predict?.choices?.map(({ text }) => session.say(text)),
    change,
    figure: computed,
    answer: predict?.slider && cell(computed, predict.answer).value,
    right: predict?.contrasts && rightChoice(computed, predict),
    note: session.say(note),
  };
}

function compute(session, figure) {
  if (figure.simulate) return simulated(session, figure);
  return figure.compare ? compared(session, figure) : reported(session, figure);
}

// One simulation serves all figures of a lesson that ask for the same scenario.
async function simulated({ limpid, lesson, options, say, results }, figure) {
  const { scenario = lesson.uses.scenario, simulate, arms } = figure;
  if (!results.has(scenario)) results.set(scenario, await limpid.simulate(scenario, { seeds: lesson.uses.seeds, ...options }));
  const result = results.get(scenario);
  const outcomesOf = (arm) => result.arms.find((one) => one.arm === arm).outcomes;
  return {
    badge: result.badge,
    columns: arms.map(({ arm, label }) => ({ id: arm, label: say(label) })),
    rows: simulate.map(({ outcome, label, as }) => ({
      label: say(label),
      cells: arms.map(({ arm }) => {
        const { mean, sd, reason } = outcomesOf(arm)[outcome];
        return mean === undefined ? { reason } : { value: mean, sd, text: shown(mean, as) };
      }),
    })),
  };
}

function compared({ timeline, badge, say }, { compare, a, b, options = {} }) {
  const [first, second] = [a, b].map(({ recipe }) => timeline.rank(recipe));
  const comparison = first.compare(second, options);
  return {
    badge,
    columns: [{ label: `${say(a.label)} → ${say(b.label)}` }],
    rows: compare.map((row) => ({ label: say(row.label), cells: [row.as === 'list' ? listed(comparison, row) : number(comparison, row)] })),
  };
}

// A number that the path leads to, or how long the list there is.
function number(comparison, { path, as, times = 1 }) {
  const found = as === 'count' ? inside(comparison, path).length : inside(comparison, path);
  if (typeof found !== 'number') return { reason: found.reason };
  return { value: found * times, text: shown(found * times, as) };
}

// Those at both ends; whoever's value is undefined is left out.
function listed(comparison, { path, name, value, ends }) {
  const known = inside(comparison, path).filter((one) => typeof one[value] === 'number').toSorted((a, b) => b[value] - a[value]);
  const shownOnes = known.length <= 2 * ends ? known : [...known.slice(0, ends), ...known.slice(-ends)];
  return { list: shownOnes.map((one) => ({ name: one[name], value: one[value] })) };
}

function reported({ say }, { reported: rows, source }) {
  return {
    badge: 'reported',
    source,
    columns: [{ label: source }],
    rows: rows.map(({ label, value, as }) => ({ label: say(label), cells: [{ value, text: shown(value, as) }] })),
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
