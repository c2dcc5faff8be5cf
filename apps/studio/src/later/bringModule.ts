import { MissingFile } from './MissingFile.ts';

/** What is known of a file that a module needs: under way or here. One that did not come is forgotten. */
type Files = Map<string, Promise<unknown>>;

/** The names, below the studio's address, are those of the module's own file and of all that it imports. */
type BringModule = <TModule>(bring: () => Promise<TModule>, names?: readonly string[]) => Promise<TModule>;

function createBringModule(page: Document): BringModule {
  const files: Files = new Map();
  const begin = (url: string): Promise<unknown> => {
    const coming = bringFile(page, url).catch((error: unknown) => {
      files.delete(url);
      throw error;
    });
    files.set(url, coming);
    return coming;
  };
  const arrival = (url: string) => files.get(url) ?? begin(url);
  return async (bring, names = []) => {
    await Promise.all(names.map((name) => arrival(`/${name}`)));
    return bring();
  };
}

const isInPage = (page: Document, url: string): boolean =>
  [...page.querySelectorAll('link')].some((link) => link.getAttribute('href') === url);

async function bringFile(page: Document, url: string): Promise<void> {
  if (isInPage(page, url)) return;
  const isStyle = url.endsWith('.css');
  // While the page itself is coming, nothing can be tried again but all of it: its files come side by side.
  if (page.readyState === 'complete') await fetchFile(url);
  else if (!isStyle) addLink(page, 'modulepreload', url);
  if (isStyle) await addStyle(page, url);
}

/** Asks for a file so that the browser has it at hand; files are named by their content and may be kept. */
async function fetchFile(url: string): Promise<void> {
  const answer = await fetch(url).catch((cause: unknown) => {
    throw new MissingFile(url, { isGone: false, cause });
  });
  if (!answer.ok) throw new MissingFile(url, { isGone: answer.status === 404 });
  await answer.arrayBuffer();
}

function addStyle(page: Document, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = addLink(page, 'stylesheet', url);
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      reject(new MissingFile(url, { isGone: false }));
    });
  });
}

function addLink(page: Document, rel: string, href: string): HTMLLinkElement {
  const link = page.createElement('link');
  link.rel = rel;
  link.crossOrigin = '';
  link.setAttribute('href', href);
  page.head.append(link);
  return link;
}

/**
 * Stands in place of Vite's own helper around each `import()` of the built studio. Some browsers keep a failed import, and a
 * failed `modulepreload`, for as long as the page lives: nothing could be tried again once the connection is back. A
 * failed `fetch` is forgotten, so once the page stands, files are fetched first and imported when all of them are here.
 */
export const bringModule = createBringModule(document);
