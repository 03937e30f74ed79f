/** Waits until it is so. */
export async function until(condition: () => unknown, what: () => unknown = () => ''): Promise<void> {
  const end = Date.now() + 15_000
  while (!condition()) {
    if (Date.now() > end) throw new Error(`it did not happen: ${String(what())}`)
    await new Promise((soon) => setTimeout(soon, 5))
  }
}
