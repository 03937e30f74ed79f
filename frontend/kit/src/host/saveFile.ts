/**
 * Gives a file to the user: as a download, or by the share sheet in a phone's WebView, most of which
 * have no downloads. Answers false when the user dismissed the sheet.
 */
export async function saveFile(name: string, content: BlobPart, platform: string): Promise<boolean> {
  const file = new File([content], name, { type: 'text/plain' })
  const phone = platform === 'ios' || platform === 'android'
  if (phone && 'canShare' in navigator && navigator.canShare({ files: [file] })) {
    try {
      await navigator.share({ files: [file] })
      return true
    } catch (failure) {
      if (failure instanceof DOMException && failure.name === 'AbortError') return false
    }
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return true
}
