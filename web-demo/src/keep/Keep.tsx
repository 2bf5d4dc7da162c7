// Keep, name, save, share the recipe as it stands; put it beside another.

import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Difference, Recipe } from 'limpid/worker';
import { announce, editRecipe, engine, privileges, ranked } from '../state';
import { format, words as page } from '../words';
import { TextField } from '../choose/TextField';
import { download } from '../download';
import { Differences } from './Differences';
import { linkOf, LONGEST_LINK } from './link';
import { keeping, offerFile, offerText } from './offer';
import { forget, isKeeping, keep, look, shelf } from './shelf';
import { words } from './words';

const onClose = () => (keeping.value = false);

export function Screen() {
  const box = useRef<HTMLDialogElement>(null);
  const { heading, close } = words.value;
  useLayoutEffect(() => box.current?.showModal(), []);
  const recipe = ranked.value?.recipe;
  return (
    <dialog ref={box} class="sheet" aria-labelledby="keep-heading" onClose={onClose}>
      <header>
        <h2 id="keep-heading">{heading}</h2>
        <button type="button" class="plain" aria-label={close} onClick={onClose}>✕</button>
      </header>
      {recipe ? (
        <>
          <Name recipe={recipe} />
          <Link recipe={recipe} />
          <Beside recipe={recipe} />
        </>
      ) : null}
      <Shelf />
    </dialog>
  );
}

const nameOf = (recipe: Recipe): string => recipe.name ?? words.value.unnamed;

function Name({ recipe }: { recipe: Recipe }) {
  const { name, keep: keeps, kept, notKept, save, bring } = words.value;
  const rename = (to: string) => void editRecipe((now) => ({ ...now, name: to.trim() || words.value.unnamed }));
  const toShelf = async () => announce((await keep(nameOf(recipe), recipe)) ? kept(nameOf(recipe)) : notKept);
  return (
    <section>
      <TextField label={name} value={nameOf(recipe)} onDone={rename} />
      <p class="row">
        <button type="button" class="button" onClick={() => void toShelf()}>{keeps}</button>
        <button type="button" class="button" onClick={() => download(`${nameOf(recipe)}.json`, `${JSON.stringify(recipe, null, 2)}\n`, 'application/json')}>{save}</button>
        <label class="button">
          {bring}
          <input class="said" type="file" accept=".json,application/json" onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) void offerFile(file);
            currentTarget.value = '';
          }} />
        </label>
      </p>
      {isKeeping.value ? null : <p role="alert">{notKept}</p>}
    </section>
  );
}

/** The engine switches off the steps that name somebody; in a link their names must not stand at all. */
async function withoutAccounts(recipe: Recipe): Promise<Recipe | undefined> {
  const without = await engine.value?.withoutPrivileges(recipe);
  const left = without && (await engine.value?.check(without));
  const naming = new Set(left?.privileges.filter((entry) => !entry.empty_list).flatMap(({ steps }) => steps.map(({ step }) => step)));
  return without && { ...without, steps: without.steps.filter((_, i) => !naming.has(i + 1)) };
}

function Link({ recipe }: { recipe: Recipe }) {
  const { link, copy, copied, notCopied, withAccounts, accounts, inside, tooLong } = words.value;
  const isWhole = useSignal(false);
  const address = useSignal('');
  const isShown = useSignal(false);
  const named = privileges.value.filter((entry) => !entry.empty_list).length;
  const whole = isWhole.value || named === 0;
  useEffect(() => {
    let isStale = false;
    void (async () => {
      const shared = whole ? recipe : await withoutAccounts(recipe);
      const link = shared ? await linkOf(shared, location.href.replace(/#.*$/s, '')) : '';
      if (!isStale) address.value = link;
    })();
    return () => void (isStale = true);
  }, [recipe, whole]);
  const toClipboard = () => navigator.clipboard.writeText(address.value).then(
    () => announce(copied),
    () => (isShown.value = true),
  );
  return (
    <section>
      <h3>{link}</h3>
      {named ? (
        <>
          <p class="quiet">{accounts(named)}</p>
          <label><input type="checkbox" checked={isWhole.value} onChange={() => (isWhole.value = !isWhole.value)} /> {withAccounts}</label>
        </>
      ) : null}
      <p class="quiet">{inside}</p>
      {address.value.length > LONGEST_LINK ? <p>{tooLong(address.value.length)}</p> : null}
      <p class="row"><button type="button" class="button" data-link={address.value} onClick={() => void toClipboard()}>{copy}</button></p>
      {isShown.value ? <p role="alert">{notCopied} <code>{address.value}</code></p> : null}
    </section>
  );
}

function Beside({ recipe }: { recipe: Recipe }) {
  const { compare, compareWith, noDifference } = words.value;
  const other = useSignal('');
  const answer = useSignal<readonly Difference[] | null>(null);
  useEffect(() => {
    answer.value = null;
    if (other.value) void engine.value?.diff(other.value, recipe).then((differences) => (answer.value = differences));
  }, [other.value, recipe]);
  return (
    <section>
      <h3>{compare}</h3>
      <select aria-label={compareWith} value={other.value} onChange={({ currentTarget }) => (other.value = currentTarget.value)}>
        <option value="">{compareWith}…</option>
        {(engine.value?.recipes ?? []).map(({ id, name }) => <option key={id} value={id}>{page.value.recipe(id, name)}</option>)}
      </select>
      {answer.value ? <Differences differences={answer.value} none={noDifference} /> : null}
    </section>
  );
}

function Shelf() {
  const { shelf: heading, emptyShelf, since, use, forget: forgets, forgotten } = words.value;
  useEffect(() => void look(), []);
  const all = shelf.value ?? [];
  const drop = async (name: string) => (await forget(name)) && announce(forgotten(name));
  return (
    <section>
      <h3>{heading}</h3>
      {all.length ? null : <p class="quiet">{emptyShelf}</p>}
      <ul class="shelf">
        {all.map(({ name, recipe, since: when }) => (
          <li key={name}>
            <b>{name}</b> <span class="quiet">{since(format.value.date(when))}</span>
            <button type="button" class="plain" aria-label={`${use}: ${name}`} onClick={() => void offerText(JSON.stringify(recipe), { from: 'shelf', name })}>{use}</button>
            <button type="button" class="plain" aria-label={`${forgets}: ${name}`} onClick={() => void drop(name)}>{forgets}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}
