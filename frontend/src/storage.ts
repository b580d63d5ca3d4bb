/** What the browser keeps between pages; a browser that refuses to keep anything keeps nothing. */
interface KeptText {
  read: (key: string) => string | null;
  write: (key: string, text: string) => void;
  remove: (key: string) => void;
}

/** Reading the property itself throws where a person has blocked all storage. */
function keptTextIn(storage: () => Storage): KeptText {
  const attempt = <Result>(action: (storage: Storage) => Result): Result | null => {
    try {
      return action(storage());
    } catch {
      return null;
    }
  };
  return {
    read: (key) => attempt((kept) => kept.getItem(key)),
    write: (key, text) => void attempt((kept) => kept.setItem(key, text)),
    remove: (key) => void attempt((kept) => kept.removeItem(key)),
  };
}

export const untilTabCloses = keptTextIn(() => window.sessionStorage);
export const forever = keptTextIn(() => window.localStorage);
