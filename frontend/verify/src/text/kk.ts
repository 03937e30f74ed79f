import type { Formats } from '@kit/text/formats'
import { proofKk } from '@kit/proof/text/kk'
import type { VerifyText } from './en'

export const kk = (f: Formats): VerifyText => ({
  ...proofKk(f),
  title: 'Түбіртекті тексеру',
  intro:
    'Түбіртек — бір сатып алудың жазбасы мен оның дүкен журналында тұрғанының дәлелі бар файл. ' +
    'Оны кез келген адам тексере алады: аккаунтсыз және дүкеннен сұрамай.',
  choose: 'Түбіртек файлын таңдау',
  chooseAnother: 'Басқа түбіртекті тексеру',
  orDrop: 'немесе осы беттің кез келген жеріне сүйреп әкеліңіз (.tlog-proof)',
  checked: (name) => `Мұнда көрсетілген: ${name}`,
  privacy: 'Файл осы құрылғыда қалады: оны браузеріңіз тексереді, ештеңе жіберілмейді.',
  claims: 'Файл не дейді, дәлелсіз',
  language: 'Тіл',
})
