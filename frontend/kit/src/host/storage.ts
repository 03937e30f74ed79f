/** What the apps use of a storage. */
export type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * The browser's storage, or memory for the life of the page where the browser forbids or fills it:
 * inside a foreign frame (Telegram's web clients) merely touching `localStorage` may throw.
 */
export function memoryOf(storage: () => Storage): Memory {
  const spare = new Map<string, string>()
  const attempt = <T>(use: (kept: Storage) => T, otherwise: () => T): T => {
    try {
      return use(storage())
    } catch {
      return otherwise()
    }
  }
  return {
    getItem: (key) =>
      spare.get(key) ??
      attempt(
        (it) => it.getItem(key),
        () => null,
      ),
    setItem(key, value) {
      spare.delete(key)
      attempt(
        (it) => it.setItem(key, value),
        () => void spare.set(key, value),
      )
    },
    removeItem(key) {
      spare.delete(key)
      attempt(
        (it) => it.removeItem(key),
        () => {},
      )
    },
  }
}
