// The words of what can be done with an open timeline.

import { type Formats, wordsIn } from '../words';

export const words = wordsIn({
  en: (f: Formats) => ({
    people: 'Whom do you follow?',
    peopleMore: 'Your archive from the same platform knows whom you follow, muted, blocked and liked, even where this file does not. Give it, or its lists, and this timeline is read again with them. You can also drop them on the page.',
    openPeople: 'Open lists of people…',
    told: 'What they told:',
    toldNothing: 'They were read, but told nothing that this timeline did not know: perhaps they call people by other names.',
    columns: (column: string, before: number, after: number, posts: number) =>
      `${({ following: 'whom you follow', follows_me: 'who follows you', muted: 'whom you muted', blocked: 'whom you blocked', closeness: 'how close someone is', liked_by_me: 'what you liked' } as Record<string, string>)[column] ?? column}: known of ${f.count(after)} of ${f.count(posts)} posts, before of ${f.count(before)}`,
    names: 'Replace names',
    namesMore: 'For screenshots and reports: everyone is called Person 1, Person 2 …, the same person always by the same name, in every figure, table and file. The posts’ own words stay, and words can be searched for: they may still show who wrote them.',
    keep: 'Keep this timeline on this device',
    keepMore: 'Nothing is kept unless you ask for it here.',
    not: 'no',
    term: { 1: 'for a day', 7: 'for a week', 30: 'for a month' },
    until: (name: string, when: string) => `${name} is kept until ${when}; then it is thrown away when the page is next opened. Another timeline takes its place.`,
    failed: { full: 'There is no room left on this device for it: nothing was kept.', refused: 'This browser does not let the page keep or forget anything, as in private windows.' },
    forget: 'Forget everything kept here',
    forgetMore: 'The timeline and your recipes, at once. What is open stays open.',
    forgotten: 'Everything kept on this device is forgotten.',
  }),
  fr: (f: Formats) => ({
    people: 'Qui suivez-vous\u202f?',
    peopleMore: 'Votre archive de la même plateforme sait qui vous suivez, masquez, bloquez et aimez, même quand ce fichier l’ignore. Donnez-la, ou ses listes, et ce fil est relu avec elles. Vous pouvez aussi les déposer sur la page.',
    openPeople: 'Ouvrir des listes de personnes…',
    told: 'Ce qu’elles ont dit\u202f:',
    toldNothing: 'Elles ont été lues, mais n’ont rien dit que ce fil ne savait\u202f: peut-être nomment-elles les gens autrement.',
    columns: (column: string, before: number, after: number, posts: number) =>
      `${({ following: 'qui vous suivez', follows_me: 'qui vous suit', muted: 'qui vous masquez', blocked: 'qui vous bloquez', closeness: 'qui vous est proche', liked_by_me: 'ce que vous avez aimé' } as Record<string, string>)[column] ?? column}\u202f: connu de ${f.count(after)} publications sur ${f.count(posts)}, avant de ${f.count(before)}`,
    names: 'Remplacer les noms',
    namesMore: 'Pour captures d’écran et rapports\u202f: chacun s’appelle Personne 1, Personne 2…, toujours du même nom, dans chaque figure, tableau et fichier. Les mots des publications restent, et des mots se recherchent\u202f: ils peuvent encore trahir leur auteur.',
    keep: 'Garder ce fil sur cet appareil',
    keepMore: 'Rien n’est gardé sans que vous le demandiez ici.',
    not: 'non',
    term: { 1: 'pour un jour', 7: 'pour une semaine', 30: 'pour un mois' },
    until: (name: string, when: string) => `${name} est gardé jusqu’au ${when}, puis jeté à la prochaine ouverture de la page. Un autre fil prend sa place.`,
    failed: { full: 'Il n’y a plus de place pour lui sur cet appareil\u202f: rien n’a été gardé.', refused: 'Ce navigateur ne laisse la page rien garder ni oublier, comme en navigation privée.' },
    forget: 'Oublier tout ce qui est gardé ici',
    forgetMore: 'Le fil et vos recettes, d’un coup. Ce qui est ouvert reste ouvert.',
    forgotten: 'Tout ce qui était gardé sur cet appareil est oublié.',
  }),
});
