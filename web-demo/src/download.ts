// A file for the reader's own folder. Nothing is sent: the address is this page's memory.

/** How long the browser may take to fetch the bytes. */
const PATIENCE = 60_000;

export function download(name: string, content: Blob | string, type = 'application/octet-stream'): void {
  const address = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-');
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE);
}
