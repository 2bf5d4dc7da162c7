// Every lesson can be played: each figure is computed, in both languages, and what the notes say is what comes out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { limpid, sampleLines } from './limpid.js';
import { play } from '../../lessons/player.js';

const lessonOf = (id) => JSON.parse(readFileSync(new URL(`../../lessons/${id}.json`, import.meta.url), 'utf8'));
const few = { seeds: 4, readers: 250 }; // a class takes the lesson's own number of worlds

// Which choice is right, step by step, where a lesson says how that is decided; the notes rely on it.
const rightChoices = {
  'one-engineer-one-night': [[3, 'Only at × 2']],
  'good-intentions': [[0, 'More'], [2, 'Clearly more'], [3, 'It grows'], [4, 'Hardly']],
  'who-chose-this-feed': [],
  'a-formula-in-public': [[2, 'They are alike']],
};

for (const [id, right] of Object.entries(rightChoices)) {
  const lesson = lessonOf(id);
  const played = { en: await play(limpid, lesson, 'en', few), fr: await play(limpid, lesson, 'fr', few) };

  test(`${id}: every figure is there, in English and in French`, () => {
    for (const [language, steps] of Object.entries(played)) {
      for (const [i, { say, note, figure }] of steps.entries()) {
        const where = `${language}, step ${i + 1}`;
        assert.ok(say && note, where);
        if (!figure) continue;
        assert.equal(figure.badge, lesson.steps[i].figure.reported ? 'reported' : 'model', where);
        for (const { label, cells } of figure.rows) {
          assert.ok(label, where);
          assert.equal(cells.length, figure.columns.length, where);
          for (const { value, text, list, reason } of cells) {
            assert.ok(reason || list?.length || (Number.isFinite(value) && !text.includes('NaN')), `${where}: ${label}`);
          }
        }
      }
    }
    assert.ok(played.en.some(({ figure }) => figure));
  });

  test(`${id}: the languages differ in words, not in figures`, () => {
    const figures = (steps) => steps.map(({ figure, answer, right: choice }) => [figure?.rows.map(({ cells }) => cells), answer, choice]);
    assert.deepEqual(figures(played.en), figures(played.fr));
    for (const [i, { say }] of played.en.entries()) assert.notEqual(say, played.fr[i].say);
  });

  test(`${id}: predictions have answers within reach`, () => {
    for (const [i, { predict }] of lesson.steps.entries()) {
      if (!predict?.slider) continue;
      const { answer } = played.en[i];
      assert.ok(answer >= predict.slider.low && answer <= predict.slider.high, `step ${i + 1}: ${answer}`);
    }
    assert.deepEqual(played.en.flatMap(({ right: choice, choices }, i) => (choice === undefined ? [] : [[i, choices[choice]]])), right);
  });
}

test('on posts that somebody brought the badge says measured', async () => {
  const timeline = await limpid.read(sampleLines(120, 9));
  const [first] = await play(limpid, lessonOf('who-chose-this-feed'), 'en', { timeline });
  assert.equal(first.figure.badge, 'measured');
  timeline.dispose();
});
