// How to get one's file, network by network, in steps. What the readers read of each is in docs/formats.md; what a button
// is called changes, so steps name what to look for rather than where it lies.

import { wordsIn } from '../words';

interface Way {
  /** What the file is worth. */
  readonly gives: string;
  readonly steps: readonly string[];
}
interface Network {
  readonly name: string;
  readonly ways: readonly Way[];
}

const en: readonly Network[] = [
  { name: 'X (Twitter)', ways: [
    { gives: 'From your browser: the feed you were shown, in its order.', steps: ['Open x.com on a computer, press F12 and choose the tab “Network”.', 'Type HomeTimeline into the filter, reload the page, and scroll as far as you want.', 'Right-click a line and choose “Save all as HAR with content”.', 'Open that file here. It holds your cookies: show it to nobody, and delete it afterwards. Limpid reads the timelines in it and nothing else.'] },
    { gives: 'Your archive: what you wrote yourself, and whom you follow, muted, blocked and liked.', steps: ['On x.com: Settings, “Your account”, “Download an archive of your data”.', 'A day later there is a ZIP. Open it here as it is.'] },
  ] },
  { name: 'Bluesky', ways: [{ gives: 'The feed you were shown.', steps: ['Open bsky.app on a computer, press F12, tab “Network”.', 'Type getTimeline (or getFeed) into the filter, reload, scroll.', 'Save all as HAR with content, or copy one answer and paste it here.'] }] },
  { name: 'Mastodon', ways: [
    { gives: 'The home timeline you were shown.', steps: ['Open your server on a computer, press F12, tab “Network”.', 'Type timelines into the filter, reload, scroll.', 'Save all as HAR with content, or copy one answer and paste it here.'] },
    { gives: 'Your archive: what you wrote and boosted. The lists beside it tell whom you follow.', steps: ['Preferences, “Import and export”, “Data export”.', 'Request your archive; unpack it and open outbox.json here, or the archive itself if it is a ZIP.', 'Under the same heading download “Follows”, “Mutes”, “Blocks”: give them under “Whom do you follow?”.'] },
  ] },
  { name: 'Reddit', ways: [{ gives: 'Any listing: a community, your front page, a user, comments.', steps: ['Open the listing in the browser.', 'Put .json behind its address, before any question mark: …/new.json?limit=100&raw_json=1', 'Save the page (Ctrl+S), and open that file here.'] }] },
  { name: 'Hacker News', ways: [{ gives: 'The front page, or a discussion.', steps: ['Open https://hn.algolia.com/api/v1/search?tags=front_page&hitsPerPage=100 in the browser.', 'Save the page, and open that file here.'] }] },
  { name: 'Facebook, Instagram, Threads', ways: [
    { gives: 'Your own posts, without counts.', steps: ['Accounts Centre, “Your information and permissions”, “Download your information”.', 'As format choose JSON, not HTML.', 'Open the ZIP here, or of it your_posts_1.json, posts_1.json, threads_and_replies.json.'] },
    { gives: 'The feed you were shown (Instagram and Threads).', steps: ['Install Zeeschuimer in Firefox and switch the platform on.', 'Scroll through your feed.', 'Download as .ndjson, and open that here.'] },
  ] },
  { name: 'TikTok', ways: [{ gives: 'The videos you were shown. TikTok’s own export is only a log of what was watched: it cannot be read.', steps: ['Install Zeeschuimer in Firefox and switch TikTok on.', 'Scroll through your feed.', 'Download as .ndjson, and open that here.'] }] },
  { name: 'LinkedIn', ways: [
    { gives: 'The feed you were shown.', steps: ['Install Zeeschuimer in Firefox and switch LinkedIn on.', 'Scroll through your feed.', 'Download as .ndjson, and open that here.'] },
    { gives: 'Your own posts.', steps: ['Settings, “Data privacy”, “Get a copy of your data”.', 'Of what you get open Shares.csv here.'] },
  ] },
  { name: 'Lemmy', ways: [{ gives: 'The posts of an instance, with your votes if you are signed in.', steps: ['Open https://INSTANCE/api/v3/post/list?sort=Active&limit=50 in the browser, with your instance’s name.', 'Save the page, and open that file here.'] }] },
  { name: 'Nostr', ways: [{ gives: 'Notes, with the reactions that are in the same file.', steps: ['With the program nak: nak req -k 1 -k 6 -k 7 wss://RELAY > notes.jsonl', 'Open notes.jsonl here.'] }] },
  { name: 'RSS, Atom, JSON Feed', ways: [{ gives: 'Blogs, newspapers, YouTube channels: without likes.', steps: ['Find the feed’s address: the orange sign, or /feed, /rss, /feed.json.', 'Save the feed (not the page) as a file.', 'Open several at once to read them as one timeline.'] }] },
  { name: 'Anything else', ways: [{ gives: 'Any table with a post in each row.', steps: ['A CSV with headings, or a JSON list of objects: text, author, date, likes …', 'Open it here. The report says which column was taken for what.'] }] },
];

