/** What a page has left in the browser. */

const settled = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no database'));
  });

async function holds(name: string, text: string): Promise<boolean> {
  const database = await settled(indexedDB.open(name));
  try {
    const stores = [...database.objectStoreNames].map((store) =>
      database.transaction(store).objectStore(store),
    );
    const records = await Promise.all(stores.map((store) => settled<unknown[]>(store.getAll())));
    return JSON.stringify(records).includes(text);
  } finally {
    database.close();
  }
}

/** The names under which the origin keeps things, and the databases in which `text` can be read. */
export async function readStorage(text: string) {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  return {
    cookie: document.cookie,
    localStorage: Object.keys(localStorage),
    sessionStorage: Object.keys(sessionStorage),
    databases: Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await holds(name, text)] as const)),
    ),
  };
}
