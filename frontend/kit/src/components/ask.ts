import type { Host } from '../host/host'

export interface Question {
  readonly title: string
  readonly text: string
  readonly yes: string
  readonly no: string
}

/** Asks before what cannot be undone: by the host's popup, or by a dialog of our own on old clients. */
export async function ask(host: Host, question: Question): Promise<boolean> {
  host.haptic('warning')
  if (!host.supports('6.2')) return askHere(question)
  const pressed = await host.popup({
    title: question.title,
    message: question.text,
    buttons: [
      { id: 'yes', type: 'destructive', text: question.yes },
      { id: 'no', type: 'default', text: question.no },
    ],
  })
  return pressed === 'yes'
}

function askHere({ title, text, yes, no }: Question): Promise<boolean> {
  const dialog = document.createElement('dialog')
  dialog.className = 'ask'
  const heading = document.createElement('h2')
  heading.textContent = title
  const words = document.createElement('p')
  words.textContent = text
  const form = document.createElement('form')
  form.method = 'dialog'
  form.append(button(no, 'no'), button(yes, 'yes'))
  dialog.append(heading, words, form)
  document.body.append(dialog)
  dialog.showModal()
  return new Promise((resolve) =>
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(dialog.returnValue === 'yes')
    }),
  )
}

function button(text: string, value: string): HTMLButtonElement {
  const element = document.createElement('button')
  Object.assign(element, { textContent: text, value, type: 'submit' })
  return element
}
