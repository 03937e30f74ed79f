import type { Connection } from './client'
import { problemOf } from './problem'

/**
 * Sends a file under the session, and tells how much of it is on its way. `fetch` cannot tell that.
 * There is no time limit: a phone may be slow.
 *
 * @param progress called with the part that was sent, from 0 to 1
 */
export async function upload<T>(
  connection: Connection,
  path: string,
  file: Blob,
  { type, language }: { readonly type: string; readonly language: string },
  progress: (part: number) => void,
): Promise<T> {
  const send = async () => {
    const token = await connection.session.token()
    const headers = { Authorization: `Bearer ${token}`, 'Accept-Language': language, 'Content-Type': type }
    return { token, response: await posted(path, headers, file, progress) }
  }
  let { token, response } = await send()
  if (response.status === 401) {
    connection.session.reject(token)
    ;({ token, response } = await send())
  }
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw problemOf(response, body)
  return body as T
}

function posted(
  path: string,
  headers: Readonly<Record<string, string>>,
  body: Blob,
  progress: (part: number) => void,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const retryAfter = request.getResponseHeader('Retry-After')
      resolve(
        new Response(request.responseText, {
          status: request.status,
          headers: retryAfter === null ? {} : { 'Retry-After': retryAfter },
        }),
      )
    }
    request.onerror = () => reject(new TypeError('the upload was broken off'))
    request.send(body)
  })
}
