// What the browser itself wrote down about the network, while the page was used. In-page counts and DevTools miss a
// worker's requests, preconnects and WebRTC; Chromium's own NetLog misses nothing.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drop, openPage, orderOf, startBrowser } from './browser.mjs';

// Chromium talks to its maker of its own accord, on an empty page as well: updates, the signed-in account. Such requests
// have no page that asked for them. What a page can provoke is not among these: text fields make Chromium ask
// content-autofill.googleapis.com about them, so this page has none.
const BROWSERS_OWN = ['update.googleapis.com', 'clients2.google.com', 'accounts.google.com'];

/** Every event of one kind, with its parameters. */
function eventsOf(log, kind) {
  const type = log.constants.logEventTypes[kind];
  return log.events.filter((event) => event.type === type).map(({ params }) => params ?? {});
}

test('in the browser’s own log: requests to our server while loading, and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'limpid-netlog-'));
  const file = join(folder, 'netlog.json');
  const started = await startBrowser([`--log-net-log=${file}`, '--net-log-capture-mode=Everything']);
  const { page, lateRequests } = await openPage(started);
  const before = await orderOf(page);
  await page.locator('input[type=range]').first().press('End');
  await expect.poll(() => orderOf(page)).not.toEqual(before);
  await page.locator('.mine .post[data-index="0"]').click();
  await page.waitForSelector('.proof');
  const secret = 'https://secret.example.net/picture.png';
  await drop(page, { name: 'mine.jsonl', text: `{"id":"a","author":"a@example.org","created_at":"2026-03-01T08:00:00Z","text":"${secret}","links":["${secret}"]}\n` });
  await expect.poll(() => page.textContent('.source')).toBe('mine.jsonl: 1 post');
  expect(lateRequests()).toEqual([]);
  await started.stop();

  const log = JSON.parse(await readFile(file, 'utf8'));
  await rm(folder, { recursive: true });
  const own = new URL(started.url);
  const requests = eventsOf(log, 'URL_REQUEST_START_JOB').filter(({ url }) => url);
  const asked = requests.filter(({ initiator }) => initiator !== 'not an origin').map(({ url }) => new URL(url).host);
  expect([...new Set(asked)]).toEqual([own.host]);
  const ofPage = (hosts) => [...new Set(hosts)].filter((host) => !BROWSERS_OWN.includes(host));
  expect(ofPage(requests.map(({ url }) => new URL(url).host))).toEqual([own.host]);
  expect(ofPage(eventsOf(log, 'HOST_RESOLVER_MANAGER_REQUEST').flatMap(({ host }) => (host ? [new URL(host).host] : [])))).toEqual([own.host]);
  expect(ofPage(eventsOf(log, 'TCP_CONNECT_ATTEMPT').flatMap(({ address }) => (address ? [address] : [])))).toEqual([own.host]);
  // What is left are questions to the name server about the browser's own hosts.
  const packets = eventsOf(log, 'UDP_BYTES_SENT').map(({ bytes }) => Buffer.from(bytes ?? '', 'base64').toString('latin1'));
  expect(packets.filter((packet) => !/(update.googleapis|clients2.google|accounts.google).com/s.test(packet))).toEqual([]);
  expect(JSON.stringify(log)).not.toContain('secret.example.net');
});
