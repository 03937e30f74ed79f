/** A time in the largest unit of which there is a whole one, cut; at least a minute. */
export function spanOf(seconds: number): { readonly n: number; readonly unit: 'minute' | 'hour' | 'day' } {
  const minutes = Math.max(1, Math.floor(seconds / 60))
  if (minutes < 60) return { n: minutes, unit: 'minute' }
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? { n: hours, unit: 'hour' } : { n: Math.floor(hours / 24), unit: 'day' }
}
