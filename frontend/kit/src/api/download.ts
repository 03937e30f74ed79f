import { saveFile } from '../host/saveFile'
import type { Connection } from './client'
import { problemOf } from './problem'

/**
 * Asks for a file under the session and gives it to the user, under the server's name for it. There is
 * no time limit: a file may be as long as the log. Answers false when the user dismissed the sheet.
 *
 * @param name for an answer that has none
 */
export async function download(
  connection: Connection,
  path: string,
  name: string,
  { language, platform }: { language: string; platform: string },
): Promise<boolean> {
  const token = await connection.session.token()
  const headers = { Authorization: `Bearer ${token}`, 'Accept-Language': language }
  const response = await fetch(path, { headers })
  if (!response.ok) throw problemOf(response, await response.json().catch(() => undefined))
  const disposition = response.headers.get('Content-Disposition') ?? ''
  const named = /filename="?([\w.-]+)"?/.exec(disposition)?.[1]
  return saveFile(named ?? name, await response.blob(), platform)
}