const fr: readonly Network[] = [
  { name: 'X (Twitter)', ways: [
    { gives: 'Depuis votre navigateur\u202f: le fil qu’on vous a montré, dans son ordre.', steps: ['Ouvrez x.com sur un ordinateur, appuyez sur F12 et choisissez l’onglet «\u00a0Réseau\u00a0».', 'Tapez HomeTimeline dans le filtre, rechargez la page, et faites défiler autant que vous voulez.', 'Clic droit sur une ligne, puis «\u00a0Tout enregistrer en tant que HAR (avec contenu)\u00a0».', 'Ouvrez ce fichier ici. Il contient vos cookies\u202f: ne le montrez à personne et supprimez-le ensuite. Limpid y lit les fils et rien d’autre.'] },
    { gives: 'Votre archive\u202f: ce que vous avez écrit, et qui vous suivez, masquez, bloquez et aimez.', steps: ['Sur x.com\u202f: Paramètres, «\u00a0Votre compte\u00a0», «\u00a0Télécharger une archive de vos données\u00a0».', 'Le lendemain il y a un ZIP. Ouvrez-le ici tel quel.'] },
  ] },
  { name: 'Bluesky', ways: [{ gives: 'Le fil qu’on vous a montré.', steps: ['Ouvrez bsky.app sur un ordinateur, F12, onglet «\u00a0Réseau\u00a0».', 'Tapez getTimeline (ou getFeed) dans le filtre, rechargez, faites défiler.', 'Enregistrez tout en HAR avec contenu, ou copiez une réponse et collez-la ici.'] }] },
  { name: 'Mastodon', ways: [
    { gives: 'Le fil d’accueil qu’on vous a montré.', steps: ['Ouvrez votre serveur sur un ordinateur, F12, onglet «\u00a0Réseau\u00a0».', 'Tapez timelines dans le filtre, rechargez, faites défiler.', 'Enregistrez tout en HAR avec contenu, ou copiez une réponse et collez-la ici.'] },
    { gives: 'Votre archive\u202f: ce que vous avez écrit et partagé. Les listes à côté disent qui vous suivez.', steps: ['Préférences, «\u00a0Import et export\u00a0», «\u00a0Export de données\u00a0».', 'Demandez votre archive\u202f; dépliez-la et ouvrez outbox.json ici, ou l’archive elle-même si c’est un ZIP.', 'Au même endroit, téléchargez «\u00a0Abonnements\u00a0», «\u00a0Masqués\u00a0», «\u00a0Bloqués\u00a0»\u202f: donnez-les sous «\u00a0Qui suivez-vous\u202f?\u00a0».'] },
  ] },
  { name: 'Reddit', ways: [{ gives: 'Toute liste\u202f: une communauté, votre page d’accueil, une personne, des commentaires.', steps: ['Ouvrez la liste dans le navigateur.', 'Ajoutez .json à son adresse, avant tout point d’interrogation\u202f: …/new.json?limit=100&raw_json=1', 'Enregistrez la page (Ctrl+S) et ouvrez ce fichier ici.'] }] },
  { name: 'Hacker News', ways: [{ gives: 'La une, ou une discussion.', steps: ['Ouvrez https://hn.algolia.com/api/v1/search?tags=front_page&hitsPerPage=100 dans le navigateur.', 'Enregistrez la page et ouvrez ce fichier ici.'] }] },
  { name: 'Facebook, Instagram, Threads', ways: [
    { gives: 'Vos propres publications, sans compteurs.', steps: ['Espace Comptes, «\u00a0Vos informations et autorisations\u00a0», «\u00a0Télécharger vos informations\u00a0».', 'Comme format, choisissez JSON, pas HTML.', 'Ouvrez le ZIP ici, ou de lui your_posts_1.json, posts_1.json, threads_and_replies.json.'] },
    { gives: 'Le fil qu’on vous a montré (Instagram et Threads).', steps: ['Installez Zeeschuimer dans Firefox et activez la plateforme.', 'Faites défiler votre fil.', 'Téléchargez en .ndjson et ouvrez-le ici.'] },
  ] },
  { name: 'TikTok', ways: [{ gives: 'Les vidéos qu’on vous a montrées. L’export de TikTok n’est qu’un journal de ce qui fut regardé\u202f: il ne peut être lu.', steps: ['Installez Zeeschuimer dans Firefox et activez TikTok.', 'Faites défiler votre fil.', 'Téléchargez en .ndjson et ouvrez-le ici.'] }] },
  { name: 'LinkedIn', ways: [
    { gives: 'Le fil qu’on vous a montré.', steps: ['Installez Zeeschuimer dans Firefox et activez LinkedIn.', 'Faites défiler votre fil.', 'Téléchargez en .ndjson et ouvrez-le ici.'] },
    { gives: 'Vos propres publications.', steps: ['Préférences, «\u00a0Confidentialité des données\u00a0», «\u00a0Obtenir une copie de vos données\u00a0».', 'De ce que vous recevez, ouvrez Shares.csv ici.'] },
  ] },
  { name: 'Lemmy', ways: [{ gives: 'Les publications d’une instance, avec vos votes si vous êtes connecté.', steps: ['Ouvrez https://INSTANCE/api/v3/post/list?sort=Active&limit=50 dans le navigateur, avec le nom de votre instance.', 'Enregistrez la page et ouvrez ce fichier ici.'] }] },
  { name: 'Nostr', ways: [{ gives: 'Des notes, avec les réactions du même fichier.', steps: ['Avec le programme nak\u202f: nak req -k 1 -k 6 -k 7 wss://RELAIS > notes.jsonl', 'Ouvrez notes.jsonl ici.'] }] },
  { name: 'RSS, Atom, JSON Feed', ways: [{ gives: 'Blogs, journaux, chaînes YouTube\u202f: sans mentions «\u00a0J’aime\u00a0».', steps: ['Trouvez l’adresse du flux\u202f: le signe orange, ou /feed, /rss, /feed.json.', 'Enregistrez le flux (pas la page) comme fichier.', 'Ouvrez-en plusieurs à la fois pour les lire comme un seul fil.'] }] },
  { name: 'Tout autre', ways: [{ gives: 'Tout tableau avec une publication par ligne.', steps: ['Un CSV avec des titres, ou une liste JSON d’objets\u202f: texte, auteur, date, mentions «\u00a0J’aime\u00a0»…', 'Ouvrez-le ici. Le rapport dit quelle colonne fut prise pour quoi.'] }] },
];

export const words = wordsIn({
  en: () => ({
    heading: 'How do I get my file?',
    close: 'Close',
    intro: 'Open it, drop it anywhere on the page, or paste it. Several files are read as one timeline; a ZIP need not be unpacked. It stays on this device.',
    paste: 'Or paste it here',
    networks: en,
    note: 'What happens in a platform’s own window changes without notice. If a step no longer fits, look for “export”, “archive” or “download your data”.',
  }),
  fr: () => ({
    heading: 'Comment obtenir mon fichier\u202f?',
    close: 'Fermer',
    intro: 'Ouvrez-le, déposez-le n’importe où sur la page, ou collez-le. Plusieurs fichiers sont lus comme un seul fil\u202f; un ZIP n’a pas à être déplié. Il reste sur cet appareil.',
    paste: 'Ou collez-le ici',
    networks: fr,
    note: 'Ce que montre une plateforme change sans prévenir. Si une étape ne convient plus, cherchez «\u00a0export\u00a0», «\u00a0archive\u00a0» ou «\u00a0télécharger vos données\u00a0».',
  }),
});
