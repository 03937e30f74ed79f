import type { Formats } from '@kit/text/formats'
import { proofRu } from '@kit/proof/text/ru'
import type { VerifyText } from './en'

export const ru = (f: Formats): VerifyText => ({
  ...proofRu(f),
  title: 'Проверка квитанции',
  intro:
    'Квитанция — это файл с записью об одной покупке и доказательством, что запись есть в журнале магазина. ' +
    'Проверить её может каждый: без аккаунта и не спрашивая магазин.',
  choose: 'Выбрать файл квитанции',
  chooseAnother: 'Проверить другую квитанцию',
  orDrop: 'или перетащите его на эту страницу (.tlog-proof)',
  checked: (name) => `Сейчас показан: ${name}`,
  privacy: 'Файл остаётся на этом устройстве: его проверяет ваш браузер, никуда ничего не отправляется.',
  claims: 'Что утверждает файл, без доказательства',
  language: 'Язык',
})
